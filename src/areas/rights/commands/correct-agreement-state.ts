import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { agreementStatesOf } from '../queries/agreement-facts.ts';
import { collectiveAgreement } from '../queries/collective-agreements.ts';
import { agreementStateCorrection } from '../rules/agreement-input.ts';
import { notYetCome } from '../rules/no-future.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { isWithdrawn } from '../rules/withdrawal-input.ts';
import { stateConstraints, writeState } from './write-state.ts';

/** Another row takes the place of a state, or none where it never was. The old row stays readable. */
export const correctAgreementState = defineCommand({
  name: 'correct-agreement-state',
  version: 1,
  input: agreementStateCorrection,
  constraints: stateConstraints,
  may: mayKeepRights,
  run: async (writing, { id: opened, version, newId, neverWas, reason, onBehalf, ...said }) => {
    const { tx, actor, chain, entryNo } = writing;
    const [old] = await agreementStatesOf(tx, chain, { id: opened, newest: true });
    const record = old && (await collectiveAgreement(tx, chain, old.agreementId));
    if (!old || !record) throw new NotFound();
    if (record.withdrawnFor !== null) return refuse(isWithdrawn);
    const { id, state, onDay, termFrom, termUntil, source } = old;
    const before = { state, onDay, termFrom, termUntil, source };
    const met = await metMeanwhile(writing, 'collective_agreement_states', { id: opened, version }, before);
    if (met) return met;
    const early = notYetCome('onDay', said.onDay, todayIn());
    if (early && !neverWas) return refuseFields(early);
    await tx
      .updateTable('collective_agreement_states')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', id)
      .execute();
    const { agreementId, partnershipId } = old;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const of = { id: newId, agreementId, partnershipId, enteredOnBehalf, replaces: { id, reason } };
    if (!neverWas) await writeState(writing, of, said);
    return done(
      { id: agreementId },
      {
        subject: { kind: 'collective_agreement', id: agreementId },
        partnershipId,
        before,
        after: neverWas ? { neverWas, reason } : { ...said, reason, enteredOnBehalf },
      },
    );
  },
});
