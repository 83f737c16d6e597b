import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

/** What a version of the budget carried from a year to the next, minor units of the programme's currency. */
export type BudgetCarryOverRow = { year: number; minor: number; entryNo: number };

export const budgetCarryOvers = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<BudgetCarryOverRow[]> => {
  const { rows } = await sql<BudgetCarryOverRow>`
    select from_year as year, amount_minor as minor, entry_no as "entryNo" from budget_carry_overs
     where institute_id = ${instituteId} and programme_id = ${programmeId}`.execute(tx);
  return rows;
};
