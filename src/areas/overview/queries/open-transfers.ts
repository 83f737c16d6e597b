import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Money } from '../../../kernel/money.ts';

/**
 * Transfers to partners that their expenses do not cover yet, the oldest covered first: a partner's expenses of a
 * programme justify its transfers in the order in which the money went. Columns `institute_id, id, partnership_id,
 * programme_id, on_day, currency, amount_minor, open_minor`.
 */
export const openTransferRows = (instituteId: string): RawBuilder<unknown> => sql`
  select r.institute_id, r.id, r.partnership_id, r.programme_id, r.on_day, r.currency, r.amount_minor,
         least(r.amount_minor, r.sent_minor - coalesce(s.spent_minor, 0)) as open_minor
    from (
      select t.*, sum(t.amount_minor) over (
               partition by t.partnership_id, t.programme_id, t.currency order by t.on_day, t.position, t.id)::bigint as sent_minor
        from transactions t
       where t.institute_id = ${instituteId} and t.kind = 'disbursement' and t.partnership_id is not null
         and t.ended_by_no is null) as r
    left join (
      select e.partnership_id, e.programme_id, e.converted_currency, sum(e.converted_minor)::bigint as spent_minor
        from expenses e
       where e.institute_id = ${instituteId} and e.partnership_id is not null and e.ended_by_no is null
       group by 1, 2, 3) as s
      on (s.partnership_id, s.programme_id, s.converted_currency) = (r.partnership_id, r.programme_id, r.currency)
   where r.sent_minor > coalesce(s.spent_minor, 0)`;

/** What a partner received for a programme, what its expenses justify, and how old the rest is. One line a programme and currency. */
export type PartnerBalance = {
  programmeId: string;
  programme: string;
  received: Money;
  spent: Money;
  /** Received and not yet justified. */
  open: Money;
  /** Of this, from transfers older than 90 and 180 days. */
  openOver90: Money;
  openOver180: Money;
  /** Day of the oldest transfer that is not wholly justified. */
  oldest: CalendarDay | null;
};

/** Balances of the partners that the actor sees, or of one of them, the programme with the oldest open transfer first. */
export const partnerBalances = async (
  tx: Tx,
  instituteId: string,
  today: CalendarDay,
  partnershipId?: string,
): Promise<PartnerBalance[]> => {
  const ofPartner = partnershipId ? sql`= ${partnershipId}` : sql`is not null`;
  const { rows } = await sql<BalanceRow>`
    with sent as (
      select t.programme_id, t.currency, sum(t.amount_minor)::bigint as minor from transactions t
       where t.institute_id = ${instituteId} and t.kind = 'disbursement' and t.ended_by_no is null
         and t.partnership_id ${ofPartner} group by 1, 2),
    spent as (
      select e.programme_id, e.converted_currency as currency, sum(e.converted_minor)::bigint as minor from expenses e
       where e.institute_id = ${instituteId} and e.ended_by_no is null and e.partnership_id ${ofPartner} group by 1, 2),
    waiting as (
      select t.programme_id, t.currency, min(t.on_day) as oldest, sum(t.open_minor)::bigint as open,
             coalesce(sum(t.open_minor) filter (where t.on_day <= ${today}::date - 90), 0)::bigint as over_90,
             coalesce(sum(t.open_minor) filter (where t.on_day <= ${today}::date - 180), 0)::bigint as over_180
        from (${openTransferRows(instituteId)}) as t where t.partnership_id ${ofPartner} group by 1, 2)
    select b.*, g.reference as programme
      from (
        select programme_id, currency, oldest, coalesce(sent.minor, 0)::bigint as received,
               coalesce(spent.minor, 0)::bigint as spent, coalesce(open, 0)::bigint as open,
               coalesce(over_90, 0)::bigint as over_90, coalesce(over_180, 0)::bigint as over_180
          from sent full join spent using (programme_id, currency) left join waiting using (programme_id, currency)) as b
      join programmes g on g.institute_id = ${instituteId} and g.id = b.programme_id
     order by b.oldest nulls last, g.from_on desc, b.programme_id, b.currency`.execute(tx);
  return rows.map(balanceOf);
};

type BalanceRow = {
  programme_id: string;
  programme: string;
  currency: string;
  received: number;
  spent: number;
  open: number;
  over_90: number;
  over_180: number;
  oldest: CalendarDay | null;
};

const balanceOf = (row: BalanceRow): PartnerBalance => {
  const money = (minor: number): Money => ({ minor, currency: row.currency });
  return {
    programmeId: row.programme_id,
    programme: row.programme,
    received: money(row.received),
    spent: money(row.spent),
    open: money(row.open),
    openOver90: money(row.over_90),
    openOver180: money(row.over_180),
    oldest: row.oldest,
  };
};
