import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Money } from '../../../kernel/money.ts';
import { advanceAgesOn } from '../../finance/queries/advance-checks.ts';
import { openAdvanceRows } from '../../finance/queries/open-advances.ts';

/** What a partner received for a programme, what its expenses justify, what it gave back, and how old the rest is. One line a programme and currency. */
export type PartnerBalance = {
  programmeId: string;
  programme: string;
  received: Money;
  spent: Money;
  /** Money that it sent back. */
  returned: Money;
  /** Received, not yet justified and not returned. */
  open: Money;
  /** Of this, from transfers that are old and very old by the rulebook (M24), and from how many days on they are. */
  openOld: Money;
  openVeryOld: Money;
  ages: { old: number; veryOld: number };
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
  const ages = await advanceAgesOn(tx, instituteId, today);
  const ofPartner = partnershipId ? sql`= ${partnershipId}` : sql`is not null`;
  const { rows } = await sql<BalanceRow>`
    with sent as (
      select t.programme_id, t.currency, sum(t.amount_minor)::bigint as minor from transactions t
       where t.institute_id = ${instituteId} and t.kind = 'disbursement' and t.ended_by_no is null
         and t.partnership_id ${ofPartner} group by 1, 2),
    returned as (
      select t.programme_id, t.currency, sum(t.amount_minor)::bigint as minor from transactions t
       where t.institute_id = ${instituteId} and t.kind = 'reimbursement' and t.ended_by_no is null
         and t.partnership_id ${ofPartner} group by 1, 2),
    spent as (
      select e.programme_id, e.converted_currency as currency, sum(e.converted_minor)::bigint as minor from expenses e
       where e.institute_id = ${instituteId} and e.ended_by_no is null and e.partnership_id ${ofPartner} group by 1, 2),
    waiting as (
      select t.programme_id, t.currency, min(t.on_day) as oldest, sum(t.open_minor)::bigint as open,
             coalesce(sum(t.open_minor) filter (where t.on_day < ${today}::date - ${ages.old}::int), 0)::bigint as old,
             coalesce(sum(t.open_minor) filter (where t.on_day < ${today}::date - ${ages.veryOld}::int), 0)::bigint as very_old
        from (${openAdvanceRows(instituteId, { partnershipId })}) as t group by 1, 2)
    select b.*, g.reference as programme
      from (
        select programme_id, currency, oldest, coalesce(sent.minor, 0)::bigint as received,
               coalesce(spent.minor, 0)::bigint as spent, coalesce(returned.minor, 0)::bigint as returned,
               coalesce(open, 0)::bigint as open,
               coalesce(old, 0)::bigint as old, coalesce(very_old, 0)::bigint as very_old
          from sent full join spent using (programme_id, currency) full join returned using (programme_id, currency)
            left join waiting using (programme_id, currency)) as b
      join programmes g on g.institute_id = ${instituteId} and g.id = b.programme_id
     order by b.oldest nulls last, g.from_on desc, b.programme_id, b.currency`.execute(tx);
  return rows.map((row) => ({ ...balanceOf(row), ages }));
};

type BalanceRow = {
  programme_id: string;
  programme: string;
  currency: string;
  received: number;
  spent: number;
  returned: number;
  open: number;
  old: number;
  very_old: number;
  oldest: CalendarDay | null;
};

const balanceOf = (row: BalanceRow): Omit<PartnerBalance, 'ages'> => {
  const money = (minor: number): Money => ({ minor, currency: row.currency });
  return {
    programmeId: row.programme_id,
    programme: row.programme,
    received: money(row.received),
    spent: money(row.spent),
    returned: money(row.returned),
    open: money(row.open),
    openOld: money(row.old),
    openVeryOld: money(row.very_old),
    oldest: row.oldest,
  };
};
