import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { isOutsideControl } from '../../../kernel/under-control.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks, tableAsked } from '../../../page/list-export.ts';
import { AmissFields, isAmiss, NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Figures } from '../../../ui/figures.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import {
  type OutcomeRow,
  type OutputRow,
  outcomeRows,
  outputRows,
} from '../../programmes/queries/outcomes.ts';
import { ReturnedPointNotices } from '../../records/pages/returned-points.tsx';
import type { ReturnedPoint, ReturnedPoints } from '../../records/queries/returned-points.ts';
import { mayReadRights } from '../../rights/rules/rights-permissions.ts';
import { eventRows, type LinkedEvent } from '../queries/dialogue-links.ts';
import { evidenceByRow, evidenceRows, type FigureEvidence } from '../queries/figure-evidence.ts';
import { formulaParts } from '../queries/formula-figures.ts';
import { indicatorHistory, type TargetRow } from '../queries/indicator-history.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { libraryIndicatorById } from '../queries/library-indicators.ts';
import { measurementChecks } from '../queries/measurement-checks.ts';
import { type MeasurementDetail, measurementsOfIndicator } from '../queries/measurements.ts';
import { figuresInTime } from '../queries/year-figures.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { idOf, instituteOf } from './address.ts';
import { momentAsked, namedByDay } from './as-of-field.tsx';
import { BaselineHistory } from './baseline-history-view.tsx';
import { Breakdown } from './breakdown-table.tsx';
import { changedWayIn, changedWayText } from './changed-way-note.tsx';
import { CountedYears, countedYears } from './counted-years.tsx';
import { DefinitionCard } from './definition-card.tsx';
import { driftedOf } from './drifted-of.ts';
import { EarlierValues } from './earlier-values-view.tsx';
import { IndicatorActions } from './indicator-actions.tsx';
import { IndicatorAsOf } from './indicator-as-of.tsx';
import { indicatorColumns, indicatorLines } from './indicator-file.ts';
import { IndicatorHistory } from './indicator-history-view.tsx';
import { notYetKnown, notYetView } from './indicator-not-yet.tsx';
import { lastWords } from './last-words.ts';
import { LinkedEvents } from './linked-events.tsx';
import { ChecksAbove, MeasurementChecks } from './measurement-checks-view.tsx';
import { MeasurementTable } from './measurement-table.tsx';
import { everMeasuredColumns } from './measurements-file.ts';
import { Milestones } from './milestones-view.tsx';
import { OutsideControl } from './outside-control.tsx';
import { reachedInYears } from './reached-in-years.ts';
import { tellsStates } from './unapproved.tsx';
import { WayWarning } from './way-warning.tsx';
import { wholeFigures } from './whole-figures.tsx';
import { YearChart } from './year-chart.tsx';

type Around = {
  outcome: OutcomeRow;
  outputs: OutputRow;
  events: LinkedEvent;
  returned: ReturnedPoint;
  evidence: FigureEvidence;
};

