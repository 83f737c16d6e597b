import { type RawBuilder, sql } from 'kysely';
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
): RawBuilder<RunningSupportYear> => sql`
  select year, min(currency) as currency, sum(minor)::bigint as "allMinor",
         coalesce(sum(minor) filter (where is_running), 0)::bigint as "runningMinor"
    from (select e.charged_year as year, e.converted_minor as minor, e.converted_currency as currency,
                 coalesce(a.kind = 'A3', e.heading in ('running', 'personnel')
                   and e.item <> all (${[...itemsOfActivities]}::text[])) as is_running,
                 min(e.converted_currency) over () = max(e.converted_currency) over () as is_one_currency
            from expenses e
            left join activities a on (a.institute_id, a.id) = (e.institute_id, e.activity_id)
           where ${inScope(instituteId, { partnershipId })}) as spent
   where is_one_currency
   group by year order by year`;
