import { type CalendarDay, firstDayOfYear, lastDayOfYear, todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile } from '../../../page/list-export.ts';
import {
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import { html, invalid, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type ActivityRow, activities } from '../../activities/queries/activities.ts';
import { type ActivityTotal, activityTotals } from '../../activities/queries/activity-totals.ts';
import { mayReadWholeWork } from '../../activities/rules/activity-permissions.ts';
import { yearsBetween } from '../../activities/rules/plan-years.ts';
import { outcomeEndText } from '../../programmes/pages/outcome-end-tag.tsx';
import { mayKeepProgrammes, mayReadProgrammeFile } from '../../programmes/rules/programme-permissions.ts';
import type { FigureScope } from '../../results/queries/figure-scope.ts';
import { type IndicatorRollUp, indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';
import { mayDefineIndicators } from '../../results/rules/result-permissions.ts';
import { mayKeepReviews } from '../../reviews/rules/review-permissions.ts';
import { type MoneyCells, moneyCells } from '../queries/money-cells.ts';
import { type OutcomeFacts, outcomeFacts } from '../queries/outcome-facts.ts';
import { moneyInYear } from '../rules/money-in-year.ts';
import { wholeYear } from '../rules/portfolio-lines.ts';
import { moneyOfReader, timeOfReader } from '../rules/reader-scope.ts';
import { ActivityTable } from './activity-table.tsx';
import { ActivityTotalsTable } from './activity-totals-table.tsx';
import { CourseTable } from './course-table.tsx';
import { GroupsCard } from './groups-card.tsx';
import { OutcomeAbout } from './outcome-about.tsx';
import { OutcomeFigures } from './outcome-figures.tsx';
import { outcomeFile } from './outcome-file.ts';
import { loadRecords, RecordCards, type RecordsOf } from './records-of.tsx';
import { addressedId, seenInstitute } from './seen-institute.ts';
import { SpendingChart } from './spending-chart.tsx';
import { TableFile } from './table-file.tsx';

const mostActivities = 10;

export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const outcomeId = addressedId(page);
  const withGroups = mayReadWholeWork(page.actor) === true;
  const facts = await page.read(async (tx) => {
    const [outcome] = await outcomeFacts(tx, instituteId, { outcomeId, withGroups });
    if (!outcome) throw new NotFound();
    const narrowings = outcomeNarrowings(page, outcome);
    const { year: asked, partner: partnershipId } = valuesOf(narrowings);
    const year = asked === undefined ? undefined : Number(asked);
    const { programmeId } = outcome;
    const cells = await moneyCells(tx, instituteId, { programmeId, partnershipId });
    const money = ofOutcome(moneyOfReader(page.actor, cells), outcomeId);
    const scope = {
      outcomeId,
      partnershipId,
      ...(year && { from: firstDayOfYear(year), until: lastDayOfYear(year) }),
    };
    return {
      outcome,
      narrowings,
      scope,
      period: year ? wholeYear(year) : outcome,
      time: year ? wholeYear(year) : timeOfReader(page.actor, outcome),
      money: year ? moneyInYear(money, year) : money,
      indicators: await indicatorRollUps(tx, instituteId, scope),
      totals: await activityTotals(tx, instituteId, { outcomeId, partnershipId, year }),
      recent: await activities(tx, instituteId, { outcomeId, partnershipId, year, limit: mostActivities }),
      records: await loadRecords(page, tx, instituteId, { kind: 'outcome', id: outcomeId }),
    };
  });
  const today = todayIn();
  if (isAmiss(facts.narrowings)) return invalid(view({ page, today, ...facts }));
  return isListFile(page) ? outcomeFile(page, today, facts) : html(view({ page, today, ...facts }));
};

const outcomeNarrowings = (page: Page, { fromOn, untilOn, partners }: OutcomeFacts): Narrowing[] => [
  narrowing(
    page,
    'year',
    page.words.t('overview.year'),
    yearsBetween({ fromOn, untilOn }).map((year) => ({ value: String(year), label: String(year) })),
  ),
  narrowing(
    page,
    'partner',
    page.words.t('overview.partner'),
    partners.map(({ id, name }) => ({ value: id, label: name })),
  ),
];

const ofOutcome = ({ budget, spending }: MoneyCells, id: string): MoneyCells => {
  const isOwn = (cell: { outcomeId: string | null }) => cell.outcomeId === id;
  return { budget: budget.filter(isOwn), spending: spending.filter(isOwn) };
};

type Period = { fromOn: CalendarDay; untilOn: CalendarDay };

type Props = {
  page: Page;
  today: CalendarDay;
  outcome: OutcomeFacts;
  narrowings: readonly Narrowing[];
  scope: FigureScope;
  period: Period;
  /** What the money is of. */
  time: Period;
  money: MoneyCells;
  indicators: readonly IndicatorRollUp[];
  totals: readonly ActivityTotal[];
  recent: readonly ActivityRow[];
  records: RecordsOf;
};

const view = (props: Props) => {
  const { page, outcome, narrowings, scope, period, money, indicators, totals, recent, records, today } =
    props;
  const { words } = page;
  const { id, groups } = outcome;
  const of = valuesOf(narrowings);
  const isNarrowed = Object.keys(of).length > 0;
  const title = `${outcome.code} ${words.text(outcome.title)}`;
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('page.nav-programmes'), href: paths.programmes() },
        { label: outcome.programme, href: paths.programme({ id: outcome.programmeId }) },
      ]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead
        kind={words.t('overview.outcome')}
        title={title}
        quiet={outcome.programme}
        actions={<OutcomeActions page={page} outcome={outcome} />}
      />
      {outcome.end && <Notice kind="info">{outcomeEndText(page, outcome.end)}</Notice>}
      <NarrowingFilters page={page} narrowings={narrowings} />
      <OutcomeFigures
        page={page}
        today={today}
        outcome={outcome}
        period={period}
        time={props.time}
        of={of}
        money={money}
        indicators={indicators}
      />
      <Card>
        <SpendingChart words={words} programme={{ ...outcome, ...period }} cells={money} today={today} />
      </Card>
      <Card title={words.t('overview.about')}>
        <OutcomeAbout page={page} outcome={outcome} />
      </Card>
      <Card
        title={words.t('overview.indicators')}
        id="indicators"
        aside={<a href={paths.indicators({ id })}>{words.t('overview.all-indicators')}</a>}
      >
        <CourseTable
          page={page}
          today={today}
          period={period}
          rows={indicators}
          scope={isNarrowed ? scope : undefined}
        />
        {indicators.length > 0 && <TableFile page={page} table="indicators" />}
      </Card>
      {groups && (
        <GroupsCard
          words={words}
          outcomeId={id}
          groups={groups}
          mayAnnounce={mayKeepProgrammes(page.actor) === true}
        />
      )}
      <Card
        title={words.t('page.nav-activities')}
        aside={
          <a href={withQuery(paths.activities(), { outcome: id, ...of })}>
            {words.t('overview.all-activities')}
          </a>
        }
      >
        <ActivityTotalsTable words={words} of={{ outcome: id, ...of }} rows={totals} />
        {totals.length > 0 && <TableFile page={page} table="activities" />}
        <ActivityTable words={words} rows={recent} />
        <p>
          <a href={withQuery(paths.stories(), { outcome: id, ...(of.partner && { partner: of.partner }) })}>
            {words.t('activities.stories')}
          </a>
        </p>
      </Card>
      <RecordCards page={page} records={records} />
      <DesignLinks page={page} outcome={outcome} />
      <p>
        <a href={paths.programmeChecks({ id: outcome.programmeId })}>{words.t('overview.checks')}</a>
        {' · '}
        <a href={paths.history({ kind: 'outcome', id })}>{words.t('overview.history')}</a>
      </p>
    </Frame>
  );
};

