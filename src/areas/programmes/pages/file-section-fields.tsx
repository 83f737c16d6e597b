import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { LineInput } from './field-parts.tsx';
import { LocalizedInput } from './form-parts.tsx';

export const sectionCrumbs = ({ words }: Page): readonly Link[] => [
  { label: words.t('programmes.list'), href: paths.programmes() },
  { label: words.t('programmes.file-sections'), href: paths.fileSections() },
];

/** What a section is called, what belongs under it, and where it stands. */
export function FileSectionFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  return (
    <>
      <LocalizedInput
        page={page}
        state={state}
        name="title"
        label={words.t('programmes.title')}
        hint={words.t('programmes.no-names')}
      />
      <LocalizedInput
        page={page}
        state={state}
        name="guidance"
        label={words.t('programmes.file-guidance')}
        hint={words.t('programmes.no-names')}
        rows={3}
        optional
      />
      <LineInput
        page={page}
        state={state}
        name="position"
        label="programmes.file-position"
        optional
        width={4}
      />
    </>
  );
}
