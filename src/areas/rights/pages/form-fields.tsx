import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { checkbox, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import type { Option } from '../../../ui/option.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import type { PartnershipChoice } from '../../programmes/queries/programme-lists.ts';
import { topics } from '../rules/topic.ts';
import { countryOptions, optionsOf } from './rights-page.ts';

export type FieldsIn = { page: Page; state: FormState };

/** One of the catalogue's codes: `name` is the field, `codes` its values, `of` the prefix of their texts. */
export function CodeField(
  props: FieldsIn & { name: string; codes: readonly string[]; of?: string; optional?: boolean },
) {
  const { page, state, name, codes, of = name, optional } = props;
  const { words } = page;
  return (
    <SelectField
      {...fieldOf(page, state)(name)}
      label={words.say(`rights.${name}`)}
      placeholder={words.t('page.choose')}
      options={optionsOf(page, of, codes)}
      optional={optional ? words.t('page.optional') : undefined}
    />
  );
}

/** One line of text, with its hint where the catalogue has one. */
export function LineField(props: FieldsIn & { name: string; hint?: string; optional?: boolean }) {
  const { page, state, name, hint, optional } = props;
  return (
    <TextField
      {...fieldOf(page, state)(name)}
      label={page.words.say(`rights.${name}`)}
      hint={hint}
      optional={optional ? page.words.t('page.optional') : undefined}
      width={32}
    />
  );
}

/** A longer text; by itself it says that no names belong in it. */
export function StoryField(
  props: FieldsIn & { name: string; label?: string; hint?: string; optional?: boolean },
) {
  const { page, state, name, optional } = props;
  const { words } = page;
  return (
    <TextArea
      {...fieldOf(page, state)(name)}
      label={props.label ?? words.say(`rights.${name}`)}
      hint={[props.hint, words.t('rights.no-names')].filter(Boolean).join(' ')}
      optional={optional ? words.t('page.optional') : undefined}
    />
  );
}

export function CountryField({ page, state, optional }: FieldsIn & { optional?: boolean }) {
  const { words } = page;
  return (
    <SelectField
      {...fieldOf(page, state)('country')}
      label={words.t('rights.country')}
      placeholder={words.t(optional ? 'rights.several-countries' : 'page.choose')}
      options={countryOptions(page)}
      optional={optional ? words.t('page.optional') : undefined}
    />
  );
}

/** Whose record it is; a partner with one partnership has nothing else to choose. */
export function PartnerField({ page, state, choices }: FieldsIn & { choices: readonly PartnershipChoice[] }) {
  const { words, actor } = page;
  const isPartner = actor.partnerships.length > 0;
  const field = fieldOf(page, state)('partnershipId');
  const only = isPartner && choices.length === 1 ? choices[0]?.id : undefined;
  return (
    <SelectField
      {...field}
      value={field.value ?? only}
      label={words.t('rights.partnershipId')}
      placeholder={words.t(isPartner ? 'page.choose' : 'rights.no-partner')}
      optional={isPartner ? undefined : words.t('page.optional')}
      options={choices.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

/** Boxes for any number of codes. */
export function CodesField(props: FieldsIn & { name: string; options: readonly Option[]; hint?: string }) {
  const { page, state, name, options, hint } = props;
  return (
    <CheckboxGroup
      name={name}
      label={page.words.say(`rights.${name}`)}
      hint={hint}
      error={fieldOf(page, state)(name).error}
      optional={page.words.t('page.optional')}
      values={state.typed?.[name] ?? []}
      options={options}
    />
  );
}

/** Topics of dialogue, clauses of an agreement, topics of a demand: one list. */
export function TopicsField({ page, state, name }: FieldsIn & { name: 'topics' | 'clauses' }) {
  return <CodesField page={page} state={state} name={name} options={optionsOf(page, 'topic', topics)} />;
}

export const numberReaders = <Name extends string>(...names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, wholeNumber])) as Record<Name, typeof wholeNumber>;

/** Whole numbers, each may stay empty: nobody of that sex, or nobody knows. */
export function NumberFields({ page, state, names }: FieldsIn & { names: readonly string[] }) {
  const { words } = page;
  return (
    <>
      {names.map((name) => (
        <TextField
          {...fieldOf(page, state)(name)}
          label={words.say(`rights.${name}`)}
          optional={words.t('page.optional')}
          inputmode="numeric"
          width={8}
        />
      ))}
    </>
  );
}

export const sourceReaders = { source: text, onBehalf: behalf };

/** Where it is known from, and where staff have it from when they enter it for a partner. */
export function SourceFields({ page, state }: FieldsIn) {
  return (
    <>
      <LineField page={page} state={state} name="source" hint={page.words.t('rights.source-hint')} />
      <BehalfInput page={page} state={state} />
    </>
  );
}

export const correctionReaders = { reason: text, neverWas: checkbox, version: wholeNumber };

/** Why a row takes another's place, or that it never was. */
export function CorrectionFields({ page, state, neverWas = true }: FieldsIn & { neverWas?: boolean }) {
  return (
    <>
      <LineField page={page} state={state} name="reason" hint={page.words.t('rights.no-names')} />
      {neverWas && (
        <CheckboxField
          name="neverWas"
          label={page.words.t('rights.never-was')}
          checked={Boolean(state.typed?.neverWas?.[0])}
        />
      )}
    </>
  );
}
