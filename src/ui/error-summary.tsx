import { fieldId } from './field.tsx';

export type FieldError = {
  /** Name of the field, `<name>.<code>` for a text in several languages; absent when it is about the whole form. */
  name?: string | undefined;
  /** Where the field has an id of its own. */
  id?: string | undefined;
  message: string;
};

export type ErrorSummaryProps = { title: string; errors: readonly FieldError[] };

/** All that is wrong, over the form, each line a link to its field. Nothing when nothing is wrong. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div class="errors" role="alert" tabindex={-1} id="errors">
      <h2>{title}</h2>
      <ul>
        {errors.map(({ name, id = name && fieldId(name), message }) => (
          <li>{id ? <a href={`#${id}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}
