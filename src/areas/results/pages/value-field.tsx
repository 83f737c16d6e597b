import { compareDecimals } from '../../../kernel/decimal.ts';
import { readDecimal } from '../../../kernel/notation.ts';
import type { Page } from '../../../page/page.ts';
import type { Option } from '../../../ui/option.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField, type TextFieldProps } from '../../../ui/text-field.tsx';
import type { Step } from '../rules/indicator-input.ts';

type Props = TextFieldProps & { page: Page; scale: readonly Step[] };

/** The number that is measured: one of the steps where the indicator has a scale. */
export function ValueField({ page, scale, ...field }: Props) {
  if (scale.length === 0) return <TextField {...field} inputmode="decimal" width={8} />;
  return <SelectField {...field} placeholder="–" options={withTyped(page, scale, field.value)} />;
}

export const stepOptions = ({ words }: Page, scale: readonly Step[]): Option[] =>
  scale.map(({ value, label }) => ({
    value: words.number(value),
    label: `${words.number(value)} ${words.text(label)}`,
  }));

/** What stands or was typed and is no step stays to be seen: left out, it would be taken back by whoever saves. */
const withTyped = (page: Page, scale: readonly Step[], typed: string | undefined): Option[] => {
  const { language } = page.words;
  const said = typed?.trim();
  const steps = stepOptions(page, scale);
  const read = said && readDecimal(said, language);
  if (!said || steps.some(({ value }) => value === said)) return steps;
  const same = scale.findIndex(({ value }) => read && compareDecimals(value, read) === 0);
  return same === -1
    ? [...steps, { value: said, label: said }]
    : steps.with(same, { ...steps[same]!, value: said });
};
