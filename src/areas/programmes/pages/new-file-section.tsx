import { NotAllowed } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { localizedText, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { addFileSection } from '../commands/add-file-section.ts';
import { sectionPlaces } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { FewInput, LineInput } from './field-parts.tsx';
import { FileSectionFields } from './file-section-fields.tsx';
import { requireInstitute } from './page-subject.ts';

export const show = async (page: Page) => {
  requireKeeper(page);
  return html(view(page, freshForm()));
};

export const save = async (page: Page) => {
  requireKeeper(page);
  const readers = {
    appliesTo: text,
    code: text,
    title: localizedText,
    guidance: localizedText,
    position: wholeNumber,
  };
  const submitted = await submit(page, addFileSection, readers);
  if (!submitted.done) return invalid(view(page, submitted.state));
  return redirect(paths.fileSections(), 'programmes.file-section-added');
};

const requireKeeper = (page: Page): void => {
  requireInstitute(page);
  const allowed = mayKeepProgrammes(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
};

const view = (page: Page, state: FormState) => {
  const { words } = page;
  const title = words.t('programmes.file-section-new');
  const back = paths.fileSections();
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('programmes.list'), href: paths.programmes() },
        { label: words.t('programmes.file-sections'), href: back },
      ]}
      narrow
    >
      <PageHead title={title} />
      <PageForm page={page} state={state} cancel={back}>
        <FewInput
          page={page}
          state={state}
          name="appliesTo"
          label="programmes.file-applies-to"
          values={sectionPlaces}
        />
        <LineInput page={page} state={state} name="code" label="programmes.code" width={16} />
        <FileSectionFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
