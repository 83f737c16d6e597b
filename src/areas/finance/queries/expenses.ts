import { type RawBuilder, sql } from 'kysely';
import { inBulk } from '../../../db/in-bulk.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { dayAndId, valueAndId } from '../../../kernel/list-key.ts';
import { isOfControl } from './expense-decided.ts';
import { type ExpenseScope, inScope, voucherOf } from './expense-scope.ts';

/** One row of an expense: the one that stands, or one that a correction replaced. */
export type ExpenseDetail = {
  rowId: string;
  id: string;
  reference: string;
  programmeId: string;
  programme: string;
  outcomeId: string | null;
  outcomeCode: string | null;
  partnershipId: string | null;
  partner: string | null;
  activityId: string | null;
  activityReference: string | null;
  activityTitle: string | null;
  activityKind: string | null;
  block: string;
  line: string | null;
  heading: string;
  item: string;
  paidOn: CalendarDay;
  chargedYear: number;
  description: string;
  minor: number;
  currency: string;
  rate: string;
  rateSource: string;
  rateOn: CalendarDay;
  convertedMinor: number;
  convertedCurrency: string;
  voucher: 'attached' | 'kept_at_partner' | 'to_follow' | 'attested';
  voucherNumber: string | null;
  /** The whole of the voucher, null where the expense is all of it; what others bear of it. */
  voucherMinor: number | null;
  otherShares: readonly { funder: string; minor: number; isBelgian: boolean }[];
  /** Of the amount, in its currency; null where none is said. */
  vatMinor: number | null;
  procurement: string | null;
  offers: number | null;
  perDiemCountry: string | null;
  /** Persons times days. */
  perDiemDays: number | null;
  /** Of the amount, what additional revenue paid; null where nothing. */
  fromRevenueMinor: number | null;
  postId: string | null;
  post: string | null;
  attestedBy: string | null;
  attestedWhy: string | null;
  /** What a reversal reverses. */
  reversesId: string | null;
  reverses: string | null;
  /** What took this expense or parts of it back, the oldest first, and how much: in its currency and converted. */
  reversals: readonly { id: string; reference: string }[];
  reversedMinor: number;
  reversedConvertedMinor: number;
  /** It settled a finding of a control: what is rejected stays on own funds. */
  isOfControl: boolean;
  voucherState: string;
  voucherClass: string;
  enteredOnBehalf: string | null;
  correctionReason: string | null;
  entryNo: number;
  endedByNo: number | null;
};

export type ExpenseSort = 'paid' | 'amount';
export type ExpenseFilter = ExpenseScope & {
  sort?: ExpenseSort | undefined;
  /** Key of the last row seen (`keyOfExpense`). */
  after?: string | undefined;
};

export const expensesAPage = 25;

/** A page of the expenses that stand, latest payment first, one more than fits; `limit: null` gives all, for a file. */
export const expenses = async (
  tx: Tx,
  instituteId: string,
  filter: ExpenseFilter = {},
  limit: number | null = expensesAPage + 1,
): Promise<ExpenseDetail[]> => {
  const by = filter.sort === 'amount' ? sql`e.converted_minor` : sql`e.paid_on`;
  const statement = sql<ExpenseDetail>`${columns(instituteId, filter.asOf)}
    where ${inScope(instituteId, filter)} and ${behind(filter)}
    order by ${by} desc, e.id desc limit ${limit}`;
  const isAll = limit === null && filter.expenseIds === undefined;
  return isAll ? inBulk(tx, statement) : (await statement.execute(tx)).rows;
};

export const keyOfExpense = (row: ExpenseDetail, sort: ExpenseSort | undefined): string =>
  `${sort === 'amount' ? row.convertedMinor : row.paidOn}|${row.rowId}`;

/** Whether a page of the list can begin there: what `keyOfExpense` makes of a row in that order. */
export const isPlaceOfExpense = (key: string, sort: ExpenseSort | undefined): boolean =>
  placeOf(key, sort) !== undefined;

const placeOf = (key: string, sort: ExpenseSort | undefined) => {
  if (sort !== 'amount') return dayAndId(key) && valueAndId(key);
  const place = valueAndId(key);
  return place && /^-?\d{1,15}$/.test(place.value) ? place : undefined;
};

const behind = ({ after = '', sort }: ExpenseFilter) => {
  const place = placeOf(after, sort);
  if (!place) return sql`true`;
  return sort === 'amount'
    ? sql`(e.converted_minor, e.id) < (${place.value}::bigint, ${place.id}::uuid)`
    : sql`(e.paid_on, e.id) < (${place.value}::date, ${place.id}::uuid)`;
};

