import { type RawBuilder, sql } from 'kysely';
import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';

export type LocalWorkYear = { year: number; local: number; pursuesO2: boolean };

/**
 * By year of a programme that had ended on `day`: activities held for aim O2 that carry a local tag, and whether any
 * outcome pursues the aim. An activity falls in the year in which it began. Only for those who see the whole
 * institute: of a partner's own rows alone a year without local work would say nothing.
 */
export const localWorkByYear = (
  instituteId: string,
  programmeId: string,
  day: CalendarDay,
): RawBuilder<LocalWorkYear> => sql`
  select y.year, count(a.id)::int as local,
         exists (select from outcomes x where x.institute_id = p.institute_id and x.programme_id = p.id
                    and 'O2' = any (x.aims)) as "pursuesO2"
    from programmes p
    cross join lateral generate_series(extract(year from p.from_on)::int,
      least(extract(year from p.until_on)::int, ${yearOf(day) - 1}::int)) as y (year)
    left join (activities a
      join outcomes o on (o.institute_id, o.id) = (a.institute_id, a.outcome_id) and 'O2' = any (o.aims)
      join activity_holdings h on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and h.ended_by_no is null)
      on a.institute_id = p.institute_id and a.programme_id = p.id and extract(year from h.held_from)::int = y.year
     and not a.is_cancelled
     and exists (select from capacity_tags k
                  where (k.institute_id, k.activity_id, k.level) = (a.institute_id, a.id, 'local')
                    and k.ended_by_no is null)
   where p.institute_id = ${instituteId} and p.id = ${programmeId}
   group by p.institute_id, p.id, y.year order by y.year`;
