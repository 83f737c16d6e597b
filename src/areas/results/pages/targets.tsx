import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, filledForm, freshForm, submit } from '../../../page/submit.ts';
import { VersionsNotice } from '../../../page/two-versions.tsx';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { setTargets } from '../commands/set-targets.ts';
import { ownCellText } from '../queries/cell-words.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { standingTargets } from '../queries/standing-targets.ts';
import { namedAxes } from '../rules/named-axes.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { type StandingTarget, targetPlace } from '../rules/target-changes.ts';
import { targetColumns } from '../rules/target-columns.ts';
import { idOf, instituteOf } from './address.ts';
import { typedInGonePlaces } from './gone-targets.ts';
import { TargetCells } from './target-cells.tsx';
import { atTargetFields, gridOf, type TargetPlace, targetsReader, typedTargets } from './target-grid.ts';
import { targetPeriod, targetText } from './target-text.ts';
import { type DifferingTarget, seenNow, twoTargets } from './two-targets.ts';

const load = async (page: Page) => {
  const institute = instituteOf(page);
  const loaded = await page.read(async (tx) => {
    const indicator = (await definitionsOf(tx, institute, [idOf(page)])).get(idOf(page));
    const outcome = indicator && (await outcomeById(tx, institute, indicator.outcomeId));
    const programme = outcome && (await programmeById(tx, institute, outcome.programmeId));
    if (!programme) throw new NotFound();
    return { indicator, outcome, programme, standing: await standingTargets(tx, institute, indicator.id) };
  });
  const allowed = mayDefineIndicators(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const grid = gridOf(loaded.indicator, targetColumns(loaded.programme), loaded.standing);
  return { ...loaded, grid };
};

type Loaded = Awaited<ReturnType<typeof load>>;

export const show = async (page: Page) => {
  const loaded = await load(page);
  return html(view(page, loaded, filledForm(typedTargets(page, loaded.grid))));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { indicator, grid } = loaded;
  const gone = typedInGonePlaces(page, loaded);
  if (Object.keys(gone).length > 0) {
    const { texts } = page.form;
    const state = { ...freshForm(), typed: texts, errors: gone };
    return invalid(view(page, loaded, state));
  }
  const readers = { targets: targetsReader(grid, indicator), reason: text };
  const submitted = await submit(page, setTargets, readers, { indicatorId: indicator.id });
  if (!submitted.done) {
    const errors = atTargetFields(grid, submitted.state.errors);
    return invalid(view(page, loaded, { ...submitted.state, errors }, twoTargets(page, loaded, errors)));
  }
  return redirect(`${paths.indicator({ id: indicator.id })}`, 'results.targets-set');
};

const view = (page: Page, loaded: Loaded, refused: FormState, differing: readonly DifferingTarget[] = []) => {
  const { words } = page;
  const { indicator, outcome, grid } = loaded;
  const state = seenNow(refused, differing);
  const field = fieldOf(page, state);
  const back = paths.indicator({ id: indicator.id });
  const title = `${indicator.code} ${words.text(indicator.title)}`;
  const isOpen = (at: number) =>
    at === 0 || grid.rows[at]!.some((place) => place.standing || isTyped(state, place));
  const cells = (wanted: boolean) =>
    grid.rows.flatMap((places, at) =>
      isOpen(at) === wanted
        ? [
            <TargetCells
              page={page}
              state={state}
              indicator={indicator}
              cell={grid.cells[at]!}
              places={places}
            />,
          ]
        : [],
    );
  const closed = cells(false);
  return (
    <Frame
      page={page}
      title={words.t('results.targets')}
      crumbs={[
        { label: outcome.code, href: paths.outcome({ id: outcome.id }) },
        { label: title, href: back },
      ]}
    >
      <PageHead title={words.t('results.plan-targets')} quiet={title} />
      <p class="quiet">{words.t('results.plan-targets-what')}</p>
      {differing.length > 0 && <VersionsNotice words={words} rows={differing} />}
      <PageForm page={page} state={state} cancel={back}>
        {cells(true)}
        {closed.length > 0 && <Disclosure summary={words.t('results.other-cells')}>{closed}</Disclosure>}
        <TextField
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('results.targets-reason-hint')}
          optional={words.t('page.optional')}
        />
      </PageForm>
      <OtherTargets page={page} loaded={loaded} />
    </Frame>
  );
};

const isTyped = (state: FormState, { field }: TargetPlace): boolean =>
  ['value', 'text'].some(
    (part) => state.errors[`${field}.${part}`] || state.typed?.[`${field}.${part}`]?.[0]?.trim(),
  );

/** Targets of periods that no column shows, a half-year, an imported one; and a second in the place of one that is shown. */
function OtherTargets({ page, loaded }: { page: Page; loaded: Loaded }) {
  const { words } = page;
  const { indicator, grid } = loaded;
  if (grid.others.length === 0) return null;
  const shown = new Set(
    grid.rows.flat().flatMap(({ standing }) => (standing ? [targetPlace(standing)] : [])),
  );
  const isSecond = (target: StandingTarget) => shown.has(targetPlace(target));
  return (
    <Card title={words.t('results.other-targets')}>
      <ul>
        {grid.others.map((target) => (
          <li>
            {targetPeriod(page, target)}{' '}
            {ownCellText(words, target.breakdown as Record<string, string>, namedAxes(indicator))}:{' '}
            {targetText(page, target, indicator)}{' '}
            {isSecond(target) && <Tag tone="warn">{words.t('results.second-target')}</Tag>}{' '}
            <a href={withQuery(paths.newTarget({ id: indicator.id }), { target: target.id })}>
              {words.t('results.correct')}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
