import { localizedText, text, wholeNumber } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { addFileSection } from '../commands/add-file-section.ts';
import { sectionPlaces } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { FewInput, LineInput } from './field-parts.tsx';
import { FileSectionFields, sectionCrumbs } from './file-section-fields.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async () => ({}),
  title: 'programmes.file-section-new',
  kind: () => '',
  crumbs: sectionCrumbs,
  back: () => paths.fileSections(),
  command: addFileSection,
  readers: {
    appliesTo: text,
    code: text,
    title: localizedText,
    guidance: localizedText,
    position: wholeNumber,
  },
  extra: () => ({}),
  fields: ({ page, state }) => (
    <>
      <FewInput
        page={page}
        state={state}
        name="appliesTo"
        label="programmes.file-applies-to"
        values={sectionPlaces}
      />
      <LineInput page={page} state={state} name="code" label="programmes.code" width={16} />
      <FileSectionFields page={page} state={state} />
    </>
  ),
  notice: 'programmes.file-section-added',
});
