import type { Child } from 'hono/jsx';

/** What every field takes. Texts are plain words in the reader's language. */
export type FieldProps = {
  /** Name under which the value is sent. */
  name: string;
  label: Child;
  /** Needed where one page shows the same name twice. */
  id?: string | undefined;
  hint?: Child;
  /** What is wrong and what would be right; shown at the field and linked from the summary. */
  error?: string | undefined;
  /** The word that marks a field one may leave empty; without it the field is required. */
  optional?: string | undefined;
};

/** Id of the control of that name, the target of the error summary. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\w-]+/g, '-')}`;
}

type Marked = Pick<FieldProps, 'name' | 'id' | 'hint' | 'error' | 'optional'>;

/** Ids of the hint and the error as `aria-describedby` wants them. */
export function describedBy({ name, id = fieldId(name), hint, error }: Marked): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}

/** Attributes that tie a control to its label, hint and error. */
export function controlAttributes(field: Marked) {
  return {
    id: field.id ?? fieldId(field.name),
    name: field.name,
    required: field.optional === undefined,
    'aria-describedby': describedBy(field),
    'aria-invalid': field.error ? ('true' as const) : undefined,
  };
}

/** Label, hint, error and what they are about. The other fields are built on it. */
export function Field({ children, ...field }: FieldProps & { children: Child }) {
  const id = field.id ?? fieldId(field.name);
  return (
    <div class={field.error ? 'field wrong' : 'field'}>
      <label for={id}>
        {field.label}
        {field.optional && <span class="optional"> {field.optional}</span>}
      </label>
      <FieldNotes {...field} />
      {children}
    </div>
  );
}

/** Hint and error, with the ids that `describedBy` names. */
export function FieldNotes({ name, id = fieldId(name), hint, error }: Marked) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="why" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}
