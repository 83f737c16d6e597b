import { headOf } from '../../../command/journal.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, isToCheck } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf, queried } from '../../results/pages/address.ts';
import { checkButtons } from '../../rulebook/pages/check-buttons.ts';
import { setBudgetAmounts } from '../commands/set-budget-amounts.ts';
import { budgetInForce } from '../queries/budget-amounts.ts';
import { budgetJudgement } from '../queries/budget-checks.ts';
import { budgetGrid } from '../rules/budget-grid.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';
import { BudgetChecks } from './budget-checks-list.tsx';
import { amountsOf, cellErrors, newRowsAtOnce, readGrid } from './budget-grid-form.ts';
import { GridTable, newRowsOffered, placesOf } from './budget-grid-table.tsx';

/** A page holds no more: above it one outcome or block is shown at a time. */
const mostCells = 2_000;

/** The budget in force, or as it stood when the form was opened. */
const load = async (page: Page, openedOn?: number) => {
  const institute = instituteOf(page);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    const allowed = mayKeepBudget(page.actor);
    if (allowed !== true) throw new NotAllowed(allowed);
    const { lastNo } = await headOf(tx, institute);
    const openedNo = Math.min(openedOn ?? lastNo, lastNo);
    const { version, amounts } = await budgetInForce(tx, institute, programme.id, openedNo);
    const outcomes = await outcomesOf(tx, institute, programme.id);
    const partners = await partnerChoices(tx, institute);
    const { facts, judge } = await budgetJudgement(tx, institute, programme);
    const grid = budgetGrid(programme, amounts);
    return { programme, version, openedNo, outcomes, partners, grid, checks: judge(facts) };
  });
};
type Loaded = Awaited<ReturnType<typeof load>>;

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

/** Every changed cell or none: one that somebody set since the form was opened is told, with what stands there now. */
export const save = async (page: Page) => {
  const opened = Number(page.form.texts.version?.[0]);
  const loaded = await load(page, Number.isSafeInteger(opened) && opened > 0 ? opened : undefined);
  const { programme, openedNo } = loaded;
  const commandId = page.form.texts.command_id?.[0] || freshForm().commandId;
  const { cells, errors } = readGrid(page, loaded);
  const typed: FormState = { ...freshForm(), commandId, typed: page.form.texts };
  const again = (state: Partial<FormState>, now: Loaded = loaded) => view(page, now, { ...typed, ...state });
  if (page.form.texts.do?.[0] === 'more') return html(again({}));
  if (Object.keys(errors).length > 0) return invalid(again({ errors }));
  if (cells.length === 0) return invalid(again({ problem: { key: 'finance.no-cell-changed' } }));
  const reason = page.form.texts.reason?.[0]?.trim() || undefined;
  const input = { programmeId: programme.id, amounts: amountsOf(cells, programme), openedNo };
  if (isToCheck(page)) {
    const asked = { ...input, reason: reason ?? '?' };
    const tried = await page.rehearse(setBudgetAmounts, asked, (tx) =>
      budgetJudgement(tx, instituteOf(page), programme),
    );
    if (tried.done) return html(again({}, { ...loaded, checks: tried.seen.judge(tried.seen.facts) }));
    return invalid(again({ errors: cellErrors(tried.fields ?? {}, cells), problem: tried.problem }));
  }
  const performed = await page.perform(setBudgetAmounts, commandId, { ...input, reason });
  if (performed.done) return redirect(addressOf(page), 'finance.cells-set');
  const told = cellErrors(performed.fields ?? {}, cells);
  const isOverwriting = performed.problem !== undefined || cells.some(({ name }) => told[name]);
  const kept = new Set([...cells.map(({ name }) => name), ...Object.keys(told)]);
  return isOverwriting
    ? invalid(
        view(page, await load(page), {
          ...typed,
          typed: onlyChanged(typed, kept),
          errors: told,
          problem: performed.problem,
        }),
      )
    : invalid(again({ errors: told }));
};

/** What was typed over a cell stays; what was only shown gives way to what stands there now. */
const onlyChanged = ({ typed }: FormState, kept: ReadonlySet<string>) =>
  Object.fromEntries(
    Object.entries(typed ?? {}).filter(([name]) => !name.startsWith('c.') || kept.has(name)),
  );

const addressOf = (page: Page): string => withQuery(page.path, { place: queried(page, 'place') });

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words } = page;
  const { programme, version, openedNo, outcomes, grid, checks } = loaded;
  const places = placesOf(words, outcomes);
  const isLarge = grid.rows.length * grid.years.length > mostCells;
  const asked = queried(page, 'place') ?? (isLarge ? places[0]?.value : undefined);
  const chosen = places.find(({ value }) => value === asked)?.value;
  const back = paths.budget({ id: programme.id });
  return (
    <Frame
      page={page}
      title={words.t('finance.budget-grid')}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id: programme.id }) },
        { label: words.t('finance.budget'), href: back },
      ]}
    >
      <PageHead
        title={words.t('finance.budget-grid')}
        kind={
          version &&
          words.t('finance.version-of', {
            edition: version.edition,
            kind: words.say(`finance.kind-${version.kind}`),
          })
        }
        quiet={words.t('finance.budget-grid-what')}
      />
      <Tabs
        label={words.t('finance.outcome')}
        items={[
          ...(isLarge
            ? []
            : [{ label: words.t('finance.whole-budget'), href: page.path, current: chosen === undefined }]),
          ...places.map(({ value, short }) => ({
            label: short,
            href: withQuery(page.path, { place: value }),
            current: value === chosen,
          })),
        ]}
      />
      <PageForm
        page={page}
        state={state}
        version={openedNo}
        cancel={back}
        action={addressOf(page)}
        wide
        hidden={{ offered: String(newRowsOffered(page, newRowsAtOnce)) }}
        buttons={[...checkButtons(page), { label: words.t('finance.more-rows'), name: 'do', value: 'more' }]}
      >
        <confirm-leave hidden />
        <GridTable page={page} loaded={loaded} state={state} places={places} chosen={chosen} />
        <TextField
          name="reason"
          label={words.t('results.reason')}
          hint={words.t('finance.cells-reason-hint')}
          optional={words.t('page.optional')}
          value={state.typed?.reason?.[0]}
          error={state.errors.reason?.map((problem) => words.problem(problem)).join(' ')}
        />
      </PageForm>
      {grid.outside.length > 0 && (
        <p>
          <a href={back}>{words.t('finance.outside-grid', { count: grid.outside.length })}</a>
        </p>
      )}
      <Card title={words.t('finance.budget-checks')}>
        <BudgetChecks page={page} programmeId={programme.id} checks={checks} />
      </Card>
    </Frame>
  );
};
