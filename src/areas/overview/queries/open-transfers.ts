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

/** What a partner has received and not justified, by age of the transfer on `today`. One line a programme and currency. */
export type OpenAdvance = {
  programmeId: string;
  programme: string;
  oldest: CalendarDay;
  open: Money;
  /** Of this, from transfers older than 90 and 180 days. */
  openOver90: Money;
  openOver180: Money;
};

export const openAdvances = async (
  tx: Tx,
  instituteId: string,
  today: CalendarDay,
  only: { partnershipId?: string; programmeId?: string } = {},
): Promise<OpenAdvance[]> => {
  const { rows } = await sql<{
    programme_id: string;
    programme: string;
    oldest: CalendarDay;
    currency: string;
    open: number;
    over_90: number;
    over_180: number;
  }>`
    select t.programme_id, g.reference as programme, min(t.on_day) as oldest, t.currency,
           sum(t.open_minor)::bigint as open,
           coalesce(sum(t.open_minor) filter (where t.on_day <= ${today}::date - 90), 0)::bigint as over_90,
           coalesce(sum(t.open_minor) filter (where t.on_day <= ${today}::date - 180), 0)::bigint as over_180
      from (${openTransferRows(instituteId)}) as t
      join programmes g on (g.institute_id, g.id) = (t.institute_id, t.programme_id)
     where ${only.partnershipId ?? null}::uuid is null or t.partnership_id = ${only.partnershipId ?? null}::uuid
     group by 1, 2, 4 order by oldest, 1`.execute(tx);
  return rows
    .filter(({ programme_id }) => !only.programmeId || programme_id === only.programmeId)
    .map((row) => ({
      programmeId: row.programme_id,
      programme: row.programme,
      oldest: row.oldest,
      open: { minor: row.open, currency: row.currency },
      openOver90: { minor: row.over_90, currency: row.currency },
      openOver180: { minor: row.over_180, currency: row.currency },
    }));
};
