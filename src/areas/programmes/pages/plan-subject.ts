import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { type ActionPlanRow, actionPlanById } from '../queries/action-plans.ts';
import { mayKeepActionPlans } from '../rules/programme-permissions.ts';
import { requireInstitute, routeId } from './page-subject.ts';

/** The plan in the address, for someone who may change plans. */
export const planToChange = async (page: Page): Promise<ActionPlanRow> => {
  const institute = requireInstitute(page);
  const plan = await page.read((tx) => actionPlanById(tx, institute.id, routeId(page)));
  if (!plan) throw new NotFound();
  const allowed = mayKeepActionPlans(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return plan;
};

/** From the list of plans to this one. */
export const planCrumbs = ({ words }: Page, plan: ActionPlanRow): readonly Link[] => [
  { label: words.t('programmes.action-plans'), href: paths.actionPlans() },
  { label: words.text(plan.title), href: paths.actionPlan({ id: plan.id }) },
];
