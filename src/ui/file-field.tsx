import { controlAttributes, Field, type FieldProps } from './field.tsx';

export type FileFieldProps = FieldProps & {
  /** Kinds the picker offers, as in HTML (`image/*,application/pdf`); the server looks at the content. */
  accept?: string | undefined;
  multiple?: boolean | undefined;
  /** Largest file in bytes and the sentence said before sending when one is larger. */
  limit?: { bytes: number; sentence: string } | undefined;
};

/** A file from the device. A browser never keeps it over a refused form: say so in the hint. */
export function FileField({ accept, multiple, limit, ...field }: FileFieldProps) {
  return (
    <Field {...field}>
      <input {...controlAttributes(field)} type="file" accept={accept} multiple={multiple} />
      {limit && <file-size data-bytes={limit.bytes} data-sentence={limit.sentence} role="alert" />}
    </Field>
  );
}
