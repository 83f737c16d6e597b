import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { typedText } from '../../../page/form.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { editLibraryIndicator } from '../commands/edit-library-indicator.ts';
import { type LibraryIndicator, libraryIndicatorById } from '../queries/library-indicators.ts';
import { mayKeepLibrary } from '../rules/result-permissions.ts';
import { idOf, instituteOf } from './address.ts';
import { axesReader } from './axes-field.tsx';
import { comparedDefinition } from './compared-definition.ts';
import { wordedParts } from './definition-fields.tsx';
import { LibraryFields, libraryReaders } from './library-fields.tsx';
import { atOwnLanguage, changedText, sourceLanguage } from './own-language-field.tsx';
import { scaleReader } from './scale-rows.tsx';
import { typedDefinition } from './typed-definition.ts';

const libraryOf = async (page: Page): Promise<LibraryIndicator> => {
  const found = await page.read((tx) => libraryIndicatorById(tx, instituteOf(page), idOf(page)));
  if (!found) throw new NotFound();
  const allowed = mayKeepLibrary(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return found;
};

export const show = async (page: Page) => {
  const library = await libraryOf(page);
  const { level, source, confidence, retiredOn } = library;
  const values = { ...typedDefinition(page, library), level, source, confidence };
  return html(view(page, library, filledForm({ ...values, retired: retiredOn ? 'on' : undefined })));
};

export const save = async (page: Page) => {
  const library = await libraryOf(page);
  const readers = {
    ...libraryReaders,
    title: changedText(library.title),
    description: changedText(library.description),
    unit: changedText(library.unit),
    sourceOfVerification: changedText(library.sourceOfVerification),
    axes: axesReader(library.axes),
    scale: scaleReader(library.scale),
    retired: checkbox,
    version: wholeNumber,
  };
  const submitted = await submit(page, editLibraryIndicator, readers, { id: library.id });
  if (submitted.done) return redirect(paths.libraryIndicator({ id: library.id }), 'results.library-saved');
  const language = sourceLanguage(library.title) ?? page.words.language;
  return invalid(view(page, library, atOwnLanguage(submitted.state, wordedParts, language)));
};

const view = (page: Page, library: LibraryIndicator, state: FormState) => {
  const { words } = page;
  const back = paths.libraryIndicator({ id: library.id });
  const yesOrNo = (is: boolean) => words.t(is ? 'page.yes' : 'page.no');
  return (
    <Frame
      page={page}
      title={words.t('results.edit-library-indicator')}
      crumbs={[
        { label: words.t('results.library'), href: paths.indicatorLibrary() },
        { label: words.text(library.title), href: back },
      ]}
      narrow
    >
      <PageHead title={words.t('results.edit-library-indicator')} quiet={words.t('results.library-what')} />
      <PageForm
        page={page}
        state={state}
        hasRows
        cancel={back}
        version={library.version}
        compared={{
          ...comparedDefinition(page, state, library),
          'results.library-source': {
            mine: typedText(state.typed, 'source') ?? '',
            theirs: (source) => String(source),
          },
          'results.retire': {
            mine: yesOrNo(state.typed?.retired?.[0] === 'on'),
            theirs: (isRetired) => yesOrNo(isRetired as boolean),
          },
        }}
      >
        <LibraryFields
          page={page}
          state={state}
          source={sourceLanguage(library.title)}
          leftOut={library.leftOutAxes}
        />
        <CheckboxField
          name="retired"
          label={words.t('results.retire')}
          checked={state.typed?.retired?.[0] === 'on'}
        />
      </PageForm>
    </Frame>
  );
};
