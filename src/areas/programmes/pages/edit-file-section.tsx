import { checkbox, localizedText, wholeNumber } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { reviseFileSection } from '../commands/revise-file-section.ts';
import { fileSectionById } from '../queries/programme-files.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { FileSectionFields, sectionCrumbs } from './file-section-fields.tsx';
import { localizedFields, textsTyped } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: fileSectionById,
  title: 'programmes.file-section-edit',
  kind: (_, section) => section.code,
  crumbs: sectionCrumbs,
  back: () => paths.fileSections(),
  open: (_, section) => ({
    ...localizedFields('title', section.title),
    ...localizedFields('guidance', section.guidance),
    position: String(section.position),
    isUsed: section.isUsed ? 'on' : undefined,
  }),
  version: (section) => section.version,
  command: reviseFileSection,
  readers: { title: localizedText, guidance: localizedText, position: wholeNumber, isUsed: checkbox },
  extra: (page, { id, title, guidance }) => ({ sectionId: id, ...textsTyped(page, { title, guidance }) }),
  fields: ({ page, state }) => (
    <>
      <FileSectionFields page={page} state={state} />
      <CheckboxField
        name="isUsed"
        label={page.words.t('programmes.file-is-used')}
        checked={Boolean(state.typed?.isUsed?.[0])}
      />
    </>
  ),
  notice: 'programmes.file-section-revised',
});
