import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { BudgetBlock, BudgetHeading, BudgetLine } from '../rules/budget-input.ts';
import type { MoneyPlace } from '../rules/money-axes.ts';

/** What was spent of a cell in a year before the house joined; minor units of the programme's currency. */
export type OpeningBalanceRow = {
  id: string;
  programmeId: string;
  reportId: string;
  report: string;
  certifiedOn: CalendarDay;
  outcomeId: string | null;
  outcomeCode: string | null;
  partnershipId: string | null;
  partner: string | null;
  block: BudgetBlock;
  line: BudgetLine | null;
  heading: BudgetHeading | null;
  item: string;
  year: number;
  minor: number;
  currency: string;
  replacesId: string | null;
  correctionReason: string | null;
  entryNo: number;
  endedByNo: number | null;
};

type Scope = { programmeId: string; asOf?: number | undefined };
type CountedScope = { [Field in keyof Scope]?: Scope[Field] | undefined };

/** The balances of a programme as they stand or as of an audit number; a partner reads its own. */
export const openingBalances = async (
  tx: Tx,
  instituteId: string,
  { programmeId, asOf }: Scope,
): Promise<OpeningBalanceRow[]> => {
  const { rows } = await sql<OpeningBalanceRow>`${balanceRows(instituteId)}
     and b.programme_id = ${programmeId} and ${standing('b', asOf)}
   order by b.year, o.position nulls last, o.code, b.block, b.budget_line, b.heading, b.item, b.id`.execute(
    tx,
  );
  return rows;
};

/** One balance as it stands; `newest`: also what took its place or struck it out. Undefined where the actor sees none. */
export const openingBalance = async (
  tx: Tx,
  instituteId: string,
  id: string,
  newest?: boolean,
): Promise<OpeningBalanceRow | undefined> => {
  const { rows } = await sql<OpeningBalanceRow>`${balanceRows(instituteId)}
    and ${isRow('b', { table: 'opening_balances', instituteId, id, newest })}`.execute(tx);
  return rows[0];
};

/** A balance through its corrections, the newest row first: the one with this id, and what it replaced. */
export const openingBalanceHistory = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<OpeningBalanceRow[]> => {
  const { rows } = await sql<OpeningBalanceRow>`
    with recursive line as (
      select b.id, b.replaces_id from opening_balances b where b.institute_id = ${instituteId} and b.id = ${id}
      union all
      select p.id, p.replaces_id from opening_balances p join line l on l.replaces_id = p.id
       where p.institute_id = ${instituteId})
    ${balanceRows(instituteId)} and b.id in (select id from line) order by b.entry_no desc`.execute(tx);
  return rows;
};

const balanceRows = (instituteId: string): RawBuilder<OpeningBalanceRow> => sql`
  select b.id, b.programme_id as "programmeId", b.report_id as "reportId", r.title as report, r.certified_on as "certifiedOn",
    b.outcome_id as "outcomeId", o.code as "outcomeCode", b.partnership_id as "partnershipId", g.name as partner,
    b.block, b.budget_line as line, b.heading, b.item, b.year, b.amount_minor as minor, b.currency,
    b.replaces_id as "replacesId", b.correction_reason as "correctionReason", b.entry_no as "entryNo", b.ended_by_no as "endedByNo"
    from opening_balances b
    join certified_reports r on (r.institute_id, r.id) = (b.institute_id, b.report_id)
    left join outcomes o on (o.institute_id, o.id) = (b.institute_id, b.outcome_id)
    left join partnerships s on (s.institute_id, s.id) = (b.institute_id, b.partnership_id)
    left join organisations g on (g.institute_id, g.id) = (s.institute_id, s.organisation_id)
   where b.institute_id = ${instituteId}`;

/** Whether any balance hangs on a report. */
export const hasBalances = async (tx: Tx, instituteId: string, reportId: string): Promise<boolean> => {
  const { rows } = await sql`select from opening_balances b where b.institute_id = ${instituteId}
    and b.report_id = ${reportId} and b.ended_by_no is null limit 1`.execute(tx);
  return rows.length > 0;
};

/** Whether one of these rows, that stand or stood, hangs on a report that was withdrawn. */
export const isReportWithdrawn = async (
  tx: Tx,
  instituteId: string,
  balanceIds: readonly string[],
): Promise<boolean> => {
  const { rows } = await sql`select from opening_balances b
      join certified_reports r on (r.institute_id, r.id) = (b.institute_id, b.report_id) and r.ended_by_no is not null
     where b.institute_id = ${instituteId} and b.id = any(${[...balanceIds]}::uuid[]) limit 1`.execute(tx);
  return rows.length > 0;
};

/** Condition on a row `b` of `opening_balances`: standing, of a programme, in its currency (it is in no other). */
export const balancesCounted = (instituteId: string, { programmeId, asOf }: CountedScope) =>
  sql<boolean>`b.institute_id = ${instituteId} and ${standing('b', asOf)}
    and ${programmeId === undefined ? sql`true` : sql`b.programme_id = ${programmeId}`}`;

export type OpeningSum = Omit<MoneyPlace, 'month'> & { year: number; minor: number };

/** What certified reports say was spent, a row a place and year, as a select of the columns of `OpeningSum`. */
export const openingSums = (
  instituteId: string,
  scope: CountedScope,
): RawBuilder<OpeningSum> => sql<OpeningSum>`
  select b.outcome_id as "outcomeId", b.partnership_id as "partnershipId", b.block, b.budget_line as line, b.heading,
         b.item, b.year, b.amount_minor as minor
    from opening_balances b where ${balancesCounted(instituteId, scope)}`;

/** A report certifies years: what it says of one stands in its last month. */
export const openingPlace = ({ year, minor: _, ...place }: OpeningSum): MoneyPlace => ({
  ...place,
  month: `${year}-12`,
});
