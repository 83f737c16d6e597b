import type { Reader, Typed } from '../../../page/form.ts';
import { typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { organisationKinds } from '../rules/organisation-input.ts';
import { countryOptions } from './partner-words.ts';

type Identifier = { scheme: string | undefined; value: string | undefined };

const mostLines = 20;

/** The lines of which anything was typed, in order; sent as `identifiers.0.scheme`, `identifiers.0.value`, ... */
const typedLines = (typed: Typed | undefined): Identifier[] =>
  Array.from({ length: mostLines }, (_, at) => ({
    scheme: typedText(typed, `identifiers.${at}.scheme`)?.trim() || undefined,
    value: typedText(typed, `identifiers.${at}.value`)?.trim() || undefined,
  })).filter(({ scheme, value }) => scheme ?? value);

const identifiers: Reader<Identifier[]> = (typed) => ({ value: typedLines(typed) });

/** How the fields of an organisation are read. */
export const organisationReaders = {
  name: text,
  acronym: text,
  kind: text,
  country: text,
  visibility: text,
  identifiers,
};

/** What is said of an organisation, for a new one and for a change. */
export function OrganisationFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      <TextField {...field('name')} label={words.t('partners.name')} />
      <TextField {...field('acronym')} label={words.t('partners.acronym')} width={16} optional={optional} />
      <SelectField
        {...field('kind')}
        label={words.t('partners.kind')}
        placeholder={words.t('page.choose')}
        options={organisationKinds.map((value) => ({ value, label: words.say(`partners.kind-${value}`) }))}
      />
      <SelectField
        {...field('country')}
        label={words.t('partners.country')}
        hint={words.t('partners.country-hint')}
        optional={optional}
        placeholder={words.t('page.choose')}
        options={countryOptions(words)}
      />
      <CheckboxField
        name="visibility"
        value="shared"
        label={words.t('partners.shared-with-institutes')}
        checked={typedText(state.typed, 'visibility') === 'shared'}
      />
      <IdentifierLines page={page} state={state} />
    </>
  );
}

function IdentifierLines({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const lines = [...typedLines(state.typed), { scheme: undefined, value: undefined }].slice(0, mostLines);
  return (
    <fieldset class="field">
      <legend>{words.t('partners.identifiers')}</legend>
      <p class="hint">
        {words.t('partners.identifier-scheme-hint')}. {words.t('partners.identifier-hint')}.{' '}
        {words.t('partners.identifiers-hint')}
      </p>
      {lines.map(({ scheme, value }, at) => (
        <div class="beside">
          <TextField
            {...field(`identifiers.${at}.scheme`)}
            value={scheme}
            label={words.t('partners.identifier-scheme')}
            optional={optional}
            width={16}
          />
          <TextField
            {...field(`identifiers.${at}.value`)}
            value={value}
            label={words.t('partners.identifier-value')}
            optional={optional}
          />
        </div>
      ))}
    </fieldset>
  );
}
