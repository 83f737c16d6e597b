import { languages } from '../../../kernel/language.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { type Reader, typedText } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import { localizedText } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { LocalizedField } from '../../../ui/localized-field.tsx';
import { mergeTexts } from '../../programmes/rules/merge-texts.ts';

type Props = {
  page: Page;
  state: FormState;
  name: string;
  label: string;
  hint?: string;
  optional?: string;
  rows?: number;
  /** The language the text was first written in, where it exists already. */
  source?: string | undefined;
};

/** A text in the person's own language first, the other languages of the interface behind a line. */
export function OwnLanguageField({ page, state, name, source = page.words.language, ...field }: Props) {
  const { words } = page;
  const textIn = (code: string) => ({
    code,
    language: words.say(`page.language-${code}`),
    value: typedText(state.typed, `${name}.${code}`),
    error: words.problems(state.errors[`${name}.${code}`]),
  });
  return (
    <LocalizedField
      name={name}
      {...field}
      source={textIn(source)}
      translations={languages.filter((code) => code !== source).map(textIn)}
      more={words.t('results.other-languages')}
      optionalTranslation={words.t('page.optional')}
    />
  );
}

/** The problem of a text in several languages stands at the language it is first written in. */
export const atOwnLanguage = (state: FormState, names: readonly string[], language: string): FormState => ({
  ...state,
  errors: Object.fromEntries(
    Object.entries(state.errors).map(([name, problems]) => [
      names.includes(name) ? `${name}.${language}` : name,
      problems,
    ]),
  ),
});

/**
 * Reads what becomes of a text that was opened with a form: languages that the form does not show stay, and a translation
 * that nobody touched stays one of the words it was made from.
 */
export const changedText =
  (before: unknown): Reader<Localized | undefined> =>
  (typed, name, language) => {
    const read = localizedText(typed, name, language);
    const shown = Object.keys(typed)
      .filter((field) => field.startsWith(`${name}.`))
      .map((field) => field.slice(name.length + 1));
    const after = mergeTexts((before ?? {}) as Localized, 'value' in read ? read.value : undefined, shown);
    return { value: Object.keys(after).length > 0 ? after : undefined };
  };

/** A text as a form opens with it. */
export const typedLocalized = (name: string, value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((value ?? {}) as Localized).map(([code, { text }]) => [`${name}.${code}`, text]),
  );

/** The language a text was first written in. */
export const sourceLanguage = (value: unknown): string | undefined =>
  Object.entries((value ?? {}) as Localized).find(([, { source }]) => source)?.[0];
