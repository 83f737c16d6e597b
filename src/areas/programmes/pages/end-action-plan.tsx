import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { endActionPlan } from '../commands/end-action-plan.ts';
import { takeBackPlanEnd } from '../commands/take-back-plan-end.ts';
import type { ActionPlanRow } from '../queries/action-plans.ts';
import { LineInput } from './field-parts.tsx';
import { BehalfInput, behalf, DayInput } from './form-parts.tsx';
import { planCrumbs, planToChange } from './plan-subject.ts';

export const show = async (page: Page) => html(view(page, await planToChange(page), freshForm()));

/** Which of the two was meant is in the form: the other person may have done it meanwhile. */
export const save = async (page: Page) => {
  const plan = await planToChange(page);
  const takesBack = page.form.texts.step?.[0] === 'back';
  const of = { planId: plan.id };
  const submitted = takesBack
    ? await submit(page, takeBackPlanEnd, { reason: text }, of)
    : await submit(page, endActionPlan, { organ: text, decidedOn: day, reason: text, onBehalf: behalf }, of);
  if (!submitted.done) return invalid(view(page, plan, submitted.state, takesBack));
  return redirect(
    paths.actionPlan({ id: plan.id }),
    takesBack ? 'programmes.plan-end-taken-back' : 'programmes.plan-ended',
  );
};

const view = (page: Page, plan: ActionPlanRow, state: FormState, takesBack = plan.end !== null) => {
  const { words } = page;
  const title = words.t(takesBack ? 'programmes.take-back-plan-end' : 'programmes.end-plan');
  return (
    <Frame page={page} title={title} crumbs={planCrumbs(page, plan)} narrow>
      <PageHead title={title} kind={plan.partner} quiet={words.text(plan.title)} />
      <p>{words.t(takesBack ? 'programmes.take-back-plan-end-what' : 'programmes.end-plan-what')}</p>
      <PageForm
        page={page}
        state={state}
        cancel={paths.actionPlan({ id: plan.id })}
        hidden={takesBack ? { step: 'back' } : {}}
      >
        {!takesBack && (
          <>
            <TextField
              {...fieldOf(page, state)('organ')}
              label={words.t('programmes.organ')}
              hint={words.t('programmes.organ-hint')}
            />
            <DayInput page={page} state={state} name="decidedOn" label={words.t('programmes.decidedOn')} />
          </>
        )}
        <LineInput
          page={page}
          state={state}
          name="reason"
          label="programmes.plan-end-reason"
          hint="programmes.no-names"
        />
        {!takesBack && <BehalfInput page={page} state={state} />}
      </PageForm>
    </Frame>
  );
};
