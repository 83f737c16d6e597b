import type { Page } from '../../../page/page.ts';
import type { Option } from '../../../ui/option.ts';
import type { Step } from '../rules/indicator-input.ts';

type Scaled = { measure: string; scale?: readonly Step[] | undefined };

/** The steps of a scale to choose from, none where it has none; what was typed and is no step stays among them. */
export const stepOptions = ({ words }: Page, { measure, scale = [] }: Scaled, typed?: string): Option[] => {
  if (measure !== 'ordinal' || scale.length === 0) return [];
  const steps = scale.map(({ value, label }) => ({
    value: words.number(value),
    label: `${words.number(value)} ${words.text(label)}`,
  }));
  return !typed || steps.some(({ value }) => value === typed)
    ? steps
    : [...steps, { value: typed, label: typed }];
};
