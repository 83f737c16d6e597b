import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { agreementsAsAmended } from '../../partners/queries/agreements-as-amended.ts';
import { approvalIs, onOwnFunds } from './expense-decided.ts';

/** Which expenses; everything left out is any. `outcomeId: 'none'`: of no outcome (management costs), `line` likewise. */
export type ExpenseScope = {
  programmeId?: string | undefined;
  outcomeId?: string | undefined;
  /** `none`: the institute's own. */
  partnershipId?: string | undefined;
  activityId?: string | undefined;
  expenseIds?: readonly string[] | undefined;
  /** Rows of expenses by their own id. */
  rowIds?: readonly string[] | undefined;
  block?: string | undefined;
  line?: string | undefined;
  heading?: string | undefined;
  /** `none`: of no item. */
  item?: string | undefined;
  year?: number | undefined;
  /** Charged to this year or an earlier one. */
  untilYear?: number | undefined;
  /** `2027-Q1` and `2027-03`: of the payment, within the year it is charged to. */
  quarter?: string | undefined;
  month?: string | undefined;
  /** Of the amount as it was paid. */
  currency?: string | undefined;
  /** Paid on or after this day. */
  since?: CalendarDay | undefined;
  /** Paid on or before this day. */
  until?: CalendarDay | undefined;
  voucher?: string | undefined;
  search?: string | undefined;
  /** Only what additional revenue paid a part of. */
  fromRevenue?: boolean | undefined;
  /** Of one post. */
  postId?: string | undefined;
  /** Entered first under this audit number. */
  enteredNo?: number | undefined;
  /** Only what was decided to be paid from own funds. */
  ownFunds?: boolean | undefined;
  approval?: 'approved' | 'returned' | 'open' | undefined;
  /** Any of these, for a control that is limited to several. */
  anyOf?: {
    outcomes: readonly string[];
    headings: readonly string[];
    items: readonly string[];
    years: readonly number[];
  };
  /** An audit number. */
  asOf?: number | undefined;
};

