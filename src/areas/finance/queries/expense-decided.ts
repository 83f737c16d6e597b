import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../results/queries/standing.ts';

/** Of all expenses, those of a programme, or a few. */
type DecidedScope = {
  programmeId?: string | undefined;
  expenseIds?: readonly string[] | undefined;
  asOf?: number | undefined;
};

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
     ${expenseIds ? sql`and d.expense_id = any(${[...expenseIds]}::uuid[])` : sql``} ${until(asOf)}
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
  asOf?: number,
): RawBuilder<unknown> => sql`exceeded as materialized (
  select x.partnership_id, x.voucher_number, x.voucher_minor, x.currency from expenses x
   where x.institute_id = ${instituteId} and x.voucher_number is not null and x.voucher_minor is not null
     and ${standing('x', asOf)}
   group by 1, 2, 3, 4 having count(*) > 1 and sum(x.amount_minor) + max(x.others_minor) > x.voucher_minor)`;

/** Stands beside `left join exceeded v` on the four columns. */
export const isOverShared = (): RawBuilder<boolean> => sql<boolean>`(v.voucher_number is not null
  or abs(e.amount_minor) + e.others_minor > coalesce(e.voucher_minor, abs(e.amount_minor)))`;

export const sameVoucher =
  (): RawBuilder<boolean> => sql<boolean>`v.partnership_id is not distinct from e.partnership_id
  and (v.voucher_number, v.voucher_minor, v.currency) = (e.voucher_number, e.voucher_minor, e.currency)`;

/** What is attested without a receipt, in the programme's currency; 0 where nothing is. */
export const attestedMinor = (voucher: RawBuilder<string>): RawBuilder<number> =>
  sql<number>`case when ${voucher} = 'attested' then abs(e.converted_minor) else 0 end`;
