import type { Reader } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { type checkbox, localizedText, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { usualWays } from '../rules/fitting-ways.ts';
import { frequencies, measures, overPartnersWays, overTimes } from '../rules/indicator-input.ts';
import type { StandardAxis } from '../rules/standard-axis.ts';
import { AxesField, axesReader } from './axes-field.tsx';
import { CrossingsField, crossingsReader } from './crossings-field.tsx';
import { LeftOutAxesField, leftOutAxesReader } from './left-out-axes-field.tsx';
import { OwnLanguageField } from './own-language-field.tsx';
import { ScaleRows, scaleReader } from './scale-rows.tsx';

/** A way that is left to the kind of value is the usual one of it. */
const wayOf =
  (way: 'overTime' | 'overPartners'): Reader<string | undefined> =>
  (typed, name) => ({ value: typed[name]?.[0] || usualWays(typed.measure?.[0])?.[way] });

/** How the definition of an indicator is read from its form. */
export const definitionReaders = {
  title: localizedText,
  description: localizedText,
  measure: text,
  ascending: (typed: Parameters<typeof checkbox>[0], name: string) => ({
    value: typed[name]?.[0] !== 'down',
  }),
  overTime: wayOf('overTime'),
  overPartners: wayOf('overPartners'),
  unit: localizedText,
  sourceOfVerification: localizedText,
  frequency: text,
  responsible: localizedText,
  leftOutAxes: leftOutAxesReader,
  axes: axesReader(),
  crossings: crossingsReader,
  scale: scaleReader(),
  formula: text,
};

/** What of it is said in languages. */
export const wordedParts = ['title', 'description', 'unit', 'sourceOfVerification', 'responsible'] as const;

type Props = {
  page: Page;
  state: FormState;
  source?: string | undefined;
  /** A definition of the library: of no programme, so without a formula and without who measures. */
  isShared?: boolean | undefined;
  /** The standard axes that it leaves out as it stands. */
  leftOut?: readonly StandardAxis[] | undefined;
};

/** What an indicator means, for a new one and for a new version of one. */
export function DefinitionFields({ page, state, source, isShared, leftOut }: Props) {
  const { words } = page;
  const optional = words.t('page.optional');
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
      <WayFields page={page} state={state} isShared={isShared} />
      <PracticeFields page={page} state={state} source={source} isShared={isShared} />
      <LeftOutAxesField page={page} state={state} standing={leftOut} />
      <AxesField page={page} state={state} />
      <CrossingsField page={page} state={state} />
    </>
  );
}

const choices = ({ words }: Page, prefix: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: words.say(`results.${prefix}-${value}`) }));

/** What kind of value it has, and how values come together. */
function WayFields({ page, state, isShared }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <RadioField
        {...field('measure')}
        label={words.t('results.measure')}
        options={choices(page, 'measure', measures)}
      />
      <div class="when-stepped">
        <ScaleRows page={page} state={state} />
      </div>
      <div class="when-directed">
        <RadioField
          {...field('ascending')}
          value={field('ascending').value || 'up'}
          label={words.t('results.direction')}
          hint={words.t('results.direction-hint')}
          options={[
            { value: 'up', label: words.t('results.ascending') },
            { value: 'down', label: words.t('results.descending') },
          ]}
        />
      </div>
      <RadioField
        {...field('overTime')}
        value={field('overTime').value ?? ''}
        label={words.t('results.over-time')}
        hint={words.t('results.over-time-hint')}
        options={[
          { value: '', label: words.t('results.as-fits-measure') },
          ...choices(page, 'over-time', overTimes),
        ]}
      />
      <SelectField
        {...field('overPartners')}
        label={words.t('results.over-partners')}
        hint={words.t('results.over-partners-hint')}
        placeholder={words.t('results.as-fits-measure')}
        options={choices(page, 'over-partners', overPartnersWays)}
      />
      {!isShared && (
        <TextField
          {...field('formula')}
          label={words.t('results.formula')}
          hint={words.t('results.formula-hint')}
          optional={words.t('page.optional')}
        />
      )}
    </>
  );
}

/** Who measures what, how often and where it is read. */
function PracticeFields({ page, state, source, isShared }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      <OwnLanguageField
        page={page}
        state={state}
        name="unit"
        label={words.t('results.unit')}
        hint={words.t('results.unit-hint')}
        optional={optional}
        source={source}
      />
      <OwnLanguageField
        page={page}
        state={state}
        name="sourceOfVerification"
        label={words.t('results.source-of-verification')}
        optional={optional}
        source={source}
      />
      <SelectField
        {...field('frequency')}
        label={words.t('results.frequency')}
        placeholder={words.t('page.choose')}
        optional={optional}
        options={choices(page, 'frequency', frequencies)}
      />
      {!isShared && (
        <OwnLanguageField
          page={page}
          state={state}
          name="responsible"
          label={words.t('results.responsible')}
          hint={words.t('results.responsible-hint')}
          optional={optional}
          source={source}
        />
      )}
    </>
  );
}
