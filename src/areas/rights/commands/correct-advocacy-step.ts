import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { advocacyDossier } from '../queries/advocacy-dossiers.ts';
import { stepsOf } from '../queries/advocacy-facts.ts';
import { advocacyStepCorrection } from '../rules/advocacy-input.ts';
import { notYetCome } from '../rules/no-future.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { isWithdrawn } from '../rules/withdrawal-input.ts';
import { writeStep } from './write-step.ts';

/** Another row takes the place of a step, or none where it never was. */
export const correctAdvocacyStep = defineCommand({
  name: 'correct-advocacy-step',
  version: 1,
  input: advocacyStepCorrection,
  may: mayKeepRights,
  run: async (writing, { id: opened, version, newId, neverWas, reason, onBehalf, ...said }) => {
    const { tx, actor, chain, entryNo } = writing;
    const [old] = await stepsOf(tx, chain, { id: opened, newest: true });
    const record = old && (await advocacyDossier(tx, chain, old.dossierId));
    if (!old || !record) throw new NotFound();
    if (record.withdrawnFor !== null) return refuse(isWithdrawn);
    const { id, onDay, what } = old;
    const before = { onDay, what };
    const met = await metMeanwhile(writing, 'advocacy_steps', { id: opened, version }, before);
    if (met) return met;
    const early = notYetCome('onDay', said.onDay, todayIn());
    if (early && !neverWas) return refuseFields(early);
    await tx
      .updateTable('advocacy_steps')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', id)
      .execute();
    const { dossierId, partnershipId } = old;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const of = { id: newId, dossierId, partnershipId, enteredOnBehalf, replaces: { id, reason } };
    if (!neverWas) await writeStep(writing, of, said);
    return done(
      { id: dossierId },
      {
        subject: { kind: 'advocacy_dossier', id: dossierId },
        partnershipId,
        before,
        after: neverWas ? { neverWas, reason } : { ...said, reason, enteredOnBehalf },
      },
    );
  },
});
