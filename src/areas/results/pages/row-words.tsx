import { isLanguage, languages } from '../../../kernel/language.ts';
import { type Localized, localized, textIn, withTranslation } from '../../../kernel/localized.ts';
import { type Typed, typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { mergeTexts } from '../../programmes/rules/merge-texts.ts';

/**
 * Words of a row in several languages: `<name>` is what stands in sight, in the person's language, or as it was first written where
 * there is none (`<name>In` says which then); `<name>.<code>` are the others, behind a line.
 */
export const typedWords = (name: string, value: Localized, language: string): Record<string, string> => {
  const seen = textIn(value, language);
  const others = Object.entries(value).filter(([code]) => code !== seen.language && isLanguage(code));
  return {
    [name]: seen.text,
    ...(seen.language === language ? {} : { [`${name}In`]: seen.language }),
    ...Object.fromEntries(others.map(([code, { text }]) => [`${name}.${code}`, text])),
  };
};

/** The language of what is in sight. */
export const languageInSight = (typed: Typed | undefined, name: string, language: string): string => {
  const said = typedText(typed, `${name}In`);
  return said && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(said) ? said : language;
};

/**
 * What was typed of them; `others`: the name of the field with the other languages, where that is of another row. Of words that stood
 * (`before`) only what was changed is written anew: languages that no field shows stay, and so does a translation that nobody touched.
 */
export const readWords = (
  typed: Typed,
  name: string,
  {
    language,
    before,
    others: other = name,
  }: { language: string; before: Localized | undefined; others?: string | undefined },
): Localized => {
  const inSight = languageInSight(typed, name, language);
  const text = typedText(typed, name)?.trim() ?? '';
  const others = translationsTyped(typed, other).filter(([code]) => code !== inSight);
  if (!before) return others.filter(([, said]) => said).reduce(translated, localized(inSight, text));
  const isUntouched = textIn(before, inSight).text === text;
  const said = [...(isUntouched ? [] : [[inSight, text] as const]), ...others];
  const after = mergeTexts(
    before,
    Object.fromEntries(said.map(([code, words]) => [code, { text: words }])),
    said.map(([code]) => code),
  );
  return Object.keys(after).length > 0 ? after : localized(inSight, text);
};

/** These words, and in the languages that they lack what a further row says of the same. */
export const withTyped = (value: Localized, typed: Typed, name: string): Localized =>
  translationsTyped(typed, name)
    .filter(([code, said]) => said && !value[code])
    .reduce(translated, value);

const translationsTyped = (typed: Typed, name: string): (readonly [string, string])[] =>
  languages
    .map((code) => [code, typedText(typed, `${name}.${code}`)?.trim()] as const)
    .filter((each): each is readonly [(typeof languages)[number], string] => each[1] !== undefined);

const translated = (value: Localized, [code, text]: readonly [string, string]): Localized =>
  withTranslation(value, code, text);

/** The language of what is in sight, where it is not the person's. */
export const otherInSight = (
  typed: Typed | undefined,
  name: string,
  language: string,
): string | undefined => {
  const inSight = languageInSight(typed, name, language);
  return inSight === language ? undefined : inSight;
};

/** It goes along with the row. */
export function LanguageInSight({
  page,
  typed,
  name,
}: {
  page: Page;
  typed: Typed | undefined;
  name: string;
}) {
  const language = otherInSight(typed, name, page.words.language);
  return language ? <HiddenField name={`${name}In`} value={language} /> : null;
}

type Props = {
  page: Page;
  state: FormState;
  /** What of the row is said in languages, with what it is called in sight. */
  parts: readonly { name: string; label: string }[];
};

/** The other languages of a row, behind a line that says how many are missing of words that stand. */
export function OtherLanguages({ page, state, parts }: Props) {
  const { words } = page;
  const fields = parts.flatMap(({ name, label }) =>
    languages
      .filter((code) => code !== languageInSight(state.typed, name, words.language))
      .map((code) => ({ ...fieldOf(page, state)(`${name}.${code}`), part: name, label, code })),
  );
  const missing = fields.filter(({ part, value }) => typedText(state.typed, part)?.trim() && !value);
  return (
    <details class="disclosure" open={fields.some(({ error }) => error !== undefined)}>
      <summary>
        {missing.length > 0
          ? words.t('results.other-languages-missing', { count: missing.length })
          : words.t('results.other-languages')}
      </summary>
      <div>
        {fields.map(({ part: _, label, code, ...field }) => (
          <TextField
            {...field}
            label={`${label} (${words.say(`page.language-${code}`)})`}
            lang={code}
            optional={words.t('page.optional')}
          />
        ))}
      </div>
    </details>
  );
}
