import type { Reader } from '../../../page/form.ts';
import { typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';

/** Lines of a text, one thing each; nothing typed is no line. */
const lines: Reader<string[]> = (typed, name) => ({
  value: (typedText(typed, name) ?? '')
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean),
});

export const minutesReaders = { heldOn: day, place: text, participants: lines, summary: text };

type Props = { page: Page; state: FormState };

/** When and where, which organs and functions took part, what was said in short. */
export function MinutesFields({ page, state }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      <DayInput page={page} state={state} name="heldOn" label={words.t('reviews.heldOn')} />
      <TextField {...field('place')} label={words.t('reviews.place')} optional={optional} />
      <TextArea
        {...field('participants')}
        label={words.t('reviews.participants')}
        hint={words.t('reviews.participants-hint')}
        rows={4}
      />
      <TextArea
        {...field('summary')}
        label={words.t('reviews.summary')}
        hint={words.t('reviews.no-names')}
        optional={optional}
        rows={4}
      />
    </>
  );
}

/** Why something changes after the conclusion. */
export function ReasonField({ page, state }: Props) {
  const { words } = page;
  return (
    <TextField
      {...fieldOf(page, state)('reason')}
      label={words.t('reviews.reason')}
      hint={words.t('reviews.reason-hint')}
    />
  );
}
