import { NotAllowed } from '../../../kernel/problem.ts';
import { type Page, redirect } from '../../../page/page.ts';
import { submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { openPlanEdition } from '../commands/open-plan-edition.ts';
import { planToChange } from './plan-subject.ts';

/** One button on the plan's page: a new edition that starts with the lines of this one. */
export const save = async (page: Page) => {
  const plan = await planToChange(page);
  const submitted = await submit(page, openPlanEdition, {}, { planId: plan.id });
  if (!submitted.done) throw new NotAllowed(submitted.state.problem ?? { key: 'problem.not-understood' });
  return redirect(paths.actionPlan({ id: submitted.value.id }), 'programmes.edition-opened');
};
