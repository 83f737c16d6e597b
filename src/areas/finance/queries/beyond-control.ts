import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Control } from '../rules/money-under-control.ts';
import { inScope } from './expense-scope.ts';

/**
 * The outcomes (null: of none) of expenses that a reader reads beyond its control: whoever confirms the frozen figures of a year of a
 * programme reads all of that year. Nothing for whoever reads its control alone.
 */
export const beyondControl = async (
  tx: Tx,
  instituteId: string,
  { outcomes, years }: Control,
): Promise<(string | null)[]> => {
  const { rows } = await sql<{ id: string | null }>`
    select distinct e.outcome_id as id from expenses e
     where ${inScope(instituteId, {})} and (e.outcome_id = any (${[...outcomes]}::uuid[])
       and e.charged_year = any (${[...years]}::int[])) is not true`.execute(tx);
  return rows.map(({ id }) => id);
};
