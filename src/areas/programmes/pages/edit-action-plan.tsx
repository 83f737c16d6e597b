import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, localizedText, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { reviseActionPlan } from '../commands/revise-action-plan.ts';
import type { ActionPlanRow } from '../queries/action-plans.ts';
import { DayInput, LocalizedInput, localizedFields, textsTyped } from './form-parts.tsx';
import { planCrumbs, planToChange } from './plan-subject.ts';

export const show = async (page: Page) => {
  const plan = await planToChange(page);
  const state = filledForm({
    ...localizedFields('title', plan.title),
    fromOn: page.words.day(plan.fromOn),
    untilOn: page.words.day(plan.untilOn),
  });
  return html(view(page, plan, state));
};

export const save = async (page: Page) => {
  const plan = await planToChange(page);
  const submitted = await submit(
    page,
    reviseActionPlan,
    { title: localizedText, fromOn: day, untilOn: day, version: wholeNumber },
    { planId: plan.id, ...textsTyped(page, { title: plan.title }) },
  );
  if (!submitted.done) return invalid(view(page, plan, submitted.state));
  return redirect(paths.actionPlan({ id: plan.id }), 'programmes.plan-revised');
};

const view = (page: Page, plan: ActionPlanRow, state: FormState) => {
  const { words } = page;
  const title = words.t('programmes.edit-plan');
  return (
    <Frame page={page} title={title} crumbs={planCrumbs(page, plan)} narrow>
      <PageHead title={title} kind={plan.partner} />
      <PageForm page={page} state={state} version={plan.version} cancel={paths.actionPlan({ id: plan.id })}>
        <LocalizedInput
          page={page}
          state={state}
          name="title"
          label={words.t('programmes.title')}
          hint={words.t('programmes.no-names')}
        />
        <DayInput page={page} state={state} name="fromOn" label={words.t('programmes.fromOn')} />
        <DayInput page={page} state={state} name="untilOn" label={words.t('programmes.untilOn')} />
      </PageForm>
    </Frame>
  );
};
