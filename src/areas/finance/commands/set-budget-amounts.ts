import { sql } from 'kysely';
import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { rowDigest } from '../../../command/within.ts';
import { toDecimal } from '../../../kernel/money.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { type BudgetAmountRow, budgetInForce } from '../queries/budget-amounts.ts';
import { type BudgetAmountInput, budgetAmountsInput } from '../rules/budget-input.ts';
import { placeKey } from '../rules/budget-place.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';
import { asAmountInput, refusedAmounts, writeBudgetAmounts, writeBudgetVersion } from './record-budget.ts';

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
    const { replaced, problems } = standingOf(budget.amounts, amounts);
    if (Object.keys(problems).length > 0) return refuseFields(problems);
    if (replaced.size > 0 && !reason) return refuseFields({ reason: [{ key: 'finance.amount-stands' }] });
    const ids = new Map([...replaced].map(([at, { id }]) => [at, id]));
    const filed = { programmeId, kind: 'filed', note: '' };
    const version = budget.version ?? (await writeBudgetVersion(writing, filed));
    if (ids.size > 0)
      await sql`update budget_amounts set ended_by_no = ${entryNo}
        where institute_id = ${chain} and id = any(${[...ids.values()]}::uuid[]) and ended_by_no is null`.execute(
        tx,
      );
    const replacing = { ids, reason: reason ?? '' };
    const said = amounts.map((amount, at) => ({ ...publishedAs(replaced.get(at)), ...amount }));
    const written = await writeBudgetAmounts(writing, { id: version.id, programmeId }, said, replacing);
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

type Standing = {
  /** The row that each amount takes the place of, by its position. */
  replaced: ReadonlyMap<number, BudgetAmountRow>;
  problems: FieldErrors;
};

/** What counts in the budget at the place of each amount; one place takes one amount, and only where one stands. */
const standingOf = (budget: readonly BudgetAmountRow[], amounts: readonly BudgetAmountInput[]): Standing => {
  const counted = Map.groupBy(
    budget.filter(({ isSuperseded }) => !isSuperseded),
    placeKey,
  );
  const replaced = new Map<number, BudgetAmountRow>();
  const problems: FieldErrors = {};
  const seen = new Set<string>();
  for (const [at, amount] of amounts.entries()) {
    const key = keyOfInput(amount);
    const [row, ...more] = counted.get(key) ?? [];
    if (seen.has(key)) problems[`amounts.${at}.amount`] = [{ key: 'finance.cell-twice' }];
    else if (more.length > 0) problems[`amounts.${at}.amount`] = [{ key: 'finance.grid-fixed' }];
    seen.add(key);
    if (row) replaced.set(at, row);
  }
  return { replaced, problems };
};

const keyOfInput = (amount: BudgetAmountInput): string =>
  placeKey({ ...amount, currency: amount.amount.currency });

/** How a published file gave the amount before: one that it revised must stay revised, or the original counts again. */
const publishedAs = (row: BudgetAmountRow | undefined) => (row?.iatiType ? asAmountInput(row) : {});

/** The cells that are not the rows any more that were read, with what they are now. */
const changedSince = (
  read: readonly BudgetAmountRow[],
  now: readonly BudgetAmountRow[],
  amounts: readonly BudgetAmountInput[],
): FieldErrors | undefined => {
  const isCounted = ({ isSuperseded }: BudgetAmountRow) => !isSuperseded;
  const before = new Map(read.filter(isCounted).map((row) => [placeKey(row), row.id]));
  const standing = new Map(now.filter(isCounted).map((row) => [placeKey(row), row]));
  const errors: FieldErrors = Object.fromEntries(
    amounts.flatMap((amount, at) => {
      const key = keyOfInput(amount);
      const row = standing.get(key);
      if (before.get(key) === row?.id) return [];
      const args = { now: row ? toDecimal(row) : '0', currency: amount.amount.currency };
      return [[`amounts.${at}.amount`, [{ key: 'finance.cell-set-meanwhile', args }]]];
    }),
  );
  return Object.keys(errors).length > 0 ? errors : undefined;
};
