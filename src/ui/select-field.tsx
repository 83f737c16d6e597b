import { controlAttributes, Field, type FieldProps } from './field.tsx';
import type { Option } from './option.ts';

/** One choice, or several under the name of what they belong to. */
export type OptionOrGroup = Option | { group: string; options: readonly Option[] };

/** The options themselves, of whatever group. */
export const optionsIn = (options: readonly OptionOrGroup[]): Option[] =>
  options.flatMap((each) => ('group' in each ? each.options : [each]));

export type SelectFieldProps = FieldProps & {
  value?: string | undefined;
  options: readonly OptionOrGroup[];
  /** Word of the empty choice, for a field where nothing is chosen for you. */
  placeholder?: string | undefined;
};

/** One of many. For five or fewer choices a `RadioField` reads better. */
export function SelectField({ value = '', options, placeholder, ...field }: SelectFieldProps) {
  const optionOf = (option: Option) => (
    <option value={option.value} selected={option.value === value}>
      {option.label}
    </option>
  );
  return (
    <Field {...field}>
      <select {...controlAttributes(field)}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((entry) =>
          'group' in entry ? (
            <optgroup label={entry.group}>{entry.options.map(optionOf)}</optgroup>
          ) : (
            optionOf(entry)
          ),
        )}
      </select>
    </Field>
  );
}
