import { entryNoOn } from '../../../command/entry-no-on.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks, tableAsked } from '../../../page/list-export.ts';
import { isAmiss, NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { BarChart } from '../../../ui/bar-chart.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Figures } from '../../../ui/figures.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { outcomeById, outputsOf } from '../../programmes/queries/outcomes.ts';
import { mayReadRights } from '../../rights/rules/rights-permissions.ts';
import { eventsOfIndicator } from '../queries/dialogue-links.ts';
import { figureEvidence } from '../queries/figure-evidence.ts';
import { indicatorHistory, type TargetRow } from '../queries/indicator-history.ts';
import { type IndicatorRollUp, indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { libraryIndicatorById } from '../queries/library-indicators.ts';
import { measurementChecks } from '../queries/measurement-checks.ts';
import { measurementsOfIndicator } from '../queries/measurements.ts';
import { figuresInTime } from '../queries/year-figures.ts';
import { canBeFed, whyNotMeasured } from '../rules/measured.ts';
import { mayReadReports } from '../rules/report-permissions.ts';
import { mayDefineIndicators, mayMeasure } from '../rules/result-permissions.ts';
import { idOf, instituteOf, queriedAsOf } from './address.ts';
import { AsOfField, asOfBeside, queriedOn } from './as-of-field.tsx';
import { BaselineHistory } from './baseline-history-view.tsx';
import { Breakdown } from './breakdown-table.tsx';
import { changedWayIn, changedWayText } from './changed-way-note.tsx';
import { DefinitionCard } from './definition-card.tsx';
import { driftedOf } from './drifted-of.ts';
import { EarlierValues } from './earlier-values-view.tsx';
import { entriesHref } from './figure-place.ts';
import { figureText } from './figure-text.ts';
import { indicatorColumns, indicatorLines } from './indicator-file.ts';
import { IndicatorHistory } from './indicator-history-view.tsx';
import { LinkedEvents } from './linked-events.tsx';
import { MeasurementChecks } from './measurement-checks-view.tsx';
import { MeasurementTable } from './measurement-table.tsx';
import { everMeasuredColumns } from './measurements-file.ts';
import { Milestones } from './milestones-view.tsx';
import { readsWhole, targetLabel } from './target-text.ts';

const load = async (page: Page) => {
  const institute = instituteOf(page);
  const id = idOf(page);
  const on = queriedOn(page);
  return page.read(async (tx) => {
    const asOf = on ? await entryNoOn(tx, institute, on) : queriedAsOf(page);
    const [rollUp] = await indicatorRollUps(tx, institute, { indicatorIds: [id], asOf });
    const outcome = rollUp && (await outcomeById(tx, institute, rollUp.indicator.outcomeId));
    if (!outcome) throw new NotFound();
    const { outputId, libraryId } = rollUp.indicator;
    const history = await indicatorHistory(tx, institute, id, asOf);
    const tellsStates = mayReadReports(page.actor) === true;
    const measurements = await measurementsOfIndicator(tx, institute, id, tellsStates);
    const outputs = outputId ? await outputsOf(tx, institute, outcome.id) : [];
    return {
      rollUp,
      outcome,
      inTime: await figuresInTime(
        tx,
        institute,
        rollUp.indicator,
        history.targets.filter(isStandingMilestone),
        asOf,
      ),
      ...{ on, asOf },
      history,
      measurements,
      drifted: await driftedOf(page, tx, measurements),
      evidence: await figureEvidence(
        tx,
        institute,
        measurements.map(({ rowId }) => rowId),
        // Who reads the sheets finds theirs there.
        { withSheets: !tellsStates },
      ),
      states: tellsStates
        ? new Map(measurements.flatMap(({ id: of, state }) => (state ? [[of, { state }] as const] : [])))
        : undefined,
      // Rules judge what stands today: beside figures of then it is left out.
      judged: asOf !== undefined ? [] : await measurementChecks(tx, institute, id, todayIn()),
      output: outputs.find((each) => each.id === rollUp.indicator.outputId),
      library: libraryId ? await libraryIndicatorById(tx, institute, libraryId) : undefined,
      events: mayReadRights(page.actor) === true ? await eventsOfIndicator(tx, institute, id) : [],
    };
  });
};

const isStandingMilestone = ({ isMilestone, stands, compares }: TargetRow): boolean =>
  isMilestone && stands && compares;

type Loaded = Awaited<ReturnType<typeof load>>;

/** Each list of the page goes along by itself: its figures, and all that was ever measured. */
export const show = async (page: Page) => {
  const loaded = await load(page);
  const beside = asOfBeside(page);
  if (!isListFile(page) || isAmiss([], beside)) return narrowedPage(view(page, loaded), [], beside);
  const { rollUp, measurements, states, inTime } = loaded;
  const name = (list: string) => `${list} ${rollUp.indicator.code}`;
  return tableAsked(page, ['figures', 'measurements']) === 'measurements'
    ? listFile(
        page,
        name(page.words.t('results.measurements')),
        everMeasuredColumns(page, states, measurements),
        measurements,
      )
    : listFile(
        page,
        name(page.words.t('results.indicator')),
        indicatorColumns(page),
        indicatorLines(page, rollUp, inTime),
      );
};

const view = (page: Page, loaded: Loaded) => {
  const { words } = page;
  const { rollUp, outcome } = loaded;
  const { indicator } = rollUp;
  const changed = changedWayIn(indicator, loaded.history.versions);
  const title = `${indicator.code} ${words.text(indicator.title)}`;
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: outcome.code, href: paths.outcome({ id: outcome.id }) },
        { label: words.t('results.indicators'), href: paths.indicators({ id: outcome.id }) },
      ]}
    >
      <NarrowingErrors words={words} narrowings={[]} beside={asOfBeside(page)} />
      <PageHead
        kind={words.t('results.indicator')}
        title={title}
        actions={<Actions page={page} indicator={indicator} />}
      />
      <AsOf page={page} loaded={loaded} />
      <Figures items={figures(page, rollUp, loaded.asOf)} />
      {changed && <p class="quiet">{changedWayText(page, indicator, changed)}</p>}
      {rollUp.words && (
        <p class="quiet">
          {words.day(rollUp.words.until as CalendarDay)}:{' '}
          {words.text(rollUp.words.text ?? rollUp.words.comment)}
        </p>
      )}
      <YearChart page={page} loaded={loaded} />
      <Milestones
        page={page}
        indicator={indicator}
        milestones={loaded.inTime.milestones}
        asOf={loaded.asOf}
      />
      <Breakdown page={page} rollUp={rollUp} asOf={loaded.asOf} />
      {page.actor.partnerships.length === 0 && (
        <Filters label={words.t('results.as-of')} action={page.path} submit={words.t('results.show-figures')}>
          <AsOfField page={page} />
        </Filters>
      )}
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      <DefinitionCard
        page={page}
        rollUp={rollUp}
        output={loaded.output}
        library={loaded.library}
        changed={changed}
      />
      <BaselineHistory page={page} indicator={indicator} baselines={loaded.history.baselines} />
      <EarlierValues page={page} indicator={indicator} history={loaded.history} />
      <IndicatorHistory page={page} indicator={indicator} history={loaded.history} />
      <Card id="measurements" title={words.t('results.measurements')}>
        <MeasurementTable
          page={page}
          rows={loaded.measurements}
          states={loaded.states}
          drifted={loaded.drifted}
          evidence={loaded.evidence}
        />
        {loaded.measurements.length > 0 && (
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page, 'measurements')} />
        )}
        <MeasurementChecks page={page} judged={loaded.judged} />
      </Card>
      <LinkedEvents words={words} events={loaded.events} />
    </Frame>
  );
};

