import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, localizedText, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { addPlanLine } from '../commands/add-plan-line.ts';
import type { ActionPlanRow } from '../queries/action-plans.ts';
import { type OutcomeChoice, outcomeChoices } from '../queries/outcomes.ts';
import { BehalfInput, behalf, DayInput, LocalizedInput } from './form-parts.tsx';
import { requireInstitute } from './page-subject.ts';
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
  const submitted = await submit(
    page,
    addPlanLine,
    {
      theme: text,
      title: localizedText,
      fromOn: day,
      untilOn: day,
      plannedSessions: wholeNumber,
      plannedParticipants: wholeNumber,
      outcomeId: text,
      onBehalf: behalf,
    },
    { planId: id },
  );
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.actionPlan({ id }), 'programmes.line-added');
};

const load = async (page: Page): Promise<Loaded> => {
  const plan = await planToChange(page);
  const { id } = requireInstitute(page);
  const outcomes = await page.read((tx) => outcomeChoices(tx, id));
  return {
    plan,
    outcomes: outcomes.filter(({ fromOn, untilOn }) => fromOn <= plan.untilOn && plan.fromOn <= untilOn),
  };
};

const view = (page: Page, { plan, outcomes }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('programmes.new-line');
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <Frame page={page} title={title} crumbs={planCrumbs(page, plan)} narrow>
      <PageHead title={title} kind={words.text(plan.title)} />
      <PageForm page={page} state={state} cancel={paths.actionPlan({ id: plan.id })}>
        <TextField
          {...field('theme')}
          label={words.t('programmes.theme')}
          hint={words.t('programmes.theme-hint')}
        />
        <LocalizedInput
          page={page}
          state={state}
          name="title"
          label={words.t('programmes.line-title')}
          hint={words.t('programmes.no-names')}
        />
        <DayInput page={page} state={state} name="fromOn" label={words.t('programmes.fromOn')} />
        <DayInput page={page} state={state} name="untilOn" label={words.t('programmes.untilOn')} />
        <TextField
          {...field('plannedSessions')}
          label={words.t('programmes.planned-sessions')}
          optional={optional}
          inputmode="numeric"
          width={8}
        />
        <TextField
          {...field('plannedParticipants')}
          label={words.t('programmes.planned-participants')}
          optional={optional}
          inputmode="numeric"
          width={8}
        />
        <SelectField
          {...field('outcomeId')}
          label={words.t('programmes.outcome')}
          optional={optional}
          placeholder={words.t('page.choose')}
          options={outcomes.map((row) => ({
            value: row.id,
            label: `${row.programme} · ${row.code} ${words.text(row.title)}`,
          }))}
        />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
