import { controlAttributes, Field, type FieldProps } from './field.tsx';

export type DayFieldProps = FieldProps & {
  /** As typed or as the reader writes days: 30/04/2027. */
  value?: string | undefined;
  autocomplete?: string | undefined;
};

/** A calendar day, typed. Give the way to write it as the hint. */
export function DayField({ value, autocomplete = 'off', ...field }: DayFieldProps) {
  return (
    <Field {...field}>
      <input
        {...controlAttributes(field)}
        type="text"
        class="day"
        autocomplete={autocomplete}
        spellcheck={false}
        value={value}
      />
    </Field>
  );
}
