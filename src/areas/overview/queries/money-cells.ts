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

export type MoneyCells = { budget: BudgetCell[]; spending: SpendingCell[] };

type Row = {
  programmeId: string;
  outcomeId: string | null;
  from: CalendarDay;
  until: CalendarDay | null;
  year: number | null;
  minor: number;
  transferred: number;
};

/**
 * Budgets in force, what was recorded as spent and what was transferred to partners, of all programmes or one, in one
 * statement: what finance's `budgetInForce` and `budgetAgainstActual` say of each programme (a test holds them
 * together). Amounts in another currency than the programme's are left out.
 */
export const moneyCells = async (tx: Tx, instituteId: string, scope: Scope = {}): Promise<MoneyCells> => {
  const { rows } = await sql<Row>`
    select "programmeId", "outcomeId", "from", until, year, sum(minor)::bigint as minor, sum(transferred)::bigint as transferred
      from (${budgetRows(instituteId, scope)} union all ${spentRows(instituteId, scope)}
            union all ${transferRows(instituteId, scope)}) as cells
     group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(tx);
  const isBudget = (row: Row): row is Row & { until: CalendarDay } => row.until !== null;
  return {
    budget: rows.filter(isBudget).map(({ programmeId, outcomeId, from, until, minor }) => ({
      programmeId,
      outcomeId,
      from,
      until,
      minor,
    })),
    spending: rows
      .filter((row) => !isBudget(row))
      .map(({ programmeId, outcomeId, from, year, minor, transferred }) => ({
        programmeId,
        outcomeId,
        quarter: from,
        year: year ?? 0,
        recorded: minor,
        transferred,
      })),
  };
};

const budgetRows = (instituteId: string, scope: Scope) => sql`
  select b.programme_id as "programmeId", b.outcome_id as "outcomeId", b.from_on as "from", b.until_on as until,
         null::int as year, b.amount_minor as minor, 0::bigint as transferred
    from (${amountsInForce(instituteId, scope)}) as b`;

/** Rows of `budget_amounts` of the budgets in force, in the currency of their programmes, none counted twice. */
export const amountsInForce = (instituteId: string, scope: Scope = {}) => sql`
  select b.*
    from (select distinct on (v.programme_id) v.institute_id, v.id from budget_versions v
           where v.institute_id = ${instituteId} and ${inProgramme('v', scope)} order by v.programme_id, v.edition desc) as v
    join budget_amounts b on (b.institute_id, b.budget_version_id) = (v.institute_id, v.id) and ${standing('b')}
    join programmes g on (g.institute_id, g.id) = (b.institute_id, b.programme_id) and g.currency = b.currency
   where not (b.iati_type is not distinct from '1' and exists (select from budget_amounts r
           where (r.institute_id, r.budget_version_id) = (b.institute_id, b.budget_version_id) and r.iati_type = '2'
             and (r.from_on, r.until_on) = (b.from_on, b.until_on)
             and r.outcome_id is not distinct from b.outcome_id and ${standing('r')}))`;

const spentRows = (instituteId: string, scope: Scope) => sql`
  select e.programme_id, e.outcome_id, date_trunc('quarter', e.paid_on::timestamp)::date, null::date, e.charged_year,
         sum(e.converted_minor)::bigint, 0
    from expenses e where ${inScope(instituteId, scope)} group by 1, 2, 3, 5`;

const transferRows = (instituteId: string, scope: Scope) => sql`
  select t.programme_id, t.outcome_id, date_trunc('quarter', t.on_day::timestamp)::date, null::date, extract(year from t.on_day)::int,
         0, t.amount_minor
    from transactions t
    join programmes g on (g.institute_id, g.id) = (t.institute_id, t.programme_id) and g.currency = t.currency
   where t.institute_id = ${instituteId} and t.kind = 'disbursement' and ${standing('t')} and ${inProgramme('t', scope)}`;
