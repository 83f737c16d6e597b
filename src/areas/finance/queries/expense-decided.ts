import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';

/** Of all expenses, those of a programme, or a few. */
type DecidedScope = {
  programmeId?: string | undefined;
  expenseIds?: readonly string[] | undefined;
  asOf?: number | undefined;
};

/** One column of every row of a few expenses, to keep a table of all to what these need. */
export const ofExpenses = (
  instituteId: string,
  expenseIds: readonly string[],
  column: 'origin_id' | 'voucher_number' | 'partnership_id',
): RawBuilder<unknown> => sql`select ${sql.ref(`w.${column}`)} from expenses w
  where w.institute_id = ${instituteId} and w.expense_id = any(${[...expenseIds]}::uuid[])`;

const until = (asOf: number | undefined) => (asOf === undefined ? sql`` : sql`and d.entry_no <= ${asOf}`);

/**
 * What was decided, one row an expense of a table `decided`: `look` is the latest approval or return with the audit
 * number of the row it looked at, `bearer` the latest of own funds and subsidy. Few have any, so that it is hashed.
 */
export const decidedOf = (
  instituteId: string,
  { programmeId, expenseIds, asOf }: DecidedScope,
): RawBuilder<unknown> => sql`decided as materialized (
  select d.expense_id,
         (array_agg(d.decision order by d.entry_no desc) filter (where d.decision in ('approved', 'returned')))[1] as look,
         (array_agg(d.judged_no order by d.entry_no desc) filter (where d.decision in ('approved', 'returned')))[1] as looked_at,
         (array_agg(d.decision order by d.entry_no desc) filter (where d.decision in ('own_funds', 'to_subsidy')))[1] as bearer
    from expense_decisions d
   where d.institute_id = ${instituteId} ${programmeId ? sql`and d.programme_id = ${programmeId}` : sql``}
     ${expenseIds ? sql`and d.expense_id in (${ofExpenses(instituteId, expenseIds, 'origin_id')})` : sql``} ${until(asOf)}
   group by d.expense_id)`;

/** Stands beside `left join decided c on c.expense_id = e.origin_id`; a correction asks for another look. */
export const approvalOf = (): RawBuilder<string> => sql<string>`case
  when c.look is null or (e.reverses_id is null and c.looked_at < e.entry_no) then 'open' else c.look end`;

export const isOwnFunds = (): RawBuilder<boolean> => sql<boolean>`coalesce(c.bearer = 'own_funds', false)`;

/** Expenses whose latest word on who bears them is own funds. */
export const onOwnFunds = (instituteId: string, asOf?: number): RawBuilder<unknown> => sql`
  select b.expense_id from (select distinct on (d.expense_id) d.expense_id, d.decision from expense_decisions d
    where d.institute_id = ${instituteId} and d.decision in ('own_funds', 'to_subsidy') ${until(asOf)}
    order by d.expense_id, d.entry_no desc) as b where b.decision = 'own_funds'`;

/** Whether a row `e` of expenses settled a finding of a control, as its reversal, its part or the whole expense. */
export const isOfControl = (instituteId: string): RawBuilder<boolean> => sql<boolean>`(e.of_control
  or e.expense_id in (select d.expense_id from expense_decisions d where d.institute_id = ${instituteId} and d.of_control))`;

/** The condition that a row `e` of expenses was looked at with this outcome, by now or as of an audit number. */
export const approvalIs = (
  instituteId: string,
  approval: 'approved' | 'returned' | 'open',
  asOf?: number,
): RawBuilder<boolean> => {
  const latest = sql`(select d.decision from expense_decisions d where d.institute_id = ${instituteId}
    and d.expense_id = e.origin_id and d.decision in ('approved', 'returned')
    and (e.reverses_id is not null or d.judged_no >= e.entry_no) ${until(asOf)} order by d.entry_no desc limit 1)`;
  return approval === 'open' ? sql<boolean>`${latest} is null` : sql<boolean>`${latest} = ${approval}`;
};

/**
 * Vouchers that several expenses name and that are charged beyond their whole amount, a table `exceeded`: of one
 * partner, number, amount and currency. What others bear is said on each of them and counts once.
 */
export const exceededVouchers = (
  instituteId: string,
  { expenseIds, asOf }: DecidedScope,
): RawBuilder<unknown> => sql`exceeded as materialized (
  select x.partnership_id, x.voucher_number, x.voucher_minor, x.currency from expenses x
   where x.institute_id = ${instituteId} and x.voucher_number is not null and x.voucher_minor is not null
     and ${standing('x', asOf)}
     ${expenseIds ? sql`and x.voucher_number in (${ofExpenses(instituteId, expenseIds, 'voucher_number')})` : sql``}
   group by 1, 2, 3, 4 having count(*) > 1 and sum(x.amount_minor) + max(x.others_minor) > x.voucher_minor)`;

/**
 * The amount of a row `e` by which rules judge it: its own, or for a reversal the whole of what it reverses, so that a
 * part taken back is charged where its expense is and nowhere else.
 */
const judgedMinor = (
  column: 'amount_minor' | 'converted_minor',
  asOf?: number,
): RawBuilder<number> => sql<number>`(case when e.reverses_id is null then ${sql.ref(`e.${column}`)}
  else coalesce((select ${sql.ref(`o.${column}`)} from expenses o where o.institute_id = e.institute_id
    and o.expense_id = e.reverses_id and ${standing('o', asOf)}), abs(${sql.ref(`e.${column}`)})) end)`;

/** Stands beside `left join exceeded v` on the four columns. */
export const isOverShared = (asOf?: number): RawBuilder<boolean> => sql<boolean>`(v.voucher_number is not null
  or ${judgedMinor('amount_minor', asOf)} + e.others_minor > coalesce(e.voucher_minor, ${judgedMinor('amount_minor', asOf)}))`;

export const sameVoucher =
  (): RawBuilder<boolean> => sql<boolean>`v.partnership_id is not distinct from e.partnership_id
  and (v.voucher_number, v.voucher_minor, v.currency) = (e.voucher_number, e.voucher_minor, e.currency)`;

/** What is attested without a receipt, in the programme's currency; 0 where nothing is. */
export const attestedMinor = (voucher: RawBuilder<string>, asOf?: number): RawBuilder<number> =>
  sql<number>`case when ${voucher} = 'attested' then ${judgedMinor('converted_minor', asOf)} else 0 end`;
