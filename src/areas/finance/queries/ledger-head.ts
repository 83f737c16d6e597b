import { sql } from 'kysely';
import { headOf } from '../../../command/journal.ts';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { ExpenseScope } from './expense-scope.ts';
import { type ExpenseTotal, expenseTotalRows } from './expenses.ts';

/** The newest entry of the institute's trail: a listing says what state of the books it shows. */
export const ledgerHead = async (tx: Tx, instituteId: string): Promise<{ no: number; hash: string }> => {
  const { lastNo, hash } = await headOf(tx, instituteId);
  return { no: lastNo, hash: hash.toString('hex') };
};

type Head = { no: number; hash: string };

/** The head of the trail, and what the expenses of the listing add up to, in one statement. */
export const ledgerSummary = async (
  tx: Tx,
  instituteId: string,
  filter: ExpenseScope,
): Promise<{ head: Head; totals: ExpenseTotal[] }> => {
  const { heads, totals } = await together<{ heads: Head; totals: ExpenseTotal }>(tx, {
    heads: sql`select last_no as no, encode(head_hash, 'hex') as hash from audit_heads where chain = ${instituteId}`,
    totals: expenseTotalRows(instituteId, filter),
  });
  return { head: heads[0]!, totals };
};