/** All rows of one expense, the latest first; empty where the actor does not see it. */
export const expenseHistory = async (
  tx: Tx,
  instituteId: string,
  expenseId: string,
): Promise<ExpenseDetail[]> => {
  const { rows } = await sql<ExpenseDetail>`${columns(instituteId)}
    where e.institute_id = ${instituteId} and e.expense_id = ${expenseId} order by e.entry_no desc`.execute(
    tx,
  );
  return rows;
};

export type ExpenseTotal = { currency: string; minor: number; count: number };

/** What the expenses of a filter add up to, by currency of their programme. */
export const expenseTotalRows = (instituteId: string, filter: ExpenseScope): RawBuilder<ExpenseTotal> =>
  sql<ExpenseTotal>`
    select e.converted_currency as currency, sum(e.converted_minor)::bigint as minor, count(*) as count from expenses e
     where ${inScope(instituteId, filter)} group by e.converted_currency order by e.converted_currency`;

export const expenseTotals = async (
  tx: Tx,
  instituteId: string,
  filter: ExpenseScope,
): Promise<ExpenseTotal[]> => (await expenseTotalRows(instituteId, filter).execute(tx)).rows;

const columns = (instituteId: string, asOf?: number) => sql`
  select e.id as "rowId", e.expense_id as id, e.reference, e.programme_id as "programmeId", p.reference as programme,
    e.outcome_id as "outcomeId", o.code as "outcomeCode", e.partnership_id as "partnershipId", g.name as partner,
    e.activity_id as "activityId", a.reference as "activityReference", a.title as "activityTitle", a.kind as "activityKind",
    e.block, e.budget_line as line, e.heading, e.item, e.paid_on as "paidOn", e.charged_year as "chargedYear",
    e.description, e.amount_minor as minor, e.currency, e.rate, e.rate_source as "rateSource", e.rate_on as "rateOn",
    e.converted_minor as "convertedMinor", e.converted_currency as "convertedCurrency",
    ${voucherOf(instituteId, asOf)} as voucher, e.voucher_state as "voucherState", e.voucher_class as "voucherClass", e.entered_on_behalf as "enteredOnBehalf",
    e.voucher_number as "voucherNumber", e.voucher_minor as "voucherMinor", e.other_shares as "otherShares",
    e.vat_minor as "vatMinor", e.procurement, e.offers, e.per_diem_country as "perDiemCountry", e.per_diem_days as "perDiemDays", e.from_revenue_minor as "fromRevenueMinor", e.post_id as "postId", w.post, e.attested_by as "attestedBy", e.attested_why as "attestedWhy", e.reverses_id as "reversesId", f.reference as reverses,
    coalesce(n.reversals, '[]'::jsonb) as reversals, coalesce(n.minor, 0)::bigint as "reversedMinor",
    coalesce(n.converted_minor, 0)::bigint as "reversedConvertedMinor", ${isOfControl(instituteId)} as "isOfControl",
    e.correction_reason as "correctionReason", e.entry_no as "entryNo", e.ended_by_no as "endedByNo"
    from expenses e
    join programmes p on p.institute_id = e.institute_id and p.id = e.programme_id
    left join outcomes o on o.institute_id = e.institute_id and o.id = e.outcome_id
    left join partnerships s on s.institute_id = e.institute_id and s.id = e.partnership_id
    left join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
    left join activities a on a.institute_id = e.institute_id and a.id = e.activity_id
    left join posts w on w.institute_id = e.institute_id and w.post_id = e.post_id and w.ended_by_no is null
    left join expenses f on f.institute_id = e.institute_id and f.expense_id = e.reverses_id and f.ended_by_no is null
    left join (${reversalsByExpense(instituteId)}) n on n.reverses_id = e.expense_id`;

/** One row an expense of which something was taken back, whatever took it. */
const reversalsByExpense = (instituteId: string) => sql`
  select r.reverses_id, jsonb_agg(jsonb_build_object('id', r.expense_id, 'reference', r.reference) order by r.entry_no) as reversals,
         -sum(r.amount_minor) as minor, -sum(r.converted_minor) as converted_minor
    from expenses r where r.institute_id = ${instituteId} and r.reverses_id is not null and r.ended_by_no is null
   group by r.reverses_id`;
