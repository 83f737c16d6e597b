import { type FieldProps, fieldId } from './field.tsx';
import { TextArea } from './text-area.tsx';
import { TextField } from './text-field.tsx';

export type LocalizedText = {
  /** BCP-47 code; the value is sent as `<name>.<code>`. */
  code: string;
  /** Name of the language, for its label. */
  language: string;
  value?: string | undefined;
  /** That it is missing, or older than the text it translates. */
  hint?: string | undefined;
  error?: string | undefined;
};

export type LocalizedFieldProps = Omit<FieldProps, 'error'> & {
  label: string;
  /** The language the text is written in first; stays in sight. */
  source: LocalizedText;
  translations: readonly LocalizedText[];
  /** Line that opens the translations ("3 other languages, 1 missing"). */
  more: string;
  /** Word that marks a translation as not required. */
  optionalTranslation: string;
  rows?: number | undefined;
};

/** One text in several languages: the source in sight, the others behind a line that opens on an error. */
export function LocalizedField(props: LocalizedFieldProps) {
  const { name, id = fieldId(name), label, hint, source, translations, more, rows, optional } = props;
  const fieldOf = (text: LocalizedText, own: string, first: boolean) => {
    const field = {
      name: `${name}.${text.code}`,
      id: own,
      label: `${label} (${text.language})`,
      hint: first ? (hint ?? text.hint) : text.hint,
      error: text.error,
      optional: first ? optional : props.optionalTranslation,
      value: text.value,
      lang: text.code,
    };
    return rows ? <TextArea {...field} rows={rows} /> : <TextField {...field} />;
  };
  return (
    <div class="localized">
      {fieldOf(source, fieldId(`${id.replace(/^f-/, '')}.${source.code}`), true)}
      {translations.length > 0 && (
        <details class="disclosure" open={translations.some((text) => text.error)}>
          <summary>{more}</summary>
          <div>
            {translations.map((text) =>
              fieldOf(text, fieldId(`${id.replace(/^f-/, '')}.${text.code}`), false),
            )}
          </div>
        </details>
      )}
    </div>
  );
}
