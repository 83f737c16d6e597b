import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { approveActionPlan } from '../commands/approve-action-plan.ts';
import type { ActionPlanRow } from '../queries/action-plans.ts';
import { BehalfInput, behalf, DayInput } from './form-parts.tsx';
import { planCrumbs, planToChange } from './plan-subject.ts';

export const show = async (page: Page) => html(view(page, await planToChange(page), freshForm()));

export const save = async (page: Page) => {
  const plan = await planToChange(page);
  const fields = { organ: text, approvedOn: day, onBehalf: behalf };
  const submitted = await submit(page, approveActionPlan, fields, { planId: plan.id });
  if (!submitted.done) return invalid(view(page, plan, submitted.state));
  return redirect(paths.actionPlan({ id: plan.id }), 'programmes.plan-approved');
};

const view = (page: Page, plan: ActionPlanRow, state: FormState) => {
  const { words } = page;
  const title = words.t('programmes.approve-plan');
  return (
    <Frame page={page} title={title} crumbs={planCrumbs(page, plan)} narrow>
      <PageHead title={title} kind={plan.partner} quiet={words.text(plan.title)} />
      <p>{words.t('programmes.approve-what')}</p>
      <PageForm page={page} state={state} cancel={paths.actionPlan({ id: plan.id })}>
        <TextField
          {...fieldOf(page, state)('organ')}
          label={words.t('programmes.organ')}
          hint={words.t('programmes.organ-hint')}
        />
        <DayInput page={page} state={state} name="approvedOn" label={words.t('programmes.approvedOn')} />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
