import { controlAttributes, FieldNotes, type FieldProps } from './field.tsx';

export type CheckboxFieldProps = FieldProps & {
  checked?: boolean | undefined;
  /** Sent when ticked; nothing is sent when not. */
  value?: string | undefined;
};

/** A yes or no. Never marked required: a box that must be ticked is refused with words by the server. */
export function CheckboxField({ checked, value = 'on', ...field }: CheckboxFieldProps) {
  const { required: _, ...control } = controlAttributes(field);
  return (
    <div class={field.error ? 'field wrong' : 'field'}>
      <div class="choice">
        <input {...control} type="checkbox" value={value} checked={checked} />
        <label for={control.id}>{field.label}</label>
        <FieldNotes {...field} />
      </div>
    </div>
  );
}
