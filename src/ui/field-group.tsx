import type { Child } from 'hono/jsx';
import { describedBy, FieldNotes, type FieldProps } from './field.tsx';

/** Several controls that answer one question; `label` is its legend. */
export function FieldGroup({ children, ...field }: FieldProps & { children: Child }) {
  return (
    <fieldset class={field.error ? 'field wrong' : 'field'} aria-describedby={describedBy(field)}>
      <legend>
        {field.label}
        {field.optional && <span class="optional"> {field.optional}</span>}
      </legend>
      <FieldNotes {...field} />
      {children}
    </fieldset>
  );
}
