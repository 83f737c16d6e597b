import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { addPlanLine } from '../commands/add-plan-line.ts';
import type { ActionPlanRow } from '../queries/action-plans.ts';
import type { OutcomeChoice } from '../queries/outcomes.ts';
import { BehalfInput, behalf } from './form-parts.tsx';
import { outcomesDuring, PlanLineFields, planLineReaders } from './plan-line-fields.tsx';
import { planCrumbs, planToChange } from './plan-subject.ts';

type Loaded = { plan: ActionPlanRow; outcomes: readonly OutcomeChoice[] };

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { words } = page;
  const { fromOn, untilOn } = loaded.plan;
  return html(view(page, loaded, filledForm({ fromOn: words.day(fromOn), untilOn: words.day(untilOn) })));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { id } = loaded.plan;
  const submitted = await submit(page, addPlanLine, { ...planLineReaders, onBehalf: behalf }, { planId: id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.actionPlan({ id }), 'programmes.line-added');
};

const load = async (page: Page): Promise<Loaded> => {
  const plan = await planToChange(page);
  return { plan, outcomes: await outcomesDuring(page, plan) };
};

const view = (page: Page, { plan, outcomes }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('programmes.new-line');
  return (
    <Frame page={page} title={title} crumbs={planCrumbs(page, plan)} narrow>
      <PageHead title={title} kind={words.text(plan.title)} />
      <PageForm page={page} state={state} cancel={paths.actionPlan({ id: plan.id })}>
        <PlanLineFields page={page} state={state} outcomes={outcomes} />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
