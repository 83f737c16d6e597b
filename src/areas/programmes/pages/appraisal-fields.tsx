import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import type { OutcomeRow } from '../queries/outcomes.ts';
import { ChoiceInput, LineInput, ParagraphInput } from './field-parts.tsx';
import { DayInput } from './form-parts.tsx';
import { outcomeOptions } from './thing-options.ts';

export const appraisalReaders = {
  outcomeId: text,
  askedOn: day,
  dueOn: day,
  question: text,
  reference: text,
};

type Props = { page: Page; state: FormState; outcomes: readonly OutcomeRow[] };

/** What the donor asked, when, of which outcome, and until when an answer is due. */
export function AppraisalFields({ page, state, outcomes }: Props) {
  const { words } = page;
  return (
    <>
      <ParagraphInput page={page} state={state} name="question" label="programmes.appraisal-question" />
      <ChoiceInput
        page={page}
        state={state}
        name="outcomeId"
        label="programmes.outcome"
        optional
        options={outcomeOptions(page, outcomes)}
      />
      <DayInput page={page} state={state} name="askedOn" label={words.t('programmes.asked-on')} />
      <DayInput page={page} state={state} name="dueOn" label={words.t('programmes.due-on')} optional />
      <LineInput
        page={page}
        state={state}
        name="reference"
        label="programmes.letter-reference"
        optional
        width={32}
      />
    </>
  );
}
