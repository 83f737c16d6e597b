import { sql } from 'kysely';
import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { rowDigest } from '../../../command/within.ts';
import { toDecimal } from '../../../kernel/money.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { type BudgetAmountRow, budgetInForce } from '../queries/budget-amounts.ts';
import { type BudgetAmountInput, budgetAmountsInput } from '../rules/budget-input.ts';
import { placeKey } from '../rules/budget-place.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';
import { refusedAmounts, writeBudgetAmounts, writeBudgetVersion } from './record-budget.ts';

/**
 * Cells of the budget in force: new ones are added, one that stands already is replaced with a reason. Where it is said
 * when they were read, one that somebody else set since is refused, and with it all of them.
 */
export const setBudgetAmounts = defineCommand({
  name: 'set-budget-amounts',
  version: 1,
  input: budgetAmountsInput,
  may: mayKeepBudget,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    const refused = await refusedAmounts(writing, input);
    if (refused) return refuseFields(refused);
    const { programmeId, amounts, reason, version: readAt } = input;
    const budget = await budgetInForce(tx, chain, programmeId);
    if (readAt !== undefined) {
      const read = await budgetInForce(tx, chain, programmeId, readAt);
      if (read.version?.id !== budget.version?.id) return refuse({ key: 'finance.version-opened-meanwhile' });
      const changed = changedSince(read.amounts, budget.amounts, amounts);
      if (changed) return refuseFields(changed);
    }
    const standing = new Map(budget.amounts.map((row) => [placeKey(row), row.id]));
    const ids = new Map<number, string>();
    for (const [at, amount] of amounts.entries()) {
      const replaced = standing.get(placeKey({ ...amount, currency: amount.amount.currency }));
      if (replaced && !reason) return refuseFields({ reason: [{ key: 'finance.amount-stands' }] });
      if (replaced) ids.set(at, replaced);
    }
    const filed = { programmeId, kind: 'filed', note: '' };
    const version = budget.version ?? (await writeBudgetVersion(writing, filed));
    if (ids.size > 0)
      await sql`update budget_amounts set ended_by_no = ${entryNo}
        where institute_id = ${chain} and id = any(${[...ids.values()]}::uuid[]) and ended_by_no is null`.execute(
        tx,
      );
    const replacing = { ids, reason: reason ?? '' };
    const written = await writeBudgetAmounts(writing, { id: version.id, programmeId }, amounts, replacing);
    const rows = written.map(({ id, row }) =>
      rowDigest({ subject: { kind: 'budget-amount', id }, after: row }),
    );
    return done(
      { id: version.id, ids: written.map(({ id }) => id) },
      {
        subject: { kind: 'budget', id: version.id },
        after: { programmeId, reason: reason ?? null, count: rows.length, rows },
      },
    );
  },
});

/** The cells that are not the rows any more that were read, with what they are now. */
const changedSince = (
  read: readonly BudgetAmountRow[],
  now: readonly BudgetAmountRow[],
  amounts: readonly BudgetAmountInput[],
): FieldErrors | undefined => {
  const before = new Map(read.map((row) => [placeKey(row), row.id]));
  const standing = new Map(now.map((row) => [placeKey(row), row]));
  const errors: FieldErrors = Object.fromEntries(
    amounts.flatMap((amount, at) => {
      const key = placeKey({ ...amount, currency: amount.amount.currency });
      const row = standing.get(key);
      if (before.get(key) === row?.id) return [];
      const args = { now: row ? toDecimal(row) : '0', currency: amount.amount.currency };
      return [[`amounts.${at}.amount`, [{ key: 'finance.cell-set-meanwhile', args }]]];
    }),
  );
  return Object.keys(errors).length > 0 ? errors : undefined;
};