const load = async (page: Page, returned: ReturnedPoints) => {
  const institute = instituteOf(page);
  const id = idOf(page);
  return page.read(async (tx) => {
    const moment = await momentAsked(page, tx);
    const { on, asOf, beside } = moment;
    const states = tellsStates(page);
    const scope = { indicatorIds: [id], asOf, tellsWords: true, tellsStates: states };
    const [rollUp] = await indicatorRollUps(tx, institute, scope);
    if (!rollUp) return { notYet: await notYetKnown(page, tx, id, moment) };
    const { outcomeId, outputId, libraryId } = rollUp.indicator;
    const history = await indicatorHistory(tx, institute, id, asOf);
    const measurements = await measurementsOfIndicator(tx, institute, id, states, asOf);
    const readsEvents = asOf === undefined && mayReadRights(page.actor) === true;
    const around = await together<Around>(tx, {
      outcome: outcomeRows(tx, institute, outcomeId),
      outputs: outputRows(tx, institute, outcomeId),
      events: eventRows(institute, readsEvents ? id : null),
      returned: returned({ actor: page.actor, instituteId: institute }, { kind: 'indicator', id }),
      evidence: evidenceRows(
        institute,
        measurements.map(({ rowId }) => rowId),
        // Who reads the sheets finds theirs there.
        { withSheets: !states, asOf },
      ),
    });
    const [outcome] = around.outcome;
    if (!outcome) throw new NotFound();
    const inTime = await figuresInTime(
      tx,
      institute,
      rollUp.indicator,
      history.targets.filter(isStandingMilestone),
      { asOf, tellsStates: states },
    );
    const loaded = {
      rollUp,
      outcome,
      inTime: { ...inTime, milestones: await reachedInYears(page, tx, outcomeId, inTime.milestones) },
      ...{ on, asOf, beside },
      history,
      measurements,
      evidence: evidenceByRow(around.evidence),
      states: states
        ? new Map(measurements.flatMap(({ id: of, state }) => (state ? [[of, { state }] as const] : [])))
        : undefined,
      output: around.outputs.find((each) => each.id === outputId),
      parts: rollUp.indicator.formula ? await formulaParts(tx, institute, id, asOf) : [],
      library: libraryId ? await libraryIndicatorById(tx, institute, libraryId) : undefined,
      // Rules and records say what they say today, and links of sittings are kept as they are today: none of then.
      today: asOf === undefined ? await ofToday(page, tx, id, { measurements, ...around }) : undefined,
    };
    return { loaded };
  });
};

type Today = {
  measurements: readonly MeasurementDetail[];
  returned: readonly ReturnedPoint[];
  events: readonly LinkedEvent[];
};

const ofToday = async (page: Page, tx: Tx, id: string, { measurements, returned, events }: Today) => ({
  drifted: await driftedOf(page, tx, measurements),
  judged: await measurementChecks(tx, instituteOf(page), id, todayIn()),
  ...{ returned, events },
});

const isStandingMilestone = ({ isMilestone, stands, compares }: TargetRow): boolean =>
  isMilestone && stands && compares;

type Loaded = NonNullable<Awaited<ReturnType<typeof load>>['loaded']>;

/** Each list of the page goes along by itself: its figures, and all that was ever measured. */
export const showWith = (returned: ReturnedPoints) => async (page: Page) => {
  const { notYet, loaded } = await load(page, returned);
  if (notYet) return html(notYetView(page, notYet));
  const { rollUp, measurements, states, inTime, beside } = loaded;
  const hasFile = isListFile(page) && !isOutsideControl(page.actor, rollUp.indicator.outcomeId);
  if (!hasFile || isAmiss([], beside)) return narrowedPage(view(page, loaded), [], beside);
  const name = (list: string) => namedByDay(`${list} ${rollUp.indicator.code}`, loaded.on);
  const lines = indicatorLines(page, rollUp, inTime, loaded.history.targets);
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
        indicatorColumns(page, rollUp, lines),
        lines,
        countedYears(page),
      );
};

const view = (page: Page, loaded: Loaded) => {
  const { words } = page;
  const { rollUp, outcome, beside } = loaded;
  const { indicator } = rollUp;
  const title = `${indicator.code} ${words.text(indicator.title)}`;
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: outcome.code, href: withQuery(paths.outcome({ id: outcome.id }), { on: loaded.on }) },
        { label: words.t('results.indicators'), href: paths.indicators({ id: outcome.id }) },
      ]}
    >
      <NarrowingErrors words={words} narrowings={[]} beside={beside} />
      <PageHead
        kind={words.t('results.indicator')}
        title={title}
        actions={
          loaded.asOf === undefined &&
          !isAmiss([], beside) && <IndicatorActions page={page} indicator={indicator} />
        }
      />
      {isAmiss([], beside) ? (
        <AmissFields page={page} beside={beside} />
      ) : (
        <AsMeasured page={page} loaded={loaded} />
      )}
    </Frame>
  );
};

