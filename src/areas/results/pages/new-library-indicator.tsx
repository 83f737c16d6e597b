import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { addLibraryIndicator } from '../commands/add-library-indicator.ts';
import { mayKeepLibrary } from '../rules/result-permissions.ts';
import { instituteOf } from './address.ts';
import { wordedParts } from './definition-fields.tsx';
import { LibraryFields, libraryReaders } from './library-fields.tsx';
import { atOwnLanguage } from './own-language-field.tsx';

const mayOnly = (page: Page): void => {
  instituteOf(page);
  const allowed = mayKeepLibrary(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
};

export const show = async (page: Page) => {
  mayOnly(page);
  const values = { level: '2', measure: 'number', confidence: 'own' };
  return html(view(page, filledForm(values)));
};

export const save = async (page: Page) => {
  mayOnly(page);
  const submitted = await submit(page, addLibraryIndicator, { ...libraryReaders, key: text });
  if (submitted.done)
    return redirect(paths.libraryIndicator({ id: submitted.value.id }), 'results.library-saved');
  return invalid(view(page, atOwnLanguage(submitted.state, wordedParts, page.words.language)));
};

const view = (page: Page, state: FormState) => {
  const { words } = page;
  return (
    <Frame
      page={page}
      title={words.t('results.new-library-indicator')}
      crumbs={[{ label: words.t('results.library'), href: paths.indicatorLibrary() }]}
      narrow
    >
      <PageHead title={words.t('results.new-library-indicator')} quiet={words.t('results.library-what')} />
      <PageForm page={page} state={state} hasRows cancel={paths.indicatorLibrary()}>
        <TextField
          {...fieldOf(page, state)('key')}
          label={words.t('results.key')}
          hint={words.t('results.key-hint')}
          width={16}
        />
        <LibraryFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
