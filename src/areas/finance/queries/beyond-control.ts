import { type RawBuilder, sql } from 'kysely';
import type { Control } from '../rules/money-under-control.ts';
import { inScope } from './expense-scope.ts';

/**
 * The outcomes (null: of none) of expenses that a reader reads beyond its control: whoever confirms the frozen figures of a year of a
 * programme reads all of that year. Nothing for whoever reads its control alone, or has none.
 */
export const beyondControlRows = (
  instituteId: string,
  control: Control | undefined,
): RawBuilder<{ id: string | null }> =>
  control
    ? sql`
    select distinct e.outcome_id as id from expenses e
     where ${inScope(instituteId, {})} and (e.outcome_id = any (${[...control.outcomes]}::uuid[])
       and e.charged_year = any (${[...control.years]}::int[])) is not true`
    : sql`select null as id where false`;
