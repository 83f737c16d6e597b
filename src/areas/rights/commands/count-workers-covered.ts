import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { collectiveAgreement } from '../queries/collective-agreements.ts';
import { workersCoveredInput } from '../rules/agreement-input.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { isWithdrawn } from '../rules/withdrawal-input.ts';
import { workersConstraints, writeWorkers } from './write-workers.ts';

/** How many workers an agreement covers from a day on, by sex. An earlier count keeps its own days. */
export const countWorkersCovered = defineCommand({
  name: 'count-workers-covered',
  version: 1,
  input: workersCoveredInput,
  constraints: workersConstraints,
  may: mayKeepRights,
  run: async (writing, { id, agreementId, onBehalf, ...said }) => {
    const { tx, actor, chain } = writing;
    const agreement = await collectiveAgreement(tx, chain, agreementId);
    if (!agreement) throw new NotFound();
    if (agreement.withdrawnFor !== null) return refuse(isWithdrawn);
    const { partnershipId } = agreement;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await writeWorkers(writing, { id, agreementId, partnershipId, enteredOnBehalf }, said);
    return done(
      { id: agreementId },
      {
        subject: { kind: 'collective_agreement', id: agreementId },
        partnershipId,
        after: { ...said, enteredOnBehalf },
      },
    );
  },
});
