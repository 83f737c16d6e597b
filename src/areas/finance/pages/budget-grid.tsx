import { newId } from '../../../kernel/id.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import { invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { setBudgetAmounts } from '../commands/set-budget-amounts.ts';
import type { BudgetVersion } from '../queries/budget-versions.ts';
import { BudgetCheckList } from './budget-check-list.tsx';
import { BudgetGridChoices, type GridConflict } from './budget-grid-choices.tsx';
import { BudgetGridFilters, filtered, filterOf, gridNarrowings } from './budget-grid-filters.tsx';
import { errorsAtFields, type SentGrid, sentGrid, type TypedCell } from './budget-grid-form.ts';
import { type BudgetRow, type LoadedGrid, loadGrid } from './budget-grid-load.ts';
import { BudgetGridNewRow } from './budget-grid-new-row.tsx';
import { BudgetGridTable } from './budget-grid-table.tsx';

type GridState = {
  form: FormState;
  /** What stands in the cells that nobody typed in, and the number of the trail at which it does. */
  rows: readonly BudgetRow[];
  version: number;
  /** What was typed, by the name of its field. */
  typed: ReadonlyMap<string, string>;
  conflicts: readonly GridConflict[];
};

export const show = async (page: Page) => {
  const loaded = await loadGrid(page);
  const { rows, version } = loaded;
  const typed = new Map<string, string>();
  return narrowedPage(
    view(page, loaded, { form: freshForm(), rows, version, typed, conflicts: [] }),
    gridNarrowings(page, loaded),
  );
};

export const save = async (page: Page) => {
  const loaded = await loadGrid(page);
  const sent = sentGrid(page, loaded);
  const commandId = page.form.texts.command_id?.[0] || newId();
  const form: FormState = { ...freshForm(), commandId, typed: page.form.texts, errors: sent.errors };
  if (Object.keys(sent.errors).length > 0) return invalid(view(page, loaded, asOpened(loaded, sent, form)));
  const here = withQuery(paths.budgetGrid({ id: loaded.programme.id }), filterOf(page, loaded));
  if (sent.amounts.length === 0) return redirect(here, 'finance.grid-unchanged');
  const performed = await page.perform(setBudgetAmounts, commandId, {
    programmeId: loaded.programme.id,
    amounts: sent.amounts.map(({ amount }) => amount),
    reason: page.form.texts.reason?.[0]?.trim() || undefined,
    version: loaded.openedVersion,
  });
  if (performed.done) return redirect(here, 'finance.grid-saved');
  const errors = errorsAtFields(performed.fields ?? {}, sent.amounts);
  const refused = { ...form, errors, problem: performed.problem };
  const isStale =
    performed.problem?.key === 'finance.version-opened-meanwhile' ||
    Object.values(errors).some(([problem]) => problem?.key === 'finance.cell-set-meanwhile');
  if (!isStale) return invalid(view(page, loaded, asOpened(loaded, sent, refused)));
  const fresh = await loadGrid(page);
  return invalid(view(page, fresh, asItStands(fresh, sent, refused)));
};

const typedOf = ({ changed, asked }: SentGrid) =>
  new Map([...asked, ...changed].map(({ name, typed }) => [name, typed]));

/** The form again as it was opened, for it is what was typed that has to be mended. */
const asOpened = ({ opened, openedVersion }: LoadedGrid, sent: SentGrid, form: FormState): GridState => ({
  form,
  rows: opened,
  version: openedVersion,
  typed: typedOf(sent),
  conflicts: sent.asked.map((cell) => ({ ...cell, theirs: standingIn(opened, cell) })),
});

/** The form over the budget as it stands, with the amounts that others set meanwhile to choose from. */
const asItStands = (loaded: LoadedGrid, sent: SentGrid, form: FormState): GridState => {
  const { rows, opened, version } = loaded;
  const isTheirs = (cell: TypedCell) =>
    form.errors[cell.name] !== undefined || standingIn(rows, cell) !== standingIn(opened, cell);
  const known = new Set(rows.map(({ key }) => key));
  const gone = sent.changed.map(({ row }) => row).filter(({ key }) => !known.has(key));
  return {
    form,
    rows: [...rows, ...new Set(gone)],
    version,
    typed: typedOf(sent),
    conflicts: sent.changed.filter(isTheirs).map((cell) => ({ ...cell, theirs: standingIn(rows, cell) })),
  };
};

/** Minor units in the cell; undefined where nothing stands. */
const standingIn = (rows: readonly BudgetRow[], { row, column }: TypedCell): number | undefined =>
  rows.find(({ key }) => key === row.key)?.cells[column]?.minor;

const view = (page: Page, loaded: LoadedGrid, state: GridState) => {
  const { words } = page;
  const { programme, budget, foreign, checks } = loaded;
  const { id } = programme;
  const shown = filtered(page, loaded, state.rows);
  const here = withQuery(paths.budgetGrid({ id }), filterOf(page, loaded));
  return (
    <Frame
      page={page}
      title={words.t('finance.grid')}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id }) },
        { label: words.t('finance.budget'), href: paths.budget({ id }) },
      ]}
    >
      <NarrowingErrors words={words} narrowings={gridNarrowings(page, loaded)} />
      <PageHead
        title={words.t('finance.grid')}
        quiet={`${programme.reference} · ${words.text(programme.title)}`}
        tags={budget && <Tag>{versionText(page, budget)}</Tag>}
        actions={<ButtonLink href={paths.budget({ id })}>{words.t('finance.budget')}</ButtonLink>}
      />
      <BudgetGridFilters page={page} loaded={loaded} />
      <PageForm
        tellsWhatStands
        page={page}
        state={state.form}
        action={here}
        version={state.version}
        wide
        confirmLeave
        cancel={paths.budget({ id })}
      >
        <BudgetGridChoices page={page} state={state.form} conflicts={state.conflicts} programme={programme} />
        <p class="hint">{words.t('finance.grid-what')}</p>
        <BudgetGridTable
          page={page}
          loaded={loaded}
          rows={shown}
          typed={state.typed}
          errors={state.form.errors}
        />
        {foreign > 0 && <p class="quiet">{words.t('finance.grid-foreign', { count: foreign })}</p>}
        <BudgetGridNewRow page={page} loaded={loaded} state={state.form} />
        <TextField
          {...fieldOf(page, state.form)('reason')}
          label={words.t('results.reason')}
          hint={words.t('finance.amount-reason-hint')}
          optional={words.t('page.optional')}
        />
      </PageForm>
      <section id="checks">
        <h2>{words.t('finance.budget-checks')}</h2>
        <p class="quiet">
          {words.t('finance.grid-checks-what')}{' '}
          <a href={`${paths.budgetChecks({ id })}#what-if`}>{words.t('finance.what-if')}</a>
        </p>
        <BudgetCheckList page={page} programmeId={id} checks={checks} />
      </section>
      <script type="module" src={page.frame.gridScript} />
    </Frame>
  );
};

const versionText = ({ words }: Page, { edition, kind }: BudgetVersion): string =>
  words.t('finance.version-of', { edition, kind: words.say(`finance.kind-${kind}`) });
