import type { Decimal } from '../../../kernel/decimal.ts';
import { type Localized, localized } from '../../../kernel/localized.ts';
import { readDecimal } from '../../../kernel/notation.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { Reader } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { decimal, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { answerSaid } from '../rules/answer-words.ts';
import type { Step } from '../rules/indicator-input.ts';

type Said = { value?: Decimal | undefined; text?: Localized | undefined };
type Baseline = Said & { year: number | undefined };

/** The value and the year beside it are one baseline; both empty is none. The steps or categories are those of the same form. */
export const firstBaselineReader =
  (scaleIn: Reader<Step[] | undefined>): Reader<Baseline | undefined> =>
  (typed, name, language) => {
    const said = saidReader(scaleIn)(typed, name, language);
    const year = wholeNumber(typed, `${name}.year`, language);
    if ('problem' in said) return said;
    if ('problem' in year) return year;
    if (said.value === undefined && year.value === undefined) return { value: undefined };
    return { value: { year: year.value, ...said.value } };
  };

/** What is said of where it began, as the measure is answered: a category or a step by its word or number, sentences as they are. */
const saidReader =
  (scaleIn: Reader<Step[] | undefined>): Reader<Said | undefined> =>
  (typed, name, language) => {
    const written = text(typed, name, language);
    if ('problem' in written || !written.value) return { value: undefined };
    const measure = typed.measure?.[0] ?? '';
    if (measure === 'qualitative') return { value: { text: localized(language, written.value) } };
    const scale = measure === 'nominal' || measure === 'ordinal' ? scaleIn(typed, 'scale', language) : none;
    // A list that cannot be read, or is empty, is said at the list.
    if ('problem' in scale || (measure === 'nominal' && !scale.value?.length)) return { value: undefined };
    if (!scale.value?.length) return valueOnly(decimal(typed, name, language));
    const number = readDecimal(written.value, language);
    return valueOnly(
      answerSaid({ text: written.value, number }, { measure, scale: scale.value }, { language }),
    );
  };

const none = { value: undefined };

const valueOnly = (read: { value?: Decimal | undefined } | { problem: Problem }) =>
  'problem' in read ? read : { value: { value: read.value } };

/** Where a new indicator begins: a number, a category, a step or sentences, as its measure is answered. */
export function FirstBaseline({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      <TextArea
        {...field('baseline')}
        label={words.t('results.baseline')}
        hint={words.t('results.first-baseline-hint')}
        optional={optional}
        rows={2}
      />
      <TextField
        {...field('baseline.year')}
        label={words.t('results.baseline-year')}
        optional={optional}
        width={4}
        inputmode="numeric"
      />
    </>
  );
}
