import { canonicalJson } from '../../../command/trail.ts';
import { languages } from '../../../kernel/language.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { type Reader, type Typed, typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { localizedText } from '../../../page/readers.ts';
import { spareRows } from '../../../page/spare-rows.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { LocalizedInput, localizedFields } from '../../programmes/pages/form-parts.tsx';
import { mergeTexts } from '../../programmes/rules/merge-texts.ts';
import { mostQuestions } from '../rules/score-input.ts';
import { criteriaAsked, type ScoreQuestion } from '../rules/score-questions.ts';
import { BoundsFields, boundsFilled, boundsTyped } from './bounds-fields.tsx';

/** The questions of an edition as the rows of the form; the words of the last year where they differ. */
export const filledQuestions = (questions: readonly ScoreQuestion[]) =>
  Object.fromEntries(
    questions.flatMap((question, at) => {
      const { code, criterion, position, text, toldAtEnd, bounds } = question;
      const row = `questions.${at}`;
      return Object.entries({
        [`${row}.code`]: code,
        [`${row}.criterion`]: criterion,
        [`${row}.place`]: String(position + 1),
        [`${row}.toldAtEnd`]: toldAtEnd ? 'on' : undefined,
        ...localizedFields(`${row}.text`, text),
        ...localizedFields(`${row}.finalText`, ownAtTheEnd(question) ?? {}),
        ...boundsFilled(row, bounds),
      });
    }),
  );

/** The words of the last year, where they are others. */
const ownAtTheEnd = ({ text, finalText }: ScoreQuestion): Localized | undefined =>
  canonicalJson(text) === canonicalJson(finalText) ? undefined : finalText;

/** What a row's text says, in its languages. */
export const wordsTyped = (typed: Typed, at: number, part: 'text' | 'finalText'): Localized | undefined => {
  const read = localizedText(typed, `questions.${at}.${part}`, 'en');
  return 'value' in read ? read.value : undefined;
};

/** The rows that say something and are not struck, by their number on the form. */
export const rowsTyped = (typed: Typed): number[] =>
  rowsIn(typed).filter((at) => {
    const said = (part: string) => Boolean(typedText(typed, `questions.${at}.${part}`)?.trim());
    const isWorded = wordsTyped(typed, at, 'text') ?? wordsTyped(typed, at, 'finalText');
    return !said('dropped') && (['code', 'criterion', 'place'].some(said) || isWorded !== undefined);
  });

const rowsIn = (typed: Typed): number[] =>
  [
    ...new Set(
      Object.keys(typed).flatMap((name) => {
        const at = /^questions\.(\d{1,2})\./.exec(name)?.[1];
        return at === undefined ? [] : [Number(at)];
      }),
    ),
  ].sort((a, b) => a - b);

/** Reads the rows: of a text that stood before, only what was changed is written anew. */
export const questionsTyped =
  (before: readonly ScoreQuestion[]): Reader<Record<string, unknown>[]> =>
  (typed) => ({ value: rowsTyped(typed).map((at) => rowTyped(typed, at, before)) });

const rowTyped = (typed: Typed, at: number, before: readonly ScoreQuestion[]): Record<string, unknown> => {
  const row = `questions.${at}`;
  const said = (part: string) => typedText(typed, `${row}.${part}`)?.trim() || undefined;
  const code = said('code');
  const stood = before.find((each) => each.code === code);
  const merged = (part: 'text' | 'finalText', was: Localized | undefined) => {
    const words = wordsTyped(typed, at, part);
    if (!words || !was) return words;
    const merged = mergeTexts(was, words, languages);
    return Object.keys(merged).length > 0 ? merged : undefined;
  };
  const place = said('place');
  const given = {
    code,
    criterion: said('criterion'),
    // What is no number is told beside its own field, by the schema.
    place: place && /^\d+$/.test(place) ? Number(place) : place,
    text: merged('text', stood?.text),
    finalText: merged('finalText', stood && ownAtTheEnd(stood)),
    toldAtEnd: said('toldAtEnd') !== undefined,
    bounds: boundsTyped(typed, row),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
};

type Props = { page: Page; state: FormState };

/** The questions that are asked and some empty rows below. */
export function QuestionFields({ page, state }: Props) {
  const written = rowsIn(state.typed ?? {}).filter((at) => state.typed?.[`questions.${at}.code`]);
  const worded = rowsTyped(state.typed ?? {});
  const last = Math.max(-1, ...written, ...worded);
  const count = Math.min(last + 1 + spareRows(state, 4), mostQuestions);
  return (
    <>
      {Array.from({ length: count }, (_, at) => (
        <QuestionRow page={page} state={state} at={at} />
      ))}
    </>
  );
}

function QuestionRow({ page, state, at }: Props & { at: number }) {
  const { words } = page;
  const row = `questions.${at}`;
  const field = fieldOf(page, state);
  const code = field(`${row}.code`).value;
  const isTicked = (part: string) => Boolean(field(`${row}.${part}`).value);
  return (
    <FieldGroup
      name={row}
      label={words.t(code ? 'reviews.question-no' : 'reviews.question-more', { no: at + 1 })}
    >
      {code && <HiddenField name={`${row}.code`} value={code} />}
      <SelectField
        {...field(`${row}.criterion`)}
        label={words.t('reviews.criterion')}
        placeholder={words.t('page.choose')}
        optional=""
        options={criteriaAsked.map((value) => ({ value, label: words.t(`reviews.criterion-${value}`) }))}
      />
      <TextField
        {...field(`${row}.place`)}
        label={words.t('reviews.question-place')}
        hint={words.t('reviews.question-place-hint')}
        optional={words.t('page.optional')}
        inputmode="numeric"
        width={4}
      />
      <LocalizedInput
        page={page}
        state={state}
        name={`${row}.text`}
        label={words.t('reviews.question-text')}
        hint={words.t('reviews.no-names')}
        optional
      />
      <LocalizedInput
        page={page}
        state={state}
        name={`${row}.finalText`}
        label={words.t('reviews.question-final')}
        hint={words.t('reviews.question-final-hint')}
        optional
      />
      <CheckboxField
        {...field(`${row}.toldAtEnd`)}
        label={words.t('reviews.question-told')}
        checked={isTicked('toldAtEnd')}
      />
      <BoundsFields page={page} state={state} row={row} />
      {code && (
        <CheckboxField
          {...field(`${row}.dropped`)}
          label={words.t('reviews.question-dropped')}
          checked={isTicked('dropped')}
        />
      )}
    </FieldGroup>
  );
}
