import type { Tx } from '../../../db/transaction.ts';
import type { PlanLineFact } from '../rules/activity-facts.ts';

/** What the rules see of the lines of these partners' plans; without the titles, which are most of a row. */
export const planLineFacts = async (
  tx: Tx,
  instituteId: string,
  partnershipIds: readonly string[],
): Promise<PlanLineFact[]> => {
  if (partnershipIds.length === 0) return [];
  return tx
    .selectFrom('action_plan_lines as l')
    .innerJoin('action_plans as p', (join) =>
      join.onRef('p.institute_id', '=', 'l.institute_id').onRef('p.id', '=', 'l.plan_id'),
    )
    .leftJoin('action_plan_approvals as a', (join) =>
      join.onRef('a.institute_id', '=', 'l.institute_id').onRef('a.plan_id', '=', 'l.plan_id'),
    )
    .select(['l.id', 'l.plan_id as planId', 'l.partnership_id as partnershipId', 'l.theme'])
    .select(['l.from_on as fromOn', 'l.until_on as untilOn'])
    .select(['p.country', 'p.from_on as planFromOn', 'p.until_on as planUntilOn', 'a.on_day as approvedOn'])
    .where('l.institute_id', '=', instituteId)
    .where('l.partnership_id', 'in', [...partnershipIds])
    .execute();
};
