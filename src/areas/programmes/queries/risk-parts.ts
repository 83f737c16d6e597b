import { sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isOfGoingOn } from './outcome-ends.ts';

// Parts of a larger statement on risks: how one stands now, and whether it is to be looked at again, are said here alone.

/**
 * Risks `r` that were not withdrawn, each with the follow-up `f` of its last year, if there is one: now, or those of an
 * audit number, in the words of today.
 */
export const risksWithLastOf = (
  asOf?: number,
) => sql`(select * from programme_risks z where ${known('z', asOf)}
      and (z.withdrawn_no is null ${asOf === undefined ? sql`` : sql`or z.withdrawn_no > ${asOf}`})) as r
  left join lateral (select * from risk_follow_ups x
     where (x.institute_id, x.risk_id) = (r.institute_id, r.id) and ${standing('x', asOf)}
     order by x.year desc limit 1) as f on true`;

export const risksWithLast = risksWithLastOf();

/** As the last follow-up judges it, or else as first judged. */
export const markedNow = sql`coalesce(f.probability, r.probability) as probability, coalesce(f.impact, r.impact) as impact`;

export const stateNow = sql`coalesce(f.state, 'open')`;

/** Assumptions `r` of theories of change, each with the follow-up `f` of its last year, if there is one. */
export const assumptionsWithLast = sql`(select * from theory_statements where kind = 'assumption') as r
  left join lateral (select * from assumption_follow_ups x
     where (x.institute_id, x.statement_id) = (r.institute_id, r.id) and x.ended_by_no is null
     order by x.year desc limit 1) as f on true`;

/**
 * Whether nobody has looked at it yet in the year of a day, or since in the last year of its programme `g`; from the
 * programme's first day on, and not of an outcome that ended.
 */
const isUnseen = (day: CalendarDay) => sql<boolean>`(${day}::date >= g.from_on
  and ${isOfGoingOn('r')} and coalesce(f.year, 0) < extract(year from least(${day}::date, g.until_on)))`;

/** The same of a risk that is not closed. */
export const followUpIsDue = (day: CalendarDay) =>
  sql<boolean>`(${stateNow} <> 'closed' and ${isUnseen(day)})`;

/** The same of an assumption, until it no longer holds. */
export const assumptionIsDue = (day: CalendarDay) =>
  sql<boolean>`(coalesce(f.state, 'holds') <> 'no_longer' and ${isUnseen(day)})`;

/** The last day of the first year in which nobody looked at it, not before the one in which it was noted; where it is due. */
export const followUpDueOn = (day: CalendarDay) => sql<CalendarDay>`make_date(
  greatest(extract(year from g.from_on), coalesce(f.year + 1, least(extract(year from least(${day}::date, g.until_on)),
    (select extract(year from e.at at time zone 'Europe/Brussels') from audit_entries e
      where (e.chain, e.no) = (r.institute_id, r.entry_no)))))::int, 12, 31)`;