/** Where the outcome stands in the design of its programme. */
function DesignLinks({
  page: { words, actor },
  outcome: { id, programmeId },
}: Pick<Props, 'page' | 'outcome'>) {
  const theory = `${paths.theory({ id: programmeId })}#s-${id}`;
  const of = (url: string) => withQuery(url, { outcome: id });
  return (
    <p>
      <a href={theory}>{words.t('programmes.theory')}</a>
      {mayReadProgrammeFile(actor) === true && (
        <>
          {' · '}
          <a href={of(paths.programmeRisks({ id: programmeId }))}>{words.t('programmes.risks')}</a>
          {' · '}
          <a href={of(paths.programmeMarkers({ id: programmeId }))}>{words.t('programmes.markers')}</a>
          {' · '}
          <a href={paths.programmeFile({ id: programmeId })}>{words.t('programmes.file')}</a>
          {' · '}
          <a href={withQuery(paths.evaluations(), { programme: programmeId, outcome: id })}>
            {words.t('reviews.evaluations')}
          </a>
        </>
      )}
    </p>
  );
}

function OutcomeActions({ page: { words, actor }, outcome: { id } }: Pick<Props, 'page' | 'outcome'>) {
  return (
    <>
      {mayDefineIndicators(actor) === true && (
        <ButtonLink kind="primary" href={paths.newIndicator({ id })}>
          {words.t('overview.new-indicator')}
        </ButtonLink>
      )}
      {mayKeepReviews(actor) === true && (
        <>
          <ButtonLink href={paths.newReview({ id })}>{words.t('overview.new-review')}</ButtonLink>
          <ButtonLink href={paths.outcomeScores({ id })}>{words.t('reviews.scores')}</ButtonLink>
          <ButtonLink href={paths.outcomeLessons({ id })}>{words.t('reviews.lessons')}</ButtonLink>
        </>
      )}
      {mayKeepProgrammes(actor) === true && (
        <>
          <ButtonLink href={paths.newOutput({ id })}>{words.t('overview.new-output')}</ButtonLink>
          <ButtonLink href={paths.editOutcome({ id })}>{words.t('page.edit')}</ButtonLink>
        </>
      )}
    </>
  );
}
