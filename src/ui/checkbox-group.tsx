import type { Child } from 'hono/jsx';
import { describedBy, type FieldProps, fieldId } from './field.tsx';
import { FieldGroup } from './field-group.tsx';
import type { Option } from './option.ts';

export type CheckboxGroupProps = FieldProps & {
  values?: readonly string[] | undefined;
  options: readonly (Option & { hint?: Child })[];
};

/** Any number of a few; sent as several values of one name. The first box carries the field's id. */
export function CheckboxGroup({ values = [], options, ...field }: CheckboxGroupProps) {
  const id = field.id ?? fieldId(field.name);
  return (
    <FieldGroup {...field}>
      {options.map((option, at) => {
        const own = at === 0 ? id : `${id}-${at}`;
        return (
          <div class="choice">
            <input
              type="checkbox"
              id={own}
              name={field.name}
              value={option.value}
              checked={values.includes(option.value)}
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
