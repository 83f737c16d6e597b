import { type RawBuilder, sql } from 'kysely';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/**
 * Of the story `s`, for a use (an expression) on a day, as `peopleConsenting` counts: how many consent as far as it is said
 * whose each consent is (`covered`), how many were each of other people (`claimed`), and since when one holds no more
 * (`lapsed_on`).
 */
export const consentsCounted = (use: RawBuilder<unknown>, day: CalendarDay): RawBuilder<unknown> => sql`(
  with recursive standing as materialized (
    select c.consent_id, c.renews_id, c.people, c.given_on, c.until_on, c.uses, c.entry_no, c.of_others
      from story_consents c
     where (c.institute_id, c.story_id) = (s.institute_id, s.id) and c.ended_by_no is null),
  line as (
    select c.*, c.consent_id as first_id, c.entry_no as first_no, c.people as first_people, c.of_others as of_others_first
      from standing c where not exists (select from standing e where e.consent_id = c.renews_id)
    union all
    select c.*, l.first_id, l.first_no, l.first_people, l.of_others_first
      from line l join standing c on c.renews_id = l.consent_id),
  counted as (
    select l.*, w.withdrawn_on, coalesce(least(w.withdrawn_on, l.until_on + 1), 'infinity') as ends_on,
           greatest(0, l.people - coalesce((select sum(n.people) from line n
             where n.renews_id = l.consent_id and ${use} = any (n.uses) and n.given_on <= ${day}::date), 0)) as people_left
      from line l
      left join consent_withdrawals w on (w.institute_id, w.consent_id) = (s.institute_id, l.consent_id) and w.ended_by_no is null
     where ${use} = any (l.uses) and l.given_on <= ${day}::date),
  same as (
    select first_id, first_no, of_others_first as of_others,
           least(first_people, coalesce(sum(people_left) filter (where ends_on > ${day}::date), 0)) as people
      from counted group by first_id, first_no, of_others_first, first_people),
  staying as (
    select f.*, greatest(0, f.people - coalesce((select sum(o.people_left) from counted o
             where o.first_id <> f.first_id and o.withdrawn_on <= ${day}::date
               and not case when o.first_no > f.first_no then o.of_others_first else f.of_others end
               and exists (select from counted y
                 where y.first_id = f.first_id and y.ends_on > ${day}::date and y.given_on < o.withdrawn_on)), 0)) as people_staying
      from same f)
  select coalesce(max(k.fewest), 0) as covered, coalesce(sum(k.people), 0) as claimed,
         (select max(ends_on) filter (where ends_on <= ${day}::date and people_left > 0) from counted) as lapsed_on
    from (select people, people_staying + coalesce(sum(people_staying) filter (where of_others)
                   over (order by first_no desc rows between unbounded preceding and 1 preceding), 0) as fewest
            from staying) as k)`;
