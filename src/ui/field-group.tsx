import type { Child } from 'hono/jsx';
import { describedBy, FieldNotes, type FieldProps } from './field.tsx';

export type FieldGroupProps = FieldProps & {
  /** Short numbers: they stand side by side where there is room. */
  numbers?: boolean | undefined;
  children: Child;
};

/** Several controls that answer one question; `label` is its legend. */
export function FieldGroup({ children, numbers, ...field }: FieldGroupProps) {
  return (
    <fieldset class={field.error ? 'field wrong' : 'field'} aria-describedby={describedBy(field)}>
      <legend>
        {field.label}
        {field.optional && <span class="optional"> {field.optional}</span>}
      </legend>
      <FieldNotes {...field} />
      {numbers ? <div class="numbers">{children}</div> : children}
    </fieldset>
  );
}
