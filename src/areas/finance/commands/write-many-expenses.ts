import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { type Purse, purseKey } from '../queries/transfer-layers.ts';
import type { ExpenseDraft } from '../rules/expense-draft.ts';
import type { ExpenseInput } from '../rules/expense-input.ts';
import { purseOf, releaseManyTransfers, settleAdvances, useTransfers } from './use-transfers.ts';
import { expenseRow, paymentsOf, type WrittenExpense } from './write-expenses.ts';

const rowsAStatement = 5000;

/** Inserts drafted expenses of a whole file, thousands of rows a statement. */
export const writeManyExpenses = async (
  writing: Writing,
  written: readonly WrittenExpense[],
): Promise<void> => {
  await insertRows(
    writing,
    written.map((expense) => {
      const { other_shares, ...row } = expenseRow(writing, expense);
      // The row itself is written as JSON.
      return { ...row, other_shares: JSON.parse(other_shares), id: expense.id, expense_id: expense.id };
    }),
  );
  await useTransfers(writing, written.flatMap(paymentsOf));
};

export type ReplacedExpense = { standingId: string; input: ExpenseInput; draft: ExpenseDraft };

/**
 * Puts another row in the place of each that stands, with the reason; gives the new rows' ids in their order. What a
 * file says nothing of (vouchers, on whose behalf, and whatever else a row bears) goes along from the row that stood.
 */
export const replaceExpenses = async (
  writing: Writing,
  replaced: readonly ReplacedExpense[],
  reason: string,
): Promise<string[]> => {
  const standing = await rowsById(
    writing,
    replaced.map(({ standingId }) => standingId),
  );
  await endExpenses(
    writing,
    replaced.map(({ standingId }) => standingId),
  );
  const rows = replaced.map(({ standingId, input, draft }) => {
    const {
      voucher_state: _,
      voucher_class: __,
      entered_on_behalf: ___,
      voucher_number: _number,
      voucher_minor: _whole,
      other_shares: _shares,
      others_minor: _others,
      attested_by: _by,
      attested_why: _why,
      vat_minor: _vat,
      post_id: _post,
      from_revenue_minor: _revenue,
      procurement: _procurement,
      offers: _offers,
      per_diem_country: _country,
      per_diem_days: _days,
      ...said
    } = expenseRow(writing, {
      reference: String(standing.get(standingId)!.reference),
      input,
      draft,
    });
    return { ...standing.get(standingId)!, ...said, ...following(writing, standingId, reason) };
  });
  await insertRows(writing, rows);
  await takeTransfersAnew(writing, [...standing.values()], rows);
  return rows.map(({ id }) => id);
};

export type UndoneExpense = { writtenId: string; replacedId: string | null };

/** Ends the rows that were written; where they replaced others, these stand again as new rows, with the reason. */
export const restoreExpenses = async (
  writing: Writing,
  undone: readonly UndoneExpense[],
  reason: string,
): Promise<void> => {
  const replaced = undone.filter(({ replacedId }) => replacedId !== null);
  const before = await rowsById(
    writing,
    replaced.map(({ replacedId }) => replacedId!),
  );
  const writtenIds = undone.map(({ writtenId }) => writtenId);
  const taken = await rowsById(writing, writtenIds);
  await endExpenses(writing, writtenIds);
  const rows = replaced.map(({ writtenId, replacedId }) => ({
    ...before.get(replacedId!)!,
    ...following(writing, writtenId, reason),
  }));
  await insertRows(writing, rows);
  await takeTransfersAnew(writing, [...taken.values()], rows);
};

/** What ended rows used of transfers is there again: the rows in their place and what waits use it, each purse in its order. */
const takeTransfersAnew = async (
  writing: Writing,
  ended: readonly Record<string, unknown>[],
  rows: readonly Record<string, unknown>[],
): Promise<void> => {
  if (ended.length === 0) return;
  await releaseManyTransfers(
    writing,
    ended.map((row) => String(row.expense_id)),
  );
  const purses = new Map<string, Purse>();
  for (const row of [...ended, ...rows]) {
    const purse = purseOf({
      partnershipId: row.partnership_id === null ? null : String(row.partnership_id),
      currency: String(row.currency),
      convertedCurrency: String(row.converted_currency),
    });
    if (purse) purses.set(purseKey(purse), purse);
  }
  for (const purse of purses.values()) await settleAdvances(writing, purse);
};

const following = ({ entryNo }: Writing, replacedId: string, reason: string) => ({
  id: newId(),
  replaces_id: replacedId,
  correction_reason: reason,
  entry_no: entryNo,
  ended_by_no: null,
});

const endExpenses = ({ tx, chain, entryNo }: Writing, ids: readonly string[]) =>
  sql`update expenses set ended_by_no = ${entryNo} where institute_id = ${chain} and id = any(${[...ids]}::uuid[])
    and ended_by_no is null`.execute(tx);

const rowsById = async ({ tx, chain }: Writing, ids: readonly string[]) => {
  const { rows } = await sql<Record<string, unknown>>`select * from expenses
    where institute_id = ${chain} and id = any(${[...ids]}::uuid[])`.execute(tx);
  // The database works it out itself.
  return new Map(rows.map(({ of_cancelled_activity: _, origin_id: __, ...row }) => [String(row.id), row]));
};

/**
 * One parameter for thousands of rows, which would be more parameters than a statement can have; what all rows share
 * is said once.
 */
const insertRows = async ({ tx }: Writing, rows: readonly Record<string, unknown>[]): Promise<void> => {
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(first);
  const shared = new Set(names.filter((name) => rows.every((row) => row[name] === first[name])));
  const own = names.filter((name) => !shared.has(name));
  const base = JSON.stringify(Object.fromEntries([...shared].map((name) => [name, first[name]])));
  const columns = sql.join(names.map((name) => sql.ref(name)));
  let before: Promise<unknown> | undefined;
  for (let at = 0; at < rows.length; at += rowsAStatement) {
    // The next rows are written out while the database takes in the ones before.
    const part = JSON.stringify(rows.slice(at, at + rowsAStatement), own);
    await before;
    before = sql`insert into expenses (${columns}) select ${columns}
      from json_populate_recordset(json_populate_record(null::expenses, ${base}::json), ${part}::json)`.execute(
      tx,
    );
  }
  await before;
};
