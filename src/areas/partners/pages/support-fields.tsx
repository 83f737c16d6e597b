import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { PeriodFields, SourceField } from './affiliation-fields.tsx';

/** How the fields of a support are read. */
export const supportReaders = { fromOn: day, untilOn: day, programme: text, source: text, givenBy: text };

/** What is said of a support, for a new one and for a correction. */
export function SupportFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <TextField
        {...field('programme')}
        label={words.t('partners.programme')}
        hint={words.t('partners.programme-hint')}
      />
      <PeriodFields page={page} state={state} />
      <TextField
        {...field('givenBy')}
        label={words.t('partners.given-by')}
        hint={words.t('partners.given-by-hint')}
        optional={words.t('page.optional')}
      />
      <SourceField page={page} state={state} />
    </>
  );
}
