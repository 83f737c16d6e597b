import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, localizedText } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { openActionPlan } from '../commands/open-action-plan.ts';
import { type ActionPlanRow, type PlanLineRow, planLinesOf } from '../queries/action-plans.ts';
import { type OutcomeChoice, outcomeChoices } from '../queries/outcomes.ts';
import { nextPeriod } from '../rules/next-period.ts';
import { errorsByRow, linesFilled, linesReaders, PlanLinesField } from './copied-lines.tsx';
import { BehalfInput, behalf, DayInput, LocalizedInput, localizedFields, textsTyped } from './form-parts.tsx';
import { requireInstitute } from './page-subject.ts';
import { planCrumbs, planToChange } from './plan-subject.ts';

type Loaded = {
  plan: ActionPlanRow;
  lines: readonly PlanLineRow[];
  outcomes: readonly OutcomeChoice[];
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { plan, lines } = loaded;
  const next = nextPeriod(plan);
  const state = filledForm({
    ...localizedFields('title', plan.title),
    fromOn: next && page.words.day(next.fromOn),
    untilOn: next && page.words.day(next.untilOn),
    ...linesFilled(page, lines, next),
  });
  return html(view(page, loaded, state));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { plan, lines } = loaded;
  const submitted = await submit(
    page,
    openActionPlan,
    { title: localizedText, fromOn: day, untilOn: day, onBehalf: behalf, ...linesReaders(lines) },
    {
      partnershipId: plan.partnershipId,
      country: plan.country,
      copiedFromId: plan.id,
      ...textsTyped(page, { title: plan.title }),
    },
  );
  if (submitted.done) return redirect(paths.actionPlan({ id: submitted.value.id }), 'programmes.plan-copied');
  return invalid(view(page, loaded, errorsByRow(page, submitted.state, lines)));
};

const load = async (page: Page): Promise<Loaded> => {
  const plan = await planToChange(page);
  const { id } = requireInstitute(page);
  return page.read(async (tx) => ({
    plan,
    lines: await planLinesOf(tx, id, [plan.id]),
    outcomes: await outcomeChoices(tx, id),
  }));
};

const view = (page: Page, { plan, lines, outcomes }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('programmes.copy-plan');
  return (
    <Frame page={page} title={title} crumbs={planCrumbs(page, plan)} narrow>
      <PageHead title={title} kind={plan.partner} quiet={words.country(plan.country)} />
      <Notice kind="info">{words.t('programmes.copy-plan-what')}</Notice>
      <PageForm page={page} state={state} cancel={paths.actionPlan({ id: plan.id })}>
        <LocalizedInput
          page={page}
          state={state}
          name="title"
          label={words.t('programmes.title')}
          hint={words.t('programmes.no-names')}
        />
        <DayInput page={page} state={state} name="fromOn" label={words.t('programmes.fromOn')} />
        <DayInput page={page} state={state} name="untilOn" label={words.t('programmes.untilOn')} />
        <PlanLinesField page={page} state={state} lines={lines} outcomes={outcomes} />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
