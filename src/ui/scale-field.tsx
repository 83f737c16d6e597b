import { describedBy, type FieldProps, fieldId } from './field.tsx';
import { FieldGroup } from './field-group.tsx';
import type { Option } from './option.ts';

export type ScaleFieldProps = FieldProps & { value?: string | undefined; options: readonly Option[] };

/** One mark on a short scale, in one line also on a phone: the value is written, its meaning is read out. */
export function ScaleField({ value, options, ...field }: ScaleFieldProps) {
  const id = field.id ?? fieldId(field.name);
  return (
    <FieldGroup {...field}>
      <div class="scale">
        {options.map((option, at) => {
          const own = at === 0 ? id : `${id}-${at}`;
          return (
            <label for={own}>
              <input
                type="radio"
                id={own}
                name={field.name}
                value={option.value}
                checked={option.value === value}
                aria-describedby={at === 0 ? describedBy(field) : undefined}
              />
              <span aria-hidden="true">{option.value}</span>
              <span class="away">{option.label}</span>
            </label>
          );
        })}
      </div>
    </FieldGroup>
  );
}
