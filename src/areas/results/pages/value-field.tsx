import { compareDecimals, type Decimal } from '../../../kernel/decimal.ts';
import { readDecimal } from '../../../kernel/notation.ts';
import type { Page } from '../../../page/page.ts';
import type { Option } from '../../../ui/option.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField, type TextFieldProps } from '../../../ui/text-field.tsx';
import { answersAddUp } from '../rules/aimed-value.ts';
import type { Step } from '../rules/indicator-input.ts';

/** What of a definition says which values are chosen: `overTime` and `overPartners` where it is what several come to. */
export type Chosen = { measure: string; scale: readonly Step[]; overTime?: string; overPartners?: string };

/** Where any number can be meant. */
export const plainNumber: Chosen = { measure: 'number', scale: [] };

/** One measurement is one answer. */
export const answerOf = ({ measure, scale }: Chosen): Chosen => ({ measure, scale });

type Props = TextFieldProps & { page: Page; of: Chosen };

/** A number: one of the steps where the indicator has a scale, or of the categories that it names, yes or no where that is what it asks. */
export function ValueField({ page, of, ...field }: Props) {
  const choices = valueChoices(page, of);
  if (choices.length === 0) return <TextField {...field} inputmode="decimal" width={8} />;
  return <SelectField {...field} placeholder="–" options={withTyped(page, choices, field.value)} />;
}

type Choice = Option & { exact: Decimal };

/** The values that are chosen; none where a number is typed. How many say yes, or what share of them, is a number. */
export const valueChoices = ({ words }: Page, { measure, scale, ...comes }: Chosen): Choice[] => {
  if (measure === 'boolean')
    return answersAddUp(comes)
      ? []
      : [
          { exact: '1', value: words.number('1'), label: words.t('page.yes') },
          { exact: '0', value: words.number('0'), label: words.t('page.no') },
        ];
  return scale.map(({ value, label }) => ({
    exact: value,
    value: words.number(value),
    label: measure === 'nominal' ? words.text(label) : `${words.number(value)} ${words.text(label)}`,
  }));
};

/** What stands or was typed and is none of the choices stays to be seen: left out, it would be taken back by whoever saves. */
const withTyped = (page: Page, choices: readonly Choice[], typed: string | undefined): readonly Option[] => {
  const { language } = page.words;
  const said = typed?.trim();
  const read = said && readDecimal(said, language);
  if (!said || choices.some(({ value }) => value === said)) return choices;
  const same = choices.findIndex(({ exact }) => read && compareDecimals(exact, read) === 0);
  return same === -1
    ? [...choices, { value: said, label: said }]
    : choices.with(same, { ...choices[same]!, value: said });
};