/** As of which evening, or else which entry of the trail, the page is read. */
function AsOf({ page: { words }, loaded: { on, asOf } }: { page: Page; loaded: Loaded }) {
  if (on) return <p class="quiet">{words.t('results.as-of-day', { day: words.day(on) })}</p>;
  if (asOf === undefined) return null;
  return <p class="quiet">{words.t('results.as-of-entry', { entry: String(asOf) })}</p>;
}

function Actions({ page, indicator }: { page: Page; indicator: IndicatorRollUp['indicator'] }) {
  const { words, actor } = page;
  const { id } = indicator;
  const partnershipId = actor.partnerships[0];
  return (
    <>
      {!whyNotMeasured(indicator) && mayMeasure(actor, { partnershipId }) === true && (
        <ButtonLink kind="primary" href={paths.newMeasurement({ id })}>
          {words.t('results.new-measurement')}
        </ButtonLink>
      )}
      {mayDefineIndicators(actor) === true && (
        <>
          <ButtonLink href={paths.targets({ id })}>{words.t('results.plan-targets')}</ButtonLink>
          <ButtonLink href={paths.newTarget({ id })}>{words.t('results.new-target')}</ButtonLink>
          <ButtonLink href={paths.setBaseline({ id })}>{words.t('results.set-baseline')}</ButtonLink>
          {canBeFed(indicator) && (
            <ButtonLink href={paths.setFeed({ id })}>{words.t('results.set-feed')}</ButtonLink>
          )}
          <ButtonLink href={paths.redefineIndicator({ id })}>{words.t('results.redefine')}</ButtonLink>
          <ButtonLink href={paths.correctIndicator({ id })}>
            {words.t('results.correct-indicator')}
          </ButtonLink>
          <ButtonLink href={paths.withdrawIndicator({ id })}>
            {words.t('results.withdraw-indicator')}
          </ButtonLink>
        </>
      )}
    </>
  );
}

