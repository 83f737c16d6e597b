import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import {
  type OutcomeRow,
  type OutputRow,
  outcomeById,
  outputsOf,
} from '../../programmes/queries/outcomes.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { type LibraryIndicator, libraryIndicatorById } from '../queries/library-indicators.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { idOf, instituteOf, queried } from './address.ts';
import { axesReader } from './axes-field.tsx';
import { DefinitionFields, definitionReaders, wordedParts } from './definition-fields.tsx';
import { FirstBaseline, firstBaselineReader } from './first-baseline.tsx';
import { atOwnLanguage, sourceLanguage } from './own-language-field.tsx';
import { scaleReader } from './scale-rows.tsx';
import { typedDefinition } from './typed-definition.ts';

type Loaded = { outcome: OutcomeRow; outputs: OutputRow[]; library: LibraryIndicator | undefined };

/** `?library=`: the form opens with what the library says of an indicator. */
const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const libraryId = queried(page, 'library') ?? page.form.texts.libraryId?.[0];
  const loaded = await page.read(async (tx) => ({
    outcome: await outcomeById(tx, institute, idOf(page)),
    outputs: await outputsOf(tx, institute, idOf(page)),
    library: isId(libraryId) ? await libraryIndicatorById(tx, institute, libraryId) : undefined,
  }));
  const { outcome } = loaded;
  if (!outcome || (queried(page, 'library') && !loaded.library)) throw new NotFound();
  const allowed = mayDefineIndicators(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return { ...loaded, outcome };
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { library } = loaded;
  const values = library
    ? { ...typedDefinition(page, library), libraryId: library.id }
    : { measure: 'number' };
  return html(view(page, loaded, filledForm(values)));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { outcome, library } = loaded;
  const scale = scaleReader(library?.scale);
  const readers = {
    ...definitionReaders,
    axes: axesReader(library?.axes),
    scale,
    code: text,
    outputId: text,
    libraryId: text,
    baseline: firstBaselineReader(scale),
  };
  const submitted = await submit(page, defineIndicator, readers, { outcomeId: outcome.id });
  if (!submitted.done)
    return invalid(view(page, loaded, atOwnLanguage(submitted.state, wordedParts, sourceOf(page, library))));
  return redirect(paths.indicator({ id: submitted.value.id }), 'results.indicator-defined');
};

const sourceOf = (page: Page, library: LibraryIndicator | undefined): string =>
  sourceLanguage(library?.title) ?? page.words.language;

const view = (page: Page, { outcome, outputs, library }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <Frame
      page={page}
      title={words.t('results.new-indicator')}
      crumbs={[
        { label: outcome.code, href: paths.outcome({ id: outcome.id }) },
        { label: words.t('results.indicators'), href: paths.indicators({ id: outcome.id }) },
      ]}
      narrow
    >
      <PageHead
        title={words.t('results.new-indicator')}
        quiet={`${outcome.code} · ${words.text(outcome.title)}`}
      />
      <PageForm page={page} state={state} hasRows cancel={paths.indicators({ id: outcome.id })}>
        <TextField
          {...field('code')}
          label={words.t('results.code')}
          hint={words.t('results.code-hint')}
          width={8}
        />
        {library && (
          <>
            <HiddenField name="libraryId" value={library.id} />
            <p class="quiet">
              {words.t('results.from-library', { indicator: words.text(library.title as never) })}
            </p>
          </>
        )}
        {outputs.length > 0 && (
          <SelectField
            {...field('outputId')}
            label={words.t('results.output')}
            hint={words.t('results.output-hint')}
            optional={optional}
            placeholder={words.t('results.of-the-outcome')}
            options={outputs.map(({ id, code, title }) => ({
              value: id,
              label: `${code} ${words.text(title)}`,
            }))}
          />
        )}
        <DefinitionFields page={page} state={state} source={sourceOf(page, library)} />
        <FirstBaseline page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
