import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';

export const adviceReaders = { recommendation: text, addressee: text, dueOn: day };

/** What is recommended, to whom by function, until when. */
export function AdviceFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <TextArea
        {...field('recommendation')}
        label={words.t('activities.recommendation')}
        hint={words.t('activities.no-names')}
        rows={3}
      />
      <TextField
        {...field('addressee')}
        label={words.t('activities.addressee')}
        hint={words.t('activities.addressee-hint')}
      />
      <DayInput page={page} state={state} name="dueOn" label={words.t('activities.dueOn')} />
    </>
  );
}