const figures = (
  page: Page,
  { indicator, baseline, target, actual, course }: IndicatorRollUp,
  asOf: number | undefined,
) => {
  const { words } = page;
  return [
    {
      label: words.t('results.baseline'),
      value: figureText(words, baseline?.value, indicator) || '–',
      note: baseline && String(baseline.year),
      href: '#definition',
    },
    {
      label: words.t('results.actual'),
      value: figureText(words, actual?.value, indicator) || '–',
      note: actual && words.t('results.made-of', { entries: actual.entries, partners: actual.partners }),
      href: asOf === undefined ? '#measurements' : entriesHref(indicator.id, { breakdown: {} }, { asOf }),
    },
    {
      label: targetLabel(page),
      value: figureText(words, target?.value, indicator) || '–',
      note:
        course !== undefined && readsWhole(page) && words.t('results.course-covered', { percent: course }),
      href: '#targets',
    },
  ];
};

function YearChart({ page, loaded }: { page: Page; loaded: Loaded }) {
  const { words } = page;
  const { rollUp, inTime } = loaded;
  const { years } = inTime;
  if (years.length === 0) return null;
  const seen = (value: string | null) => (value === null ? null : Number(value));
  const last = years.findLast(({ actual }) => actual !== null);
  return (
    <BarChart
      title={words.t('results.year-by-year')}
      sentence={
        last
          ? words.t('results.chart-sentence', {
              year: String(last.year),
              actual: figureText(words, last.actual, rollUp.indicator),
              target: figureText(words, last.target, rollUp.indicator) || '–',
            })
          : words.t('results.nothing-measured')
      }
      labels={years.map(({ year }) => String(year))}
      series={[
        { label: words.t('results.actual'), values: years.map(({ actual }) => seen(actual)) },
        { label: targetLabel(page), values: years.map(({ target }) => seen(target)), plan: true },
      ]}
      format={(value) => figureText(words, String(value), rollUp.indicator)}
      table={{ show: words.t('results.as-table'), head: words.t('results.year'), missing: '–' }}
    />
  );
}
