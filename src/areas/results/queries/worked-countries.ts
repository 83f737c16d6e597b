import { type RawBuilder, sql } from 'kysely';
import { goesElsewhere } from '../../activities/rules/activity-rules.ts';

type Asked = {
  instituteId: string;
  partnershipId: string | null;
  indicators: readonly string[];
  until: string;
};

/**
 * Where a partner works under the outcomes of some indicators, by the last day of a period: the countries of its activities,
 * planned or held, of the kinds that do not travel; where programme or outcome names its countries, of these alone, as a
 * complaint in Geneva is no work there. Columns `outcomeId, country`; of the institute itself (null) none. Whoever finds a country too many mends the activity that names it.
 */
export const workedCountries = ({
  instituteId,
  partnershipId,
  indicators,
  until,
}: Asked): RawBuilder<unknown> => sql`
  select distinct a.outcome_id as "outcomeId", a.country from activities a
   where a.institute_id = ${instituteId} and a.partnership_id = ${partnershipId} and ${isWorkThere}
     and a.planned_from <= ${until} and a.outcome_id in (select i.outcome_id from indicators i
       where i.institute_id = ${instituteId} and i.id = any (${[...indicators]}::uuid[]))
   order by 1, 2`;

const named = sql`
  select p.country from programme_places p
   where p.institute_id = a.institute_id and p.programme_id = a.programme_id and p.country is not null
     and (p.outcome_id is null or p.outcome_id = a.outcome_id)`;

/** Whether an activity `a` says that its partner works in its country, from the day for which it was planned. */
export const isWorkThere: RawBuilder<boolean> = sql<boolean>`(a.country is not null and not a.is_cancelled
  and a.kind <> all (${[...goesElsewhere]}::text[]) and (a.country in (${named}) or not exists (${named})))`;

/** The country of a partner's organisation, where that is known: column `country`. */
export const homeCountry = (instituteId: string, partnershipId: string | null): RawBuilder<unknown> => sql`
  select g.country from partnerships s
    join organisations g on (g.institute_id, g.id) = (s.institute_id, s.organisation_id)
   where s.institute_id = ${instituteId} and s.id = ${partnershipId} and g.country is not null`;
