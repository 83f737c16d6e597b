import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { voidInput } from '../rules/expense-input.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { comparable, endExpense, standingExpense, whySettled } from './correct-expense.ts';
import { purseOf, releaseTransfers, settleAdvances } from './use-transfers.ts';

/** Takes an expense back with a reason: entered twice, not ours. Its rows stay and can be read; nothing replaces them. */
export const voidExpense = defineCommand({
  name: 'void-expense',
  version: 1,
  input: voidInput,
  may: (actor) => mayRecordExpense(actor, { partnershipId: actor.partnerships[0] }),
  run: async (writing, { id, version, reason }) => {
    const standing = await standingExpense(writing, id);
    if (standing.entryNo !== version) return conflict(standing.entryNo, comparable(standing));
    const settled = await whySettled(writing, standing);
    if (settled) return refuse(settled);
    await endExpense(writing, standing.rowId);
    await releaseTransfers(writing, id);
    await settleAdvances(writing, purseOf(standing));
    return done(
      { id },
      {
        subject: { kind: 'expense', id },
        partnershipId: standing.partnershipId,
        before: comparable(standing),
        after: { reason },
      },
    );
  },
});
