import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, localizedText, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { ActionPlanRow } from '../queries/action-plans.ts';
import { type OutcomeChoice, outcomeChoices } from '../queries/outcomes.ts';
import { DayInput, LocalizedInput } from './form-parts.tsx';
import { requireInstitute } from './page-subject.ts';
import { outcomesOfProgrammes } from './thing-options.ts';

/** How the fields of a line are read. */
export const planLineReaders = {
  theme: text,
  title: localizedText,
  fromOn: day,
  untilOn: day,
  plannedSessions: wholeNumber,
  plannedParticipants: wholeNumber,
  outcomeId: text,
};

/** Outcomes of programmes that run while the plan does. */
export const outcomesDuring = async (page: Page, plan: ActionPlanRow): Promise<readonly OutcomeChoice[]> => {
  const { id } = requireInstitute(page);
  const outcomes = await page.read((tx) => outcomeChoices(tx, id));
  return outcomes.filter(({ fromOn, untilOn }) => fromOn <= plan.untilOn && plan.fromOn <= untilOn);
};

type Props = { page: Page; state: FormState; outcomes: readonly OutcomeChoice[] };

/** Theme, description, days inside the plan, how much is planned, and the outcome it serves. */
export function PlanLineFields({ page, state, outcomes }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
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
        options={outcomesOfProgrammes(page, outcomes)}
      />
    </>
  );
}
