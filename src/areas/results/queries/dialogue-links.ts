import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';

export type LinkedIndicator = { id: string; code: string; outcome: string; title: Localized };

/** The indicators that a sitting counts toward. */
export const indicatorsOfEvent = async (
  tx: Tx,
  instituteId: string,
  eventId: string,
): Promise<LinkedIndicator[]> => {
  const { rows } = await sql<LinkedIndicator>`
    ${indicators} join indicator_dialogues l on (l.institute_id, l.indicator_id) = (i.institute_id, i.id)
     where l.institute_id = ${instituteId} and l.event_id = ${eventId}
     order by p.from_on desc, o.position, o.code, i.code`.execute(tx);
  return rows;
};

/** The indicators that a sitting on a day can count toward: of programmes that run then, where it is a partner's of its outcomes. */
export const indicatorsToLink = async (
  tx: Tx,
  instituteId: string,
  { on, partnershipId }: { on: CalendarDay; partnershipId: string | null },
): Promise<LinkedIndicator[]> => {
  const { rows } = await sql<LinkedIndicator>`
    ${indicators}
     where i.institute_id = ${instituteId} and ${on}::date between p.from_on and p.until_on
       and (${partnershipId}::uuid is null or exists (select from outcome_partners x
         where (x.institute_id, x.outcome_id) = (o.institute_id, o.id) and x.partnership_id = ${partnershipId}::uuid))
     order by p.from_on desc, o.position, o.code, i.code`.execute(tx);
  return rows;
};

export type LinkedEvent = { id: string; title: string; on: CalendarDay };

/**
 * The sittings that count toward an indicator and stand, the latest first: a select of the columns of `LinkedEvent`. Who does
 * not read rights asks of none: the role may not touch these tables.
 */
export const eventRows = (instituteId: string, indicatorId: string | null): RawBuilder<LinkedEvent> =>
  indicatorId === null
    ? sql`select where false`
    : sql`
    select e.id, e.title, f.held_on as "on"
      from indicator_dialogues l
      join dialogue_events e on (e.institute_id, e.id) = (l.institute_id, l.event_id)
      join dialogue_event_facts f on (f.institute_id, f.event_id) = (e.institute_id, e.id) and f.ended_by_no is null
     where l.institute_id = ${instituteId} and l.indicator_id = ${indicatorId}
       and not exists (select from rights_withdrawals w
         where w.institute_id = e.institute_id and w.subject_kind = 'dialogue_event' and w.subject_id = e.id)
     order by f.held_on desc, e.id`;

const indicators = sql`
  select i.id, i.code, o.code as outcome, v.title
    from indicators i
    join indicator_versions v on (v.institute_id, v.indicator_id) = (i.institute_id, i.id) and v.ended_by_no is null
    join outcomes o on (o.institute_id, o.id) = (i.institute_id, i.outcome_id)
    join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id)`;
