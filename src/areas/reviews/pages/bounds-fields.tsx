import { type Typed, typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type Bounds, boundsConfidences, measures } from '../rules/score-questions.ts';

const letters = ['forA', 'forB', 'forC'] as const;

/** What proposes a letter, as fields of a row of the form. */
export const boundsFilled = (row: string, bounds: Bounds | null): Record<string, string> =>
  bounds
    ? Object.fromEntries(
        Object.entries(bounds).map(([name, value]) => [`${row}.bounds.${name}`, String(value)]),
      )
    : {};

/** The same as it was typed; undefined where no figure is chosen and no bound written. */
export const boundsTyped = (typed: Typed, row: string): Record<string, unknown> | undefined => {
  const said = (part: string) => typedText(typed, `${row}.bounds.${part}`)?.trim() || undefined;
  const measure = said('measure');
  if (!measure && !letters.some(said)) return undefined;
  // What is no number is told beside its own field, by the schema.
  const bound = (part: string) => (/^\d{1,3}$/.test(said(part) ?? '') ? Number(said(part)) : said(part));
  const given = {
    measure,
    ...Object.fromEntries(letters.map((letter) => [letter, bound(letter)])),
    confidence: said('confidence') ?? 'guessed',
    source: said('source'),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
};

type Props = { page: Page; state: FormState; row: string };

/** Which live figures propose a letter, from which on, and where that was read. */
export function BoundsFields({ page, state, row }: Props) {
  const { words } = page;
  const field = (part: string) => fieldOf(page, state)(`${row}.bounds.${part}`);
  const { value: measure } = field('measure');
  return (
    <>
      <SelectField
        {...field('measure')}
        label={words.t('reviews.measure')}
        hint={words.t('reviews.measure-hint')}
        optional={words.t('page.optional')}
        placeholder={words.t('reviews.measure-none')}
        options={measures.map((value) => ({ value, label: words.t(`reviews.measure-${value}`) }))}
      />
      {letters.map((letter) => (
        <TextField
          {...field(letter)}
          label={words.t('reviews.bound-of', { letter: letter.slice(-1) })}
          optional={words.t('reviews.with-measure')}
          inputmode="numeric"
          width={4}
        />
      ))}
      <SelectField
        {...field('confidence')}
        value={field('confidence').value ?? (measure ? 'guessed' : '')}
        label={words.t('reviews.bounds-confidence')}
        optional={words.t('reviews.with-measure')}
        placeholder={words.t('page.choose')}
        options={boundsConfidences.map((value) => ({
          value,
          label: words.t(`rulebook.confidence-${value}`),
        }))}
      />
      <TextField
        {...field('source')}
        label={words.t('reviews.bounds-source')}
        hint={words.t('reviews.no-names')}
        optional={words.t('page.optional')}
      />
    </>
  );
}
