import { controlAttributes, Field, type FieldProps } from './field.tsx';

export type TextFieldProps = FieldProps & {
  value?: string | undefined;
  type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | undefined;
  /** HTML autofill token (`email`, `current-password`); `off` when absent. */
  autocomplete?: string | undefined;
  inputmode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | undefined;
  /** Length in characters the value usually has; sets the width, refuses nothing. */
  width?: 4 | 8 | 16 | 32 | undefined;
  /** Language of the value where it is not the page's. */
  lang?: string | undefined;
  spellcheck?: boolean | undefined;
};

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { value, type = 'text', autocomplete = 'off', inputmode, width, lang, spellcheck, ...field } = props;
  return (
    <Field {...field}>
      <input
        {...controlAttributes(field)}
        type={type}
        value={type === 'password' ? undefined : value}
        class={width && `w${width}`}
        autocomplete={autocomplete}
        inputmode={inputmode}
        lang={lang}
        spellcheck={spellcheck}
      />
    </Field>
  );
}
