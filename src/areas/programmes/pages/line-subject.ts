import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import {
  type ActionPlanRow,
  actionPlanById,
  type PlanLineRow,
  planLineById,
} from '../queries/action-plans.ts';
import { mayKeepActionPlans } from '../rules/programme-permissions.ts';
import { requireInstitute, routeId } from './page-subject.ts';

export type LineToChange = { plan: ActionPlanRow; line: PlanLineRow };

/** The line in the address with its plan, for someone who may change plans. */
export const lineToChange = async (page: Page): Promise<LineToChange> => {
  const institute = requireInstitute(page);
  const found = await page.read(async (tx) => {
    const line = await planLineById(tx, institute.id, routeId(page));
    const plan = line && (await actionPlanById(tx, institute.id, line.planId));
    return line && plan && { plan, line };
  });
  if (!found) throw new NotFound();
  const allowed = mayKeepActionPlans(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return found;
};
