import { type RawBuilder, sql } from 'kysely';
import type { PlanLineFact } from '../rules/activity-facts.ts';

/** What the rules see of the lines of these partners' plans; without the titles, which are most of a row. */
export const planLineFacts = (
  instituteId: string,
  partnershipIds: readonly string[],
): RawBuilder<PlanLineFact> => sql<PlanLineFact>`
  select l.id, l.plan_id as "planId", l.partnership_id as "partnershipId", l.theme, l.from_on as "fromOn",
         l.until_on as "untilOn", p.country, p.from_on as "planFromOn", p.until_on as "planUntilOn", o.on_day as "approvedOn"
    from action_plan_lines l
    join action_plans p on (p.institute_id, p.id) = (l.institute_id, l.plan_id)
    left join action_plan_approvals o
      on (o.institute_id, o.plan_id) = (l.institute_id, l.plan_id) and o.ended_by_no is null
   where l.institute_id = ${instituteId} and l.partnership_id = any (${[...partnershipIds]}::uuid[])`;
