import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { type FlowScope, partnerFlows } from './partner-flows.ts';

/**
 * Transfers to partners that are not yet used up, an advance each: columns `id, partnership_id, programme_id, reference,
 * on_day, amount_minor, open_minor, currency, local_minor, local_open, local`. Of a transfer that arrived in another
 * currency its receipts say what is left. Of the others the partner's expenses and returns in the programme that no
 * receipt bears justify the oldest first.
 */
export const openAdvanceRows = (instituteId: string, scope: FlowScope = {}): RawBuilder<unknown> => sql`
  with ${partnerFlows(instituteId, scope)},
  drawn as (select receipt_id, sum(used) as used, sum(cost) as cost from uses group by 1),
  pool as (
    select partnership_id, programme_id, currency, sum(minor - borne - unsent) as minor from taken group by 1, 2, 3),
  line as (
    select s.*, sum(s.amount_minor) over (
             partition by s.partnership_id, s.programme_id, s.currency order by s.on_day, s.position, s.id) as sent_until
      from sent s where not s.is_local)
  select s.id, s.partnership_id, s.programme_id, s.reference, s.on_day, s.amount_minor, s.currency, s.local_minor, s.local,
         (s.amount_minor - coalesce(d.cost, 0))::bigint as open_minor, (s.local_minor - coalesce(d.used, 0))::bigint as local_open
    from sent s left join drawn d on d.receipt_id = s.receipt_id
   where s.is_local and (s.amount_minor > coalesce(d.cost, 0) or s.local_minor > coalesce(d.used, 0))
  union all
  select l.id, l.partnership_id, l.programme_id, l.reference, l.on_day, l.amount_minor, l.currency, null, null,
         least(l.amount_minor, l.sent_until - coalesce(p.minor, 0))::bigint, null
    from line l
    left join pool p on (p.partnership_id, p.programme_id, p.currency) = (l.partnership_id, l.programme_id, l.currency)
   where l.sent_until > coalesce(p.minor, 0)`;

/** `open` and `amount` in the programme's currency; the local ones where it arrived in another. `days` since it was sent. */
export type OpenAdvance = {
  transactionId: string;
  partnershipId: string;
  partner: string;
  programmeId: string;
  programme: string;
  reference: string | null;
  on: CalendarDay;
  days: number;
  minor: number;
  openMinor: number;
  currency: string;
  localMinor: number | null;
  localOpen: number | null;
  local: string | null;
};

export type AdvanceFilter = FlowScope & { olderThan?: number | undefined };

/** The open advances that the actor sees, the oldest first. */
export const openAdvances = async (
  tx: Tx,
  instituteId: string,
  { olderThan, ...scope }: AdvanceFilter = {},
): Promise<OpenAdvance[]> => {
  const today = scope.on ?? todayIn();
  const { rows } = await sql<OpenAdvance>`
    select a.id as "transactionId", a.partnership_id as "partnershipId", g.name as partner, a.programme_id as "programmeId",
           p.reference as programme, a.reference, a.on_day as "on", (${today}::date - a.on_day)::int as days,
           a.amount_minor as minor, a.open_minor as "openMinor", a.currency, a.local_minor as "localMinor",
           a.local_open as "localOpen", a.local
      from (${openAdvanceRows(instituteId, scope)}) as a
      join partnerships s on s.institute_id = ${instituteId} and s.id = a.partnership_id
      join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
      join programmes p on p.institute_id = ${instituteId} and p.id = a.programme_id
     where a.on_day < ${today}::date - ${olderThan ?? -1}::int
     order by a.on_day, g.name, a.id`.execute(tx);
  return rows;
};
