import { setImmediate } from 'node:timers/promises';
import type { Tx } from '../../../db/transaction.ts';
import { expenseContext } from '../../finance/queries/expense-context.ts';
import {
  expenseKey,
  handKey,
  type MatchedExpense,
  matchExpenses,
  placeRows,
  type RowProblem,
  type StandingExpense,
} from '../rules/match-expenses.ts';
import { placeNames } from '../rules/place-names.ts';
import type { ExpenseSheetRow } from '../rules/sheet-input.ts';
import { sheetPlaces } from './sheet-places.ts';
import { standingExpenses, unkeyedExpenses } from './standing-expenses.ts';

export type ExpenseSheet = {
  programmeId: string;
  partnershipId?: string | undefined;
  /** Only this partner's rows: a cash book, or a file of a partner. */
  isFixed: boolean;
  /** A journal of another program: what was booked by hand is found again by day, amount and partner. */
  isJournal: boolean;
  columns: readonly string[];
  rows: readonly ExpenseSheetRow[];
};

/** What the rows would come to beside what stands now; the preview and the import both ask this. */
export const planExpenseSheet = async (
  tx: Tx,
  instituteId: string,
  { programmeId, partnershipId, isFixed, isJournal, columns, rows }: ExpenseSheet,
): Promise<{ matched: MatchedExpense[]; problems: RowProblem[] }> => {
  const references = [...new Set(rows.flatMap(({ activity }) => activity ?? []))];
  const names = placeNames(await sheetPlaces(tx, instituteId, programmeId, references));
  const { placed, problems } = placeRows(rows, names, { partnershipId, isFixed });
  const keys = placed.map(({ row }) => row.reference);
  const found = await standingExpenses(tx, instituteId, programmeId, keys);
  const standing = new Map<string, StandingExpense>();
  for (const { keys: known, ...expense } of found)
    for (const key of [expense.reference, ...(known ?? [])])
      standing.set(expenseKey(expense.partnershipId, key), expense);
  const days = placed.map(({ row }) => row.paidOn).toSorted();
  const unkeyed =
    isJournal && days.length > 0
      ? await unkeyedExpenses(tx, instituteId, programmeId, { from: days[0]!, until: days.at(-1)! })
      : [];
  const context = await expenseContext(tx, instituteId, [
    { programmeId },
    ...placed.map((each) => ({ ...each, partnershipId: each.partnershipId ?? undefined })),
    ...found.map((each) => ({
      outcomeId: each.outcomeId ?? undefined,
      activityId: each.activityId ?? undefined,
    })),
  ]);
  const matching = {
    programmeId,
    columns: new Set(columns),
    context,
    standing,
    unkeyed: Map.groupBy(unkeyed, handKey),
    seen: new Map<string, number>(),
    taken: new Map<string, number>(),
  };
  const matched: MatchedExpense[] = [];
  for (let at = 0; at < placed.length; at += rowsAGo) {
    const part = matchExpenses(placed.slice(at, at + rowsAGo), matching);
    for (const row of part.matched) matched.push(row);
    problems.push(...part.problems);
    await setImmediate();
  }
  return { matched, problems };
};

/** Between so many rows other pages are answered. */
const rowsAGo = 2000;