/** The condition on a row `e` of expenses: the institute's, standing, and in the scope. */
export const inScope = (instituteId: string, scope: ExpenseScope): RawBuilder<boolean> => {
  const conditions = [sql`e.institute_id = ${instituteId}`, sql`${standing('e', scope.asOf)}`];
  const add = (value: unknown, condition: RawBuilder<unknown>) => {
    if (value !== undefined && value !== '') conditions.push(condition);
  };
  add(scope.programmeId, sql`e.programme_id = ${scope.programmeId}`);
  if (scope.outcomeId === 'none') conditions.push(sql`e.outcome_id is null`);
  else add(scope.outcomeId, sql`e.outcome_id = ${scope.outcomeId}`);
  if (scope.partnershipId === 'none') conditions.push(sql`e.partnership_id is null`);
  else add(scope.partnershipId, sql`e.partnership_id = ${scope.partnershipId}`);
  add(scope.postId, sql`e.post_id = ${scope.postId}`);
  add(scope.activityId, sql`e.activity_id = ${scope.activityId}`);
  add(scope.expenseIds, sql`e.expense_id = any(${[...(scope.expenseIds ?? [])]}::uuid[])`);
  add(scope.rowIds, sql`e.id = any(${[...(scope.rowIds ?? [])]}::uuid[])`);
  add(scope.block, sql`e.block = ${scope.block}`);
  if (scope.line === 'none') conditions.push(sql`e.budget_line is null`);
  else add(scope.line, sql`e.budget_line = ${scope.line}`);
  add(scope.heading, sql`e.heading = ${scope.heading}`);
  add(scope.item, sql`e.item = ${scope.item === 'none' ? '' : scope.item}`);
  add(scope.year, sql`e.charged_year = ${scope.year}`);
  add(scope.untilYear, sql`e.charged_year <= ${scope.untilYear}`);
  add(scope.month, sql`${chargedMonth()} = ${scope.month}`);
  add(
    scope.quarter,
    sql`e.charged_year || '-Q' || ceil(substr(${chargedMonth()}, 6)::int / 3.0) = ${scope.quarter}`,
  );
  add(scope.currency, sql`e.currency = ${scope.currency}`);
  add(scope.since, sql`e.paid_on >= ${scope.since}::date`);
  add(scope.until, sql`e.paid_on <= ${scope.until}::date`);
  add(scope.search, sql`strpos(lower(e.reference || ' ' || e.description), lower(${scope.search})) > 0`);
  add(
    scope.enteredNo,
    sql`e.expense_id in (select x.id from expenses x where x.institute_id = ${instituteId}
      and x.entry_no = ${scope.enteredNo} and x.id = x.expense_id)`,
  );
  if (scope.fromRevenue) conditions.push(sql`e.from_revenue_minor is not null`);
  if (scope.ownFunds) conditions.push(sql`e.origin_id in (${onOwnFunds(instituteId, scope.asOf)})`);
  if (scope.approval) conditions.push(approvalIs(instituteId, scope.approval, scope.asOf));
  const { outcomes = [], headings = [], items = [], years = [] } = scope.anyOf ?? {};
  const addAny = (list: readonly unknown[], condition: RawBuilder<unknown>) => {
    if (list.length > 0) conditions.push(condition);
  };
  addAny(outcomes, sql`coalesce(e.outcome_id::text, 'none') = any(${[...outcomes]}::text[])`);
  addAny(headings, sql`e.heading = any(${[...headings]}::text[])`);
  addAny(items, sql`e.item = any(${[...items]}::text[])`);
  addAny(years, sql`e.charged_year = any(${[...years]}::int[])`);
  if (scope.voucher === 'missing') conditions.push(sql`${voucherOf(instituteId, scope.asOf)} = 'to_follow'`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
};

/** The month of the payment, `2027-03`; of what is charged to another year, the nearest month of that year. */
export const chargedMonth = (): RawBuilder<string> => sql<string>`case
  when extract(year from e.paid_on) = e.charged_year then to_char(e.paid_on, 'YYYY-MM')
  when extract(year from e.paid_on) > e.charged_year then e.charged_year || '-12' else e.charged_year || '-01' end`;

/**
 * A voucher that was attached later counts: documents hang on the expense, not on one of its rows. The inner query does
 * not depend on the row and gives one column, so that it is hashed once and fast, not asked for each of many thousands.
 */
export const voucherOf = (instituteId: string, asOf?: number): RawBuilder<string> =>
  voucherState(sql`e.origin_id in (select d.subject_id from documents d
    where d.institute_id = ${instituteId} and d.subject_kind = 'expense' and ${standing('d', asOf)})`);

/** The same for a handful of expenses: asked for each, since hashing every document would cost more. */
export const voucherOfFew = (): RawBuilder<string> =>
  voucherState(sql`exists (select from documents d where d.institute_id = e.institute_id
    and d.subject_kind = 'expense' and d.subject_id = e.origin_id and ${standing('d')})`);

const voucherState = (isAttached: RawBuilder<unknown>): RawBuilder<string> => sql<string>`case
  when ${isAttached} then 'attached' when e.voucher_state in ('kept_at_partner', 'attested') then e.voucher_state
  else 'to_follow' end`;

/**
 * A partner's agreements in one row each of a table `terms`: the days that any covers, and those of the signed ones.
 * Effect may precede signature: a signature covers the days from its agreement's first on, also those before it.
 */
export const agreementTerms = (
  instituteId: string,
  asOf?: number,
): RawBuilder<unknown> => sql`terms as materialized (
  select a.partnership_id, range_agg(daterange(a.from_on, a.until_on, '[]')) as agreed,
         range_agg(daterange(a.from_on, a.until_on, '[]')) filter (where s.signed_on is not null) as signed
    from ${agreementsAsAmended(instituteId, asOf)} a
    left join agreement_signings s on s.institute_id = a.institute_id and s.agreement_id = a.id
      ${asOf === undefined ? sql`` : sql`and s.entry_no <= ${asOf}`}
   group by a.partnership_id)`;

/** What the partner's agreements say of the day of payment; stands beside `left join terms t` on the partnership. */
export const agreementOf = (): RawBuilder<string> => sql<string>`case
  when e.partnership_id is null or coalesce(e.budget_line, 'd') not in ('a', 'b') then 'none'
  when t.signed @> ${judgedOn()} then 'covered' when t.agreed @> ${judgedOn()} then 'unsigned' else 'none' end`;

/** The day by which rules judge: that of payment, or for a reversal that of what it reverses. */
export const judgedOn = (): RawBuilder<string> => sql<string>`coalesce(e.judged_on, e.paid_on)`;
