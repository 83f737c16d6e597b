import { countriesByName } from '../../../kernel/country.ts';
import { languages } from '../../../kernel/language.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { type Reader, readForm, type Typed, typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { localizedText } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { FieldNotes, fieldId } from '../../../ui/field.tsx';
import { LocalizedField } from '../../../ui/localized-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { mergeTexts } from '../rules/merge-texts.ts';

type LocalizedProps = {
  page: Page;
  state: FormState;
  name: string;
  label: string;
  hint?: string;
  rows?: number;
  optional?: boolean;
};

/** A text in the five languages; the one it was written in first stays in sight, else the reader's own. */
export function LocalizedInput({ page, state, name, label, hint, rows, optional }: LocalizedProps) {
  const { words } = page;
  const field = fieldOf(page, state);
  const first = firstWritten(state.typed, name) ?? words.language;
  const textOf = (code: string) => {
    const { value, error } = field(`${name}.${code}`);
    return { code, language: words.say(`page.language-${code}`), value, error };
  };
  const whole = field(name).error;
  const translations = languages.filter((code) => code !== first).map(textOf);
  const written = translations.filter(({ value }) => value);
  const falls =
    optional && textOf(first).value && written.length > 0
      ? words.t('programmes.translations-fall', {
          languages: written.map(({ language }) => language).join(', '),
        })
      : undefined;
  return (
    <div id={fieldId(name)}>
      <LocalizedField
        name={name}
        label={label}
        hint={[hint, falls].filter(Boolean).join(' ') || undefined}
        source={{ ...textOf(first), error: textOf(first).error ?? whole }}
        translations={translations}
        more={words.t('programmes.other-languages', { written: written.length, count: translations.length })}
        optionalTranslation={words.t('page.optional')}
        optional={optional ? words.t('page.optional') : undefined}
        rows={rows}
      />
    </div>
  );
}

const firstWritten = (typed: Typed | undefined, name: string): string | undefined =>
  Object.keys(typed ?? {})
    .filter((field) => field.startsWith(`${name}.`) && typedText(typed, field)?.trim())
    .map((field) => field.slice(name.length + 1))
    .find((code) => (languages as readonly string[]).includes(code));

/** A text as the fields of a form, its source first: the first one read becomes the source again. */
export const localizedFields = (name: string, value: Localized): Record<string, string> => {
  const entries = Object.entries(value).sort(([, a], [, b]) => Number(b.source ?? 0) - Number(a.source ?? 0));
  return Object.fromEntries(entries.map(([code, { text }]) => [`${name}.${code}`, text]));
};

/** Texts as the form changed them; one left without any text is left out, for the schema to judge. */
export const textsTyped = (page: Page, before: Readonly<Record<string, Localized>>) => {
  const names = Object.keys(before);
  const read = readForm(
    page.form,
    Object.fromEntries(names.map((name) => [name, localizedText])),
    page.words.language,
  );
  if (!read.ok) return {};
  const typed = read.input as Record<string, Localized | undefined>;
  return Object.fromEntries(
    names
      .map((name): [string, Localized] => [name, mergeTexts(before[name] ?? {}, typed[name], languages)])
      .filter(([, text]) => Object.keys(text).length > 0),
  );
};

/** Texts that the form showed and of which nothing is left: they are emptied, not left as they were. */
export const textsEmptied = (
  page: Page,
  before: Readonly<Record<string, Localized>>,
): Record<string, Localized> => {
  const left = textsTyped(page, before);
  const isShown = (name: string) =>
    Object.keys(page.form.texts).some((field) => field.startsWith(`${name}.`));
  const emptied = Object.keys(before).filter((name) => isShown(name) && !(name in left));
  return Object.fromEntries(emptied.map((name) => [name, {}]));
};

type FieldIn = { page: Page; state: FormState; name: string; label: string; optional?: boolean };

export function DayInput({ page, state, name, label, optional }: FieldIn) {
  const { words } = page;
  return (
    <DayField
      {...fieldOf(page, state)(name)}
      label={label}
      hint={words.t('page.day-hint')}
      optional={optional ? words.t('page.optional') : undefined}
    />
  );
}

/** Reads `onBehalf`: the source of an entry made for a partner. */
export const behalf: Reader<{ source: string } | undefined> = (typed, name) => {
  const source = typedText(typed, name)?.trim();
  return { value: source ? { source } : undefined };
};

/** Where an entry made for a partner comes from; shown to staff only. */
export function BehalfInput({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  if (page.actor.partnerships.length > 0) return null;
  return (
    <TextField
      {...fieldOf(page, state)('onBehalf')}
      label={words.t('programmes.on-behalf')}
      hint={words.t('programmes.on-behalf-hint')}
      optional={words.t('page.optional')}
    />
  );
}

/** Typed until it is set; from then on it is what readers of IATI know the thing by, and only shown. */
export function IatiIdentifierInput({
  page,
  state,
  set,
}: {
  page: Page;
  state: FormState;
  set?: string | null | undefined;
}) {
  const { words } = page;
  const field = fieldOf(page, state)('iatiIdentifier');
  const label = words.t('programmes.iati-identifier');
  if (!set) return <TextField {...field} label={label} optional={words.t('page.optional')} width={32} />;
  return (
    <div id={fieldId(field.name)} class={field.error ? 'field wrong' : 'field'}>
      <FieldNotes name={field.name} error={field.error} />
      <DescriptionList rows={[{ term: label, value: set }]} />
    </div>
  );
}

/** Every country by its name in the reader's language. */
export const countryOptions = ({ words }: Page) => countriesByName(words.language);
