import { todayIn } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { LineInput, ParagraphInput } from './field-parts.tsx';
import { DayInput } from './form-parts.tsx';

export const withdrawalReaders = { byFunction: text, withdrawnOn: day, reason: text };

export const withdrawalTyped = ({ words }: Page) => ({ withdrawnOn: words.day(todayIn()) });

/** What was entered by mistake, what its withdrawal means, and why, by which function and when. */
export function WithdrawalFields({
  page,
  state,
  quoted,
  what,
}: {
  page: Page;
  state: FormState;
  quoted: string;
  /** Text key. */
  what: string;
}) {
  const { words } = page;
  return (
    <>
      <blockquote>{quoted}</blockquote>
      <p>{words.say(what)}</p>
      <ParagraphInput
        page={page}
        state={state}
        name="reason"
        label="programmes.appraisal-withdraw-why"
        rows={2}
      />
      <LineInput
        page={page}
        state={state}
        name="byFunction"
        label="programmes.by-function"
        hint="programmes.function-hint"
      />
      <DayInput page={page} state={state} name="withdrawnOn" label={words.t('programmes.on-day')} />
    </>
  );
}
