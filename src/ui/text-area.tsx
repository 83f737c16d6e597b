import { controlAttributes, Field, type FieldProps } from './field.tsx';

export type TextAreaProps = FieldProps & {
  value?: string | undefined;
  /** Lines shown at first; the box grows with the text where the browser can. */
  rows?: number | undefined;
  lang?: string | undefined;
};

/** Several lines of text. */
export function TextArea({ value = '', rows = 4, lang, ...field }: TextAreaProps) {
  return (
    <Field {...field}>
      {/* HTML drops one newline after the tag: give it one to drop. */}
      <textarea {...controlAttributes(field)} rows={rows} lang={lang}>
        {`\n${value}`}
      </textarea>
    </Field>
  );
}
