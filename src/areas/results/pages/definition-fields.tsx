import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { type checkbox, localizedText, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { measures, overPartnersWays, overTimes } from '../rules/indicator-input.ts';
import { OwnLanguageField } from './own-language-field.tsx';

/** How the definition of an indicator is read from its form. */
export const definitionReaders = {
  title: localizedText,
  description: localizedText,
  measure: text,
  ascending: (typed: Parameters<typeof checkbox>[0], name: string) => ({
    value: typed[name]?.[0] !== 'down',
  }),
  overTime: text,
  overPartners: text,
  unit: text,
  sourceOfVerification: text,
};

type Props = { page: Page; state: FormState; source?: string | undefined };

/** What an indicator means, for a new one and for a new version of one. */
export function DefinitionFields({ page, state, source }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const choices = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: words.say(`results.${prefix}-${value}`) }));
  return (
    <>
      <OwnLanguageField
        page={page}
        state={state}
        name="title"
        label={words.t('results.title')}
        hint={words.t('results.title-hint')}
        source={source}
      />
      <OwnLanguageField
        page={page}
        state={state}
        name="description"
        label={words.t('results.description')}
        optional={optional}
        rows={3}
        source={source}
      />
      <RadioField
        {...field('measure')}
        label={words.t('results.measure')}
        options={choices('measure', measures)}
      />
      <RadioField
        {...field('ascending')}
        value={field('ascending').value || 'up'}
        label={words.t('results.direction')}
        options={[
          { value: 'up', label: words.t('results.ascending') },
          { value: 'down', label: words.t('results.descending') },
        ]}
      />
      <RadioField
        {...field('overTime')}
        label={words.t('results.over-time')}
        hint={words.t('results.over-time-hint')}
        options={choices('over-time', overTimes)}
      />
      <SelectField
        {...field('overPartners')}
        label={words.t('results.over-partners')}
        placeholder={words.t('page.choose')}
        options={choices('over-partners', overPartnersWays)}
      />
      <TextField
        {...field('unit')}
        label={words.t('results.unit')}
        hint={words.t('results.unit-hint')}
        optional={optional}
        width={16}
      />
      <TextField
        {...field('sourceOfVerification')}
        label={words.t('results.source-of-verification')}
        optional={optional}
      />
    </>
  );
}
