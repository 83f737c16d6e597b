import { defineCommand, done, refuse } from '../../../command/command.ts';
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
  run: async (writing, { id, newId, neverWas, reason, onBehalf, ...said }) => {
    const { tx, actor, chain, entryNo } = writing;
    const [old] = await workersOf(tx, chain, { id });
    const record = old && (await collectiveAgreement(tx, chain, old.agreementId));
    if (!old || !record) throw new NotFound();
    if (record.withdrawnFor !== null) return refuse(isWithdrawn);
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
    const { fromOn, women, men, unknown, source } = old;
    return done(
      { id: agreementId },
      {
        subject: { kind: 'collective_agreement', id: agreementId },
        partnershipId,
        before: { fromOn, women, men, unknown, source },
        after: neverWas ? { neverWas, reason } : { ...said, reason, enteredOnBehalf },
      },
    );
  },
});
