import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { takeBackPlanApproval } from '../../programmes/commands/take-back-plan-approval.ts';
import { LineInput } from '../../programmes/pages/field-parts.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { planCrumbs, planToChange } from '../../programmes/pages/plan-subject.ts';
import type { ActionPlanRow } from '../../programmes/queries/action-plans.ts';
import { type PlanTraining, trainingsResting } from '../queries/plan-progress.ts';

type Loaded = { plan: ActionPlanRow; resting: readonly PlanTraining[] };

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const readers = { reason: text, version: wholeNumber, onBehalf: behalf };
  const submitted = await submit(page, takeBackPlanApproval, readers, { planId: loaded.plan.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.actionPlan({ id: loaded.plan.id }), 'programmes.plan-approval-taken-back');
};

const load = async (page: Page): Promise<Loaded> => {
  const { id } = requireInstitute(page);
  const plan = await planToChange(page);
  return { plan, resting: await page.read((tx) => trainingsResting(tx, id, plan.id)) };
};

const view = (page: Page, { plan, resting }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('programmes.take-back-plan-approval');
  return (
    <Frame page={page} title={title} crumbs={planCrumbs(page, plan)} narrow>
      <PageHead title={title} kind={plan.partner} quiet={words.text(plan.title)} />
      <p>{words.t('programmes.take-back-plan-approval-what')}</p>
      {plan.approvedOn && (
        <p>
          {words.t('programmes.approved-on', { day: words.day(plan.approvedOn) })} · {plan.approvedBy}
        </p>
      )}
      {resting.length > 0 && (
        <Notice kind="warning">
          <p>{words.t('activities.trainings-on-approval')}</p>
          <ul>
            {resting.map(({ id, reference, title: name, from, theme }) => (
              <li>
                <a href={paths.activity({ id })}>{[reference, name].filter(Boolean).join(' · ')}</a>{' '}
                <span class="quiet">
                  {theme}, {words.day(from)}
                </span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <PageForm
        page={page}
        state={state}
        version={plan.approvalNo ?? 0}
        cancel={paths.actionPlan({ id: plan.id })}
      >
        <LineInput
          page={page}
          state={state}
          name="reason"
          label="programmes.plan-approval-reason"
          hint="programmes.no-names"
        />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
