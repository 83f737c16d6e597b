import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { assetInput } from '../rules/asset-input.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { standingExpense } from './correct-expense.ts';
import { assetConstraints, keepAsset } from './keep-asset.ts';

/** Something that an expense for investment bought, in the inventory of whoever has it. */
export const recordAsset = defineCommand({
  name: 'record-asset',
  version: 1,
  input: assetInput,
  constraints: assetConstraints,
  may: (actor) => mayRecordExpense(actor, { partnershipId: actor.partnerships[0] }),
  run: async (writing, { id: given, expenseId, ...said }) => {
    const expense = await standingExpense(writing, expenseId);
    if (expense.heading !== 'investment' || expense.reversesId)
      return refuseFields({ expenseId: [{ key: 'finance.asset-of-investment' }] });
    const id = given ?? newId();
    const after = await keepAsset(writing, { id, place: { ...expense, expenseId } }, said);
    return done(
      { id },
      {
        subject: { kind: 'asset', id },
        partnershipId: expense.partnershipId,
        after: { ...after, expenseId },
      },
    );
  },
});
