import type { Page } from '../../../page/page.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import type { ProgrammeListRow } from '../../programmes/queries/programmes.ts';

/** The programme that takes outcomes whose own is not known. */
export function AttachField({
  page: { words },
  programmes: known,
  value,
}: {
  page: Page;
  programmes: readonly ProgrammeListRow[];
  value: string | undefined;
}) {
  return (
    <SelectField
      name="attach_to"
      label={words.t('publishing.attach-to')}
      hint={words.t('publishing.attach-hint')}
      optional={words.t('page.optional')}
      placeholder={words.t('page.choose')}
      value={value}
      options={known.map(({ id, reference, title }) => ({
        value: id,
        label: `${reference} · ${words.text(title)}`,
      }))}
    />
  );
}
