import { defineCommand, done, refuse } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { workersOf } from '../queries/agreement-facts.ts';
import { collectiveAgreement } from '../queries/collective-agreements.ts';
import { workersCoveredCorrection } from '../rules/agreement-input.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { isWithdrawn } from '../rules/withdrawal-input.ts';
import { workersConstraints, writeWorkers } from './write-workers.ts';

/** Another count takes the place of one, or none where it never was. The old row stays readable. */
export const correctWorkersCovered = defineCommand({
  name: 'correct-workers-covered',
  version: 1,
  input: workersCoveredCorrection,
  constraints: workersConstraints,
  may: mayKeepRights,
  run: async (writing, { id: opened, version, newId, neverWas, reason, onBehalf, ...said }) => {
    const { tx, actor, chain, entryNo } = writing;
    const [old] = await workersOf(tx, chain, { id: opened, newest: true });
    const record = old && (await collectiveAgreement(tx, chain, old.agreementId));
    if (!old || !record) throw new NotFound();
    if (record.withdrawnFor !== null) return refuse(isWithdrawn);
    const { id, fromOn, women, men, unknown, source } = old;
    const before = { fromOn, women, men, unknown, source };
    const met = await metMeanwhile(writing, 'collective_agreement_workers', { id: opened, version }, before);
    if (met) return met;
    await tx
      .updateTable('collective_agreement_workers')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', id)
      .execute();
    const { agreementId, partnershipId } = old;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const of = { id: newId, agreementId, partnershipId, enteredOnBehalf, replaces: { id, reason } };
    if (!neverWas) await writeWorkers(writing, of, said);
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
