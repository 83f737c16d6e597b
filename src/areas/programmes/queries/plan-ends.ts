import { type RawBuilder, sql } from 'kysely';

/**
 * The standing end of the plan `p` as a select of `id, organ, on_day, reason`: said of this edition or of an earlier one,
 * which a later edition continues. The last one said, where there are several.
 */
export const endOfPlan = (instituteId: string): RawBuilder<unknown> => sql`
  select e.id, e.organ, e.on_day, e.reason
    from (with recursive edition as (
            select p.id, p.follows_id
            union select x.id, x.follows_id from action_plans x join edition on x.id = edition.follows_id
             where x.institute_id = ${instituteId}
          ) select id from edition) as x
    join action_plan_ends e on e.institute_id = ${instituteId} and e.plan_id = x.id and e.ended_by_no is null
   order by e.entry_no desc limit 1`;
