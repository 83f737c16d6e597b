import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { RecordedBaselines } from '../../activities/queries/around-checks.ts';

/**
 * Of these expert missions (A8), those whose outcome has an indicator with a baseline, a figure or words, on or before the
 * day that the mission names as its baseline's. One that has only a year counts for any day of it.
 */
export const recordedBaselines: RecordedBaselines = (instituteId, activityIds, asOf) => sql`
  select m.activity_id as "activityId"
    from activity_missions m
    join activities a on (a.institute_id, a.id) = (m.institute_id, m.activity_id)
   where m.institute_id = ${instituteId} and m.activity_id = any (${[...activityIds]}::uuid[])
     and exists (select from indicators i
       join baselines b on (b.institute_id, b.indicator_id) = (i.institute_id, i.id) and ${standing('b', asOf)}
      where (i.institute_id, i.outcome_id) = (a.institute_id, a.outcome_id)
        and (b.value is not null or b.text_value is not null)
        and case when b.on_day is null then b.year <= extract(year from m.baseline_on) else b.on_day <= m.baseline_on end)`;
