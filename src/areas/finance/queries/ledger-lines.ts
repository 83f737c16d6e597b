import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { blockersAt } from '../../rulebook/rules/rule.ts';
import { expenseChecks } from './expense-checks.ts';
import { inScope } from './expense-scope.ts';
import { type ExpenseDetail, type ExpenseFilter, expenses, expensesAPage } from './expenses.ts';

/** An expense as a control reads it in the ledger: with its documents, its entry in the trail and what the rules say. */
export type LedgerLine = ExpenseDetail & {
  documents: number;
  /** Of the entry that wrote the row; null where the reader does not see it. */
  enteredAt: Temporal.Instant | null;
  /** Rules that keep it from being charged, by id. */
  blockedBy: readonly string[];
};

/** A page of the ledger, one line more than fits; `limit: null` gives all of it, for a file. */
export const ledgerLines = async (
  tx: Tx,
  instituteId: string,
  filter: ExpenseFilter,
  limit: number | null = expensesAPage + 1,
): Promise<LedgerLine[]> => {
  const rows = await expenses(tx, instituteId, filter, limit);
  const ids = rows.map(({ id }) => id);
  const entries = await entriesOf(tx, instituteId, ids);
  const checks = await expenseChecks(tx, instituteId, ids);
  return rows.map((row) => ({
    ...row,
    documents: entries.get(row.id)?.documents ?? 0,
    enteredAt: entries.get(row.id)?.at ?? null,
    blockedBy: blockersAt(checks.get(row.id) ?? [], 'charging').map(({ ruleId }) => ruleId),
  }));
};

type EntryOf = { id: string; documents: number; at: Temporal.Instant | null };

const entriesOf = async (
  tx: Tx,
  instituteId: string,
  expenseIds: readonly string[],
): Promise<Map<string, EntryOf>> => {
  const { rows } = await sql<EntryOf>`
    select e.expense_id as id, coalesce(d.count, 0) as documents, a.at
      from expenses e
      left join audit_entries a on (a.chain, a.no) = (e.institute_id, e.entry_no)
      left join (select subject_id, count(*) from documents where institute_id = ${instituteId}
        and subject_kind = 'expense' and ended_by_no is null group by subject_id) as d on d.subject_id = e.expense_id
     where ${inScope(instituteId, { expenseIds })}`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
};
