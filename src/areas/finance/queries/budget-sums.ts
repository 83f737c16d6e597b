import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { amountsInForce } from './counted-rows.ts';

/** What a budget has for an outcome or block and a line, in minor units of its programme's currency. */
export type BudgetSum = { outcomeId: string | null; block: string; line: string | null; minor: number };

/** The budget in force, added up in the database: thousands of cells come to a few rows. */
export const budgetSums = async (tx: Tx, instituteId: string, programmeId: string): Promise<BudgetSum[]> => {
  const { rows } = await sql<BudgetSum>`
    select b.outcome_id as "outcomeId", b.block, b.budget_line as line, sum(b.amount_minor)::bigint as minor
      from (${amountsInForce(instituteId, { programmeId })}) as b
     group by b.outcome_id, b.block, b.budget_line`.execute(tx);
  return rows;
};
