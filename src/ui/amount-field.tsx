import { controlAttributes, Field, type FieldProps, fieldId } from './field.tsx';
import type { Option } from './option.ts';

export type AmountFieldProps = FieldProps & {
  /** As typed: `1 234,56`, `1.234,56` and `1,234.56` are for the server to read. */
  value?: string | undefined;
  /** One currency, or a choice sent under a name of its own. */
  currency: string | { name: string; label: string; value?: string | undefined; options: readonly Option[] };
};

/** An amount with its currency. Text, not a number box: people write amounts their own way. */
export function AmountField({ value, currency, ...field }: AmountFieldProps) {
  return (
    <Field {...field}>
      <div class="beside">
        <input
          {...controlAttributes(field)}
          type="text"
          class="amount"
          inputmode="decimal"
          autocomplete="off"
          value={value}
        />
        {typeof currency === 'string' ? (
          <span class="unit">{currency}</span>
        ) : (
          <select id={fieldId(currency.name)} name={currency.name} aria-label={currency.label}>
            {currency.options.map((option) => (
              <option value={option.value} selected={option.value === currency.value}>
                {option.label}
              </option>
            ))}
          </select>
        )}
      </div>
    </Field>
  );
}
