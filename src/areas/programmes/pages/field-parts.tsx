import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';

/** What every field of a form says; `label` and `hint` are text keys. */
export type FieldIn = {
  page: Page;
  state: FormState;
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
};

const common = ({ page, state, name, label, hint, optional }: FieldIn) => ({
  ...fieldOf(page, state)(name),
  label: page.words.say(label),
  hint: hint ? page.words.say(hint) : undefined,
  optional: optional ? page.words.t('page.optional') : undefined,
});

export function LineInput({ width, ...field }: FieldIn & { width?: 4 | 8 | 16 | 32 }) {
  return <TextField {...common(field)} width={width} />;
}

/** Sentences; it always says that no names belong in it. */
export function ParagraphInput({ rows = 4, ...field }: FieldIn & { rows?: number }) {
  return <TextArea {...common(field)} hint={field.page.words.t('programmes.no-names')} rows={rows} />;
}

/** That one knows what a refusal told: asked from then on, and never before. */
export function KnownInput(field: FieldIn) {
  const { value, ...known } = common(field);
  if (!known.error && !value) return null;
  return <CheckboxField {...known} value="on" checked={Boolean(value)} />;
}

type Choice = { value: string; label: string };

/** One of a list; nothing is chosen for the person. */
export function ChoiceInput({ options, ...field }: FieldIn & { options: readonly Choice[] }) {
  return <SelectField {...common(field)} placeholder={field.page.words.t('page.choose')} options={options} />;
}

/** One of a few, each worded by the text key `<label>-<value>`. */
export function FewInput({ values, ...field }: FieldIn & { values: readonly string[] }) {
  const { words } = field.page;
  const options = values.map((value) => ({ value, label: words.say(`${field.label}-${value}`) }));
  return <RadioField {...common(field)} options={options} />;
}
