import { countriesByName } from '../../../kernel/country.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { countryFactKinds } from '../rules/rulebook-input.ts';

/** How the fields of a country fact are read. */
export const countryFactReaders = {
  country: text,
  kind: text,
  value: text,
  source: text,
  confidence: text,
  validFrom: day,
  validUntil: day,
};

const confidences = ['read', 'recalled', 'guessed'] as const;

/** What a country fact says, for a new one and for a correction. */
export function CountryFactFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <SelectField
        {...field('country')}
        label={words.t('rulebook.country')}
        placeholder={words.t('page.choose')}
        options={countriesByName(words.language)}
      />
      <SelectField
        {...field('kind')}
        label={words.t('rulebook.fact-kind')}
        placeholder={words.t('page.choose')}
        options={countryFactKinds.map((value) => ({ value, label: words.t(`rulebook.fact-kind-${value}`) }))}
      />
      <TextField
        {...field('value')}
        label={words.t('rulebook.value')}
        hint={words.t('rulebook.fact-value-hint')}
        width={16}
      />
      <DayField
        {...field('validFrom')}
        label={words.t('rulebook.valid-from')}
        hint={words.t('page.day-hint')}
      />
      <DayField
        {...field('validUntil')}
        label={words.t('rulebook.valid-until')}
        optional={words.t('page.optional')}
      />
      <TextField
        {...field('source')}
        label={words.t('rulebook.source')}
        hint={words.t('rulebook.citation-hint')}
      />
      <SelectField
        {...field('confidence')}
        label={words.t('rulebook.confidence')}
        options={confidences.map((value) => ({ value, label: words.t(`rulebook.confidence-${value}`) }))}
      />
    </>
  );
}
