import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';

export const useReaders = { askedOn: day, asked: wholeNumber, usingIt: wholeNumber, what: text };

/** When participants were asked, how many, and what they do with the training. */
export function UseFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <DayInput page={page} state={state} name="askedOn" label={words.t('activities.askedOn')} />
      <TextField {...field('asked')} label={words.t('activities.asked')} inputmode="numeric" width={4} />
      <TextField {...field('usingIt')} label={words.t('activities.usingIt')} inputmode="numeric" width={4} />
      <TextArea
        {...field('what')}
        label={words.t('activities.use-what')}
        hint={words.t('activities.no-names')}
        rows={4}
      />
    </>
  );
}
