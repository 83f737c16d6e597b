import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { inScope } from '../../finance/queries/expense-scope.ts';
import { standing } from '../../results/queries/standing.ts';

/** Minor units of the programme's currency; `outcomeId` null is what no outcome bears (management, structure). */
export type BudgetCell = {
  programmeId: string;
  outcomeId: string | null;
  from: CalendarDay;
  until: CalendarDay;
  minor: number;
};
export type SpendingCell = {
  programmeId: string;
  outcomeId: string | null;
  /** First day of the quarter of payment. */
  quarter: CalendarDay;
  /** Year that it is charged to; for a transfer, the year in which it was made. */
  year: number;
  recorded: number;
  transferred: number;
};

type Scope = { programmeId?: string | undefined };

const inProgramme = (alias: string, { programmeId }: Scope) =>
  sql`(${programmeId ?? null}::uuid is null or ${sql.ref(`${alias}.programme_id`)} = ${programmeId ?? null}::uuid)`;

/**
 * The budgets in force of all programmes at once, cell by cell: what finance's `budgetInForce` says of each (a test
 * holds them together), amounts in another currency left out.
 */
export const budgetCells = async (tx: Tx, instituteId: string, scope: Scope = {}): Promise<BudgetCell[]> => {
  const { rows } = await sql<BudgetCell>`
    with in_force as (
      select distinct on (v.programme_id) v.institute_id, v.id from budget_versions v
       where v.institute_id = ${instituteId} and ${inProgramme('v', scope)} order by v.programme_id, v.edition desc)
    select b.programme_id as "programmeId", b.outcome_id as "outcomeId", b.from_on as "from", b.until_on as until,
           sum(b.amount_minor)::bigint as minor
      from in_force v
      join budget_amounts b on (b.institute_id, b.budget_version_id) = (v.institute_id, v.id) and ${standing('b')}
      join programmes g on (g.institute_id, g.id) = (b.institute_id, b.programme_id) and g.currency = b.currency
     where not (b.iati_type is not distinct from '1' and exists (select from budget_amounts r
             where (r.institute_id, r.budget_version_id) = (b.institute_id, b.budget_version_id) and r.iati_type = '2'
               and (r.from_on, r.until_on) = (b.from_on, b.until_on)
               and r.outcome_id is not distinct from b.outcome_id and ${standing('r')}))
     group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(tx);
  return rows;
};

/** What was recorded as spent and transferred to partners, by outcome, quarter and year; one statement. */
export const spendingCells = async (
  tx: Tx,
  instituteId: string,
  scope: Scope = {},
): Promise<SpendingCell[]> => {
  const { rows } = await sql<SpendingCell>`
    select "programmeId", "outcomeId", quarter, year, sum(recorded)::bigint as recorded, sum(transferred)::bigint as transferred
      from (
        select e.programme_id as "programmeId", e.outcome_id as "outcomeId", date_trunc('quarter', e.paid_on)::date as quarter,
               e.charged_year as year, e.converted_minor as recorded, 0::bigint as transferred
          from expenses e where ${inScope(instituteId, scope)}
        union all
        select t.programme_id, t.outcome_id, date_trunc('quarter', t.on_day)::date, extract(year from t.on_day)::int,
               0, t.amount_minor
          from transactions t
          join programmes g on (g.institute_id, g.id) = (t.institute_id, t.programme_id) and g.currency = t.currency
         where t.institute_id = ${instituteId} and t.kind = 'disbursement' and ${standing('t')} and ${inProgramme('t', scope)}
      ) as cells
     group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(tx);
  return rows;
};