/** The figures with all that is known of the indicator. */
function AsMeasured({ page, loaded }: { page: Page; loaded: Loaded }) {
  const { words } = page;
  const { rollUp, beside } = loaded;
  const { indicator } = rollUp;
  const changed = changedWayIn(indicator, loaded.history.versions);
  const { today, asOf } = loaded;
  const isPast = asOf !== undefined;
  const isOutside = isOutsideControl(page.actor, indicator.outcomeId);
  return (
    <>
      <IndicatorAsOf page={page} on={loaded.on} asOf={asOf} />
      <OutsideControl page={page} outcomeId={indicator.outcomeId} />
      {today && <ReturnedPointNotices page={page} points={today.returned} />}
      {today && <WayWarning page={page} definition={indicator} mend={mendHref(page, indicator)} />}
      {today && !isOutside && <ChecksAbove page={page} judged={today.judged} />}
      {!isOutside && <Measured page={page} loaded={loaded} />}
      {beside.length > 0 && (
        <Filters label={words.t('results.as-of')} action={page.path} submit={words.t('results.show-figures')}>
          {beside.map(({ field }) => field)}
        </Filters>
      )}
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      <DefinitionCard
        page={page}
        rollUp={rollUp}
        output={loaded.output}
        library={loaded.library}
        outcome={loaded.outcome.code}
        parts={loaded.parts}
        changed={changed}
        on={loaded.on}
      />
      <BaselineHistory
        page={page}
        indicator={indicator}
        baselines={loaded.history.baselines}
        isPast={isPast}
      />
      {!isOutside && <EarlierValues page={page} indicator={indicator} history={loaded.history} asOf={asOf} />}
      <IndicatorHistory page={page} indicator={indicator} history={loaded.history} isPast={isPast} />
      {!isOutside && (
        <Card id="measurements" title={words.t('results.measurements')}>
          <MeasurementTable
            page={page}
            rows={loaded.measurements}
            states={loaded.states}
            drifted={today?.drifted}
            evidence={loaded.evidence}
            isPast={isPast}
          />
          {loaded.measurements.length > 0 && (
            <ExportLinks label={words.t('page.export')} items={listFileLinks(page, 'measurements')} />
          )}
          {today && <MeasurementChecks page={page} judged={today.judged} />}
        </Card>
      )}
      {today && <LinkedEvents words={words} events={today.events} />}
    </>
  );
}

/** Where it is defined anew, for whoever may. */
const mendHref = ({ actor }: Page, { id }: { id: string }): string | undefined =>
  mayDefineIndicators(actor) === true ? paths.redefineIndicator({ id }) : undefined;

/** What was measured, beside what was aimed at. */
function Measured({ page, loaded }: { page: Page; loaded: Loaded }) {
  const { words } = page;
  const { rollUp, asOf } = loaded;
  const { indicator } = rollUp;
  const changed = changedWayIn(indicator, loaded.history.versions);
  return (
    <>
      <Figures items={wholeFigures(page, rollUp, asOf)} />
      <CountedYears page={page} />
      {changed && <p class="quiet">{changedWayText(page, indicator, changed)}</p>}
      {rollUp.words && lastWords(words, rollUp) && (
        <p class="quiet">
          {words.day(rollUp.words.until as CalendarDay)}: {lastWords(words, rollUp)}
        </p>
      )}
      <YearChart
        page={page}
        rollUp={rollUp}
        years={loaded.inTime.years}
        targets={loaded.history.targets}
        asOf={asOf}
      />
      <Milestones page={page} indicator={indicator} milestones={loaded.inTime.milestones} asOf={asOf} />
      <Breakdown page={page} rollUp={rollUp} asOf={asOf} />
    </>
  );
}
