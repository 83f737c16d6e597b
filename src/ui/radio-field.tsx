import type { Child } from 'hono/jsx';
import { describedBy, type FieldProps, fieldId } from './field.tsx';
import { FieldGroup } from './field-group.tsx';
import type { Option } from './option.ts';

export type RadioFieldProps = FieldProps & {
  value?: string | undefined;
  options: readonly (Option & { hint?: Child })[];
};

/** One of a few, all in sight. The first choice carries the field's id. */
export function RadioField({ value, options, ...field }: RadioFieldProps) {
  const id = field.id ?? fieldId(field.name);
  return (
    <FieldGroup {...field}>
      {options.map((option, at) => {
        const own = at === 0 ? id : `${id}-${at}`;
        return (
          <div class="choice">
            <input
              type="radio"
              id={own}
              name={field.name}
              value={option.value}
              checked={option.value === value}
              required={field.optional === undefined}
              aria-describedby={option.hint ? `${own}-more` : at === 0 ? describedBy(field) : undefined}
            />
            <label for={own}>{option.label}</label>
            {option.hint && (
              <p class="hint" id={`${own}-more`}>
                {option.hint}
              </p>
            )}
          </div>
        );
      })}
    </FieldGroup>
  );
}
