import { sql } from 'kysely';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

// Parts of a larger statement on risks: how one stands now, and whether it is to be looked at again, are said here alone.

/** Risks `r`, each with the follow-up `f` of its last year, if there is one. */
export const risksWithLast = sql`programme_risks r
  left join lateral (select * from risk_follow_ups x
     where (x.institute_id, x.risk_id) = (r.institute_id, r.id) and x.ended_by_no is null
     order by x.year desc limit 1) as f on true`;

/** As the last follow-up judges it, or else as first judged. */
export const markedNow = sql`coalesce(f.probability, r.probability) as probability, coalesce(f.impact, r.impact) as impact`;

export const stateNow = sql`coalesce(f.state, 'open')`;

/** Whether it is not closed and nobody has looked at it yet in the year of a day; while its programme `g` runs. */
export const followUpIsDue = (day: CalendarDay) => sql<boolean>`(${stateNow} <> 'closed'
  and ${day}::date between g.from_on and g.until_on and coalesce(f.year, 0) < extract(year from ${day}::date))`;
