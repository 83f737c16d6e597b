import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { amountsInForce, transfersCounted } from '../../finance/queries/counted-rows.ts';
import { inScope } from '../../finance/queries/expense-scope.ts';
import { balancesCounted } from '../../finance/queries/opening-balances.ts';

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
  /** First day of the quarter of payment, within the year it is charged to. */
  quarter: CalendarDay;
  /** Year that it is charged to; for a transfer, the year in which it was made. */
  year: number;
  /** What was recorded, and what was certified before the house joined (in the last quarter of its year). */
  spent: number;
  /** Of it, what was certified before the house joined. */
  opening: number;
  transferred: number;
};

type Scope = {
  programmeId?: string | undefined;
  partnershipId?: string | undefined;
  asOf?: number | undefined;
};

const ofPartner = (alias: string, { partnershipId }: Scope) =>
  partnershipId === undefined
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(`${alias}.partnership_id`)} = ${partnershipId}`;

export type MoneyCells = { budget: readonly BudgetCell[]; spending: readonly SpendingCell[] };

type Row = {
  programmeId: string;
  outcomeId: string | null;
  from: CalendarDay;
  until: CalendarDay | null;
  year: number | null;
  minor: number;
  opening: number;
  transferred: number;
};

/**
 * Budgets in force, what was spent and what was transferred to partners, of all programmes or one, of all partners or one, in one
 * statement: what finance's `budgetInForce` and `budgetAgainstActual` say of each programme (a test holds them
 * together). Amounts in another currency than the programme's are left out.
 */
export const moneyCells = async (tx: Tx, instituteId: string, scope: Scope = {}): Promise<MoneyCells> => {
  const { rows } = await sql<Row>`
    select "programmeId", "outcomeId", "from", until, year, sum(minor)::bigint as minor, sum(opening)::bigint as opening,
           sum(transferred)::bigint as transferred
      from (${budgetRows(instituteId, scope)} union all ${spentRows(instituteId, scope)}
            union all ${openingRows(instituteId, scope)} union all ${transferRows(instituteId, scope)}) as cells
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
      .map(({ programmeId, outcomeId, from, year, minor, opening, transferred }) => ({
        programmeId,
        outcomeId,
        quarter: from,
        year: year ?? 0,
        spent: minor,
        opening,
        transferred,
      })),
  };
};

const budgetRows = (instituteId: string, scope: Scope) => sql`
  select b.programme_id as "programmeId", b.outcome_id as "outcomeId", b.from_on as "from", b.until_on as until,
         null::int as year, b.amount_minor as minor, 0::bigint as opening, 0::bigint as transferred
    from (${amountsInForce(instituteId, scope)}) as b where ${ofPartner('b', scope)}`;

// The quarter of the payment within the year it is charged to, as `chargedMonth` says it of a single expense; of many
// thousands the days are added up first.
const spentRows = (instituteId: string, scope: Scope) => sql`
  select e.programme_id, e.outcome_id, greatest(least(e.quarter, make_date(e.charged_year, 10, 1)), make_date(e.charged_year, 1, 1)),
         null::date, e.charged_year, sum(e.minor)::bigint, 0, 0
    from (select e.programme_id, e.outcome_id, date_trunc('quarter', e.paid_on::timestamp)::date as quarter, e.charged_year,
                 sum(e.converted_minor) as minor
            from expenses e where ${inScope(instituteId, scope)} group by 1, 2, 3, 4) as e group by 1, 2, 3, 5`;

const openingRows = (instituteId: string, scope: Scope) => sql`
  select b.programme_id, b.outcome_id, make_date(b.year, 10, 1), null::date, b.year, sum(b.amount_minor)::bigint,
         sum(b.amount_minor)::bigint, 0
    from opening_balances b where ${balancesCounted(instituteId, scope)} and ${ofPartner('b', scope)}
   group by 1, 2, 3, 5`;

const transferRows = (instituteId: string, scope: Scope) => sql`
  select t.programme_id, t.outcome_id, date_trunc('quarter', t.on_day::timestamp)::date, null::date, extract(year from t.on_day)::int,
         0, 0, t.amount_minor
    from (${transfersCounted(instituteId, scope)}) as t where ${ofPartner('t', scope)}`;
