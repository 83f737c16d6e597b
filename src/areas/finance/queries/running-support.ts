import { type RawBuilder, sql } from 'kysely';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { itemsOfActivities, type RunningYear } from '../rules/running-support.ts';
import { inScope } from './expense-scope.ts';

export type RunningSupportYear = RunningYear & { currency: string };

/**
 * Running support of a partner against all its expenses, by the year they are charged to: what is charged to the
 * support of its leaders and secretariat (A3), and running and staff costs that carry no activity. Nothing where
 * its programmes are kept in several currencies.
 */
export const runningSupportRows = (
  instituteId: string,
  partnershipId: string,
  asOf?: number,
): RawBuilder<RunningSupportYear> => sql`
  select year, min(currency) as currency, sum(minor)::bigint as "allMinor",
         coalesce(sum(minor) filter (where is_running), 0)::bigint as "runningMinor"
    from (select e.charged_year as year, e.converted_minor as minor, e.converted_currency as currency,
                 coalesce(a.kind = 'A3', e.heading in ('running', 'personnel')
                   and e.item <> all (${[...itemsOfActivities]}::text[])) as is_running,
                 min(e.converted_currency) over () = max(e.converted_currency) over () as is_one_currency
            from expenses e
            left join activities a on (a.institute_id, a.id) = (e.institute_id, e.activity_id)
           where ${inScope(instituteId, { partnershipId, asOf })}) as spent
   where is_one_currency
   group by year order by year`;

/**
 * Whether a partner has a plan of hand-over or is, on a day, in the last programme of its partnership. Only for those
 * who read the partner's file: a control may not even ask for its plans.
 */
export const isEndInSight = (
  instituteId: string,
  partnershipId: string,
  day: CalendarDay,
): RawBuilder<boolean> => sql`(
  exists (select from hand_over_plans h
           where h.institute_id = ${instituteId} and h.partnership_id = ${partnershipId}::uuid)
  or exists (select from partnerships p
      join outcome_partners x on (x.institute_id, x.partnership_id) = (p.institute_id, p.id)
      join outcomes u on (u.institute_id, u.id) = (x.institute_id, x.outcome_id)
      join programmes g on (g.institute_id, g.id) = (u.institute_id, u.programme_id)
     where p.institute_id = ${instituteId} and p.id = ${partnershipId}::uuid
       and g.from_on <= ${day}::date and p.until_on <= g.until_on))`;
