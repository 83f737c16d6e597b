import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { agreement } from '../../partners/queries/agreements.ts';
import { plannedTransfers } from '../queries/planned-transfers.ts';
import { plannedTransferInput } from '../rules/planned-transfer-input.ts';
import { mayPlanTransfers } from '../rules/transfer-permissions.ts';
import { whyNotPlanned, writeConditions, writePlannedTransfer } from './write-planned-transfer.ts';

/** A transfer is planned under an agreement: when, how much, on which conditions. No money goes by it. */
export const planTransfer = defineCommand({
  name: 'plan-transfer',
  version: 1,
  input: plannedTransferInput,
  may: mayPlanTransfers,
  run: async (writing, { id, agreementId, ...plan }) => {
    const { tx, chain } = writing;
    const found = await agreement(tx, chain, agreementId);
    if (!found) return refuseFields({ agreementId: [{ key: 'problem.not-known-here' }] });
    const refused = await whyNotPlanned(writing, found, plan);
    if (refused) return refused;
    const earlier = await plannedTransfers(tx, chain, { agreementId }, null);
    const number = Math.max(0, ...earlier.map((each) => each.number)) + 1;
    const transferId = id ?? newId();
    await writePlannedTransfer(writing, found, plan, { transferId, number });
    await writeConditions(writing, { transferId, partnershipId: found.partnershipId }, plan.conditions);
    return done(
      { id: transferId, number },
      {
        subject: { kind: 'planned_transfer', id: transferId },
        partnershipId: found.partnershipId,
        after: { agreement: found.reference, number, ...plan },
      },
    );
  },
});
