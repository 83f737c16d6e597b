import type { Reader } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { countryOptions } from '../../programmes/pages/form-parts.tsx';

/** A country that was chosen; the empty choice says that it was nowhere else, a field that was not shown says nothing. */
export const countryReader: Reader<string | undefined> = (typed, name) => ({
  value: typed[name]?.[0]?.trim(),
});

/** Where it was measured, where that is not where the partner works. */
export function CountryField({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  return (
    <SelectField
      {...fieldOf(page, state)('country')}
      label={words.t('results.measured-country')}
      hint={words.t('results.measured-country-hint')}
      optional={words.t('page.optional')}
      placeholder={words.t('results.where-the-partner-works')}
      options={countryOptions(page)}
    />
  );
}
