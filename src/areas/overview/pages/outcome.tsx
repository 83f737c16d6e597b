import { together } from '../../../db/together.ts';
import {
  type CalendarDay,
  firstDayOfYear,
  lastDayOfYear,
  todayIn,
  yearsBetween,
} from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { isOutsideControl } from '../../../kernel/under-control.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile } from '../../../page/list-export.ts';
import {
  asksOutside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import { html, invalid, type Page } from '../../../page/page.ts';
import { yearNarrowing } from '../../../page/year-narrowing.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type ActivityRow, activities } from '../../activities/queries/activities.ts';
import { type ActivityTotal, totalsIn } from '../../activities/queries/activity-totals.ts';
import { mayReadWholeWork } from '../../activities/rules/activity-permissions.ts';
import { outcomeEndText } from '../../programmes/pages/outcome-end-tag.tsx';
import { knownSinceRows } from '../../programmes/queries/known-since.ts';
import { mayKeepProgrammes } from '../../programmes/rules/programme-permissions.ts';
import { CountedYears } from '../../results/pages/counted-years.tsx';
import { NotYetKnown } from '../../results/pages/not-yet-known.tsx';
import { OutsideControl } from '../../results/pages/outside-control.tsx';
import { tellsStates } from '../../results/pages/unapproved.tsx';
import type { FigureScope } from '../../results/queries/figure-scope.ts';
import { type IndicatorRollUp, indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';
import { type MoneyCells, moneyCells } from '../queries/money-cells.ts';
import { type OutcomeFacts, outcomeFacts } from '../queries/outcome-facts.ts';
import { outcomesAsOf } from '../queries/outcomes-as-of.ts';
import { type StoriesOfOutcome, storiesOfOutcome } from '../queries/story-lines.ts';
import { moneyInYear } from '../rules/money-in-year.ts';
import { wholeYear } from '../rules/portfolio-lines.ts';
import { moneyOfReader, timeOfReader } from '../rules/reader-scope.ts';
import { ActivityTable } from './activity-table.tsx';
import { ActivityTotalsTable } from './activity-totals-table.tsx';
import {
  AsItStood,
  type AskedDay,
  askedDay,
  type CountedMoment,
  CountedThen,
  countedMomentOf,
  dayBeside,
} from './asked-day.tsx';
import { CourseTable } from './course-table.tsx';
import { GroupsCard } from './groups-card.tsx';
import { OutcomeAbout } from './outcome-about.tsx';
import { DesignLinks, OutcomeActions } from './outcome-actions.tsx';
import { OutcomeFigures } from './outcome-figures.tsx';
import { outcomeFile } from './outcome-file.ts';
import { OutcomeStories } from './outcome-stories.tsx';
import { loadRecords, RecordCards, type RecordsOf } from './records-of.tsx';
import { addressedId, seenInstitute } from './seen-institute.ts';
import { SpendingChart } from './spending-chart.tsx';
import { TableFile } from './table-file.tsx';

const mostActivities = 10;

type Told = { since: { day: CalendarDay }; totals: ActivityTotal; stories: StoriesOfOutcome };

export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const outcomeId = addressedId(page);
  const withGroups = mayReadWholeWork(page.actor) === true;
  const day = askedDay(page);
  const facts = await page.read(async (tx) => {
    const moment = await countedMomentOf(tx, instituteId, day);
    const { asOf } = moment;
    const [known] = await outcomesAsOf(tx, instituteId, { outcomeId, withGroups }, asOf);
    const outcome = known ?? (await outcomeFacts(tx, instituteId, { outcomeId }))[0];
    if (!outcome) throw new NotFound();
    const narrowings = outcomeNarrowings(page, outcome);
    const { year: asked, partner: partnershipId } = valuesOf(narrowings);
    const year = asked === undefined ? undefined : Number(asked);
    const { programmeId } = outcome;
    const cells = await moneyCells(tx, instituteId, { programmeId, partnershipId, asOf });
    const money = ofOutcome(moneyOfReader(page.actor, cells), outcomeId);
    const scope = {
      outcomeId,
      partnershipId,
      asOf,
      tellsWords: true,
      tellsStates: tellsStates(page),
      ...(year && { from: firstDayOfYear(year), until: lastDayOfYear(year) }),
    };
    const told = await together<Told>(tx, {
      since: knownSinceRows(instituteId, 'outcomes', outcomeId),
      totals: totalsIn(instituteId, { outcomeId, partnershipId, year, asOf }),
      stories: storiesOfOutcome(instituteId, { outcomeId, partnershipId }),
    });
    return {
      outcome,
      isKnown: known !== undefined,
      since: known ? null : (told.since[0]?.day ?? null),
      moment,
      narrowings,
      scope,
      period: year ? wholeYear(year) : outcome,
      time: year ? wholeYear(year) : timeOfReader(page.actor, outcome),
      money: year ? moneyInYear(money, year) : money,
      indicators: await indicatorRollUps(tx, instituteId, scope),
      totals: told.totals,
      // Kept as they stand alone: of a day in the past there are none.
      today:
        asOf === undefined
          ? {
              recent: await activities(tx, instituteId, {
                ...{ outcomeId, partnershipId, year },
                limit: mostActivities,
              }),
              stories: told.stories[0] ?? { told: [], withdrawn: [] },
              records: await loadRecords(page, tx, instituteId, { kind: 'outcome', id: outcomeId }),
            }
          : undefined,
    };
  });
  if (isAmiss(facts.narrowings) || day.error) return invalid(view({ page, day, ...facts }));
  const hasFile = isListFile(page) && !isOutsideControl(page.actor, outcomeId);
  return hasFile ? outcomeFile(page, facts) : html(view({ page, day, ...facts }));
};

const outcomeNarrowings = (page: Page, { fromOn, untilOn, partners }: OutcomeFacts): Narrowing[] => [
  yearNarrowing(page, page.words.t('overview.year'), yearsBetween({ fromOn, untilOn })),
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
  day: AskedDay;
  moment: CountedMoment;
  /** Whether the outcome was on record on the day. */
  isKnown: boolean;
  /** The day since which it is, told where it was not. */
  since: CalendarDay | null;
  outcome: OutcomeFacts;
  narrowings: readonly Narrowing[];
  scope: FigureScope;
  period: Period;
  /** What the money is of. */
  time: Period;
  money: MoneyCells;
  indicators: readonly IndicatorRollUp[];
  totals: readonly ActivityTotal[];
  today: { recent: readonly ActivityRow[]; stories: StoriesOfOutcome; records: RecordsOf } | undefined;
};

const view = (props: Props) => {
  const { page, day, outcome, narrowings, isKnown } = props;
  const { words } = page;
  const { on } = props.moment;
  const dayField = dayBeside(page, day);
  const isOutside = isOutsideControl(page.actor, outcome.id);
  const isTold = !isOutside && !asksOutside(narrowings);
  const title = `${outcome.code} ${words.text(outcome.title)}`;
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('page.nav-programmes'), href: paths.programmes() },
        { label: outcome.programme, href: withQuery(paths.programme({ id: outcome.programmeId }), { on }) },
      ]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={dayField} />
      <PageHead
        kind={words.t('overview.outcome')}
        title={title}
        quiet={outcome.programme}
        actions={<OutcomeActions page={page} outcome={outcome} />}
      />
      <AsItStood page={page} on={on} />
      {outcome.end && <Notice kind="info">{outcomeEndText(page, outcome.end)}</Notice>}
      {isOutside ? (
        <>
          <OutsideControl page={page} outcomeId={outcome.id} />
          <Card title={words.t('overview.about')}>
            <OutcomeAbout page={page} outcome={outcome} on={on} />
          </Card>
        </>
      ) : (
        <NarrowingFilters page={page} narrowings={narrowings} beside={dayField} />
      )}
      {isTold && isKnown && <OutcomeParts {...props} />}
      {isTold && !isKnown && <NotYetKnown page={page} {...props.moment} since={props.since} />}
    </Frame>
  );
};

function OutcomeParts(props: Props) {
  const { page, outcome, narrowings, moment, scope, period, money, indicators, today } = props;
  const { words } = page;
  const { id, programmeId, groups } = outcome;
  const { on } = moment;
  const of = valuesOf(narrowings);
  const isNarrowed = Object.keys(of).length > 0 || on !== undefined;
  const until = on ?? todayIn();
  return (
    <>
      <OutcomeFigures
        page={page}
        today={until}
        outcome={outcome}
        period={period}
        time={props.time}
        of={{ ...of, ...moment, programmeId, outcome: id }}
        money={money}
        indicators={indicators}
      />
      <CountedYears page={page} outcomes={[outcome]} />
      <Card>
        <SpendingChart page={page} programme={{ ...outcome, ...period }} cells={money} today={until} />
      </Card>
      <Card title={words.t('overview.about')}>
        <OutcomeAbout page={page} outcome={outcome} on={on} />
      </Card>
      <Card
        title={words.t('overview.indicators')}
        id="indicators"
        aside={today && <a href={paths.indicators({ id })}>{words.t('overview.all-indicators')}</a>}
      >
        <CourseTable
          page={page}
          today={until}
          period={period}
          rows={indicators}
          scope={scope}
          isNarrowed={isNarrowed}
          on={on}
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
      <ActivitiesCard {...props} />
      {today && <OutcomeStories page={page} id={id} partnershipId={of.partner} stories={today.stories} />}
      {on && <p class="quiet">{words.t('overview.left-out-then')}</p>}
      {today && <RecordCards page={page} records={today.records} />}
      <DesignLinks page={page} outcome={outcome} />
      <p>
        <a href={paths.programmeChecks({ id: programmeId })}>{words.t('overview.checks')}</a>
        {' · '}
        <a href={paths.history({ kind: 'outcome', id })}>{words.t('overview.history')}</a>
      </p>
    </>
  );
}

/** Of a day in the past the sums are known, as they were planned then; no list adds up to them. */
function ActivitiesCard({ page, outcome: { id }, narrowings, moment, totals, today }: Props) {
  const { words } = page;
  const of = { outcome: id, ...valuesOf(narrowings) };
  return (
    <Card
      title={words.t('page.nav-activities')}
      aside={today && <a href={withQuery(paths.activities(), of)}>{words.t('overview.all-activities')}</a>}
    >
      <ActivityTotalsTable words={words} of={today && of} rows={totals} />
      <CountedThen page={page} moment={moment} />
      {totals.length > 0 && <TableFile page={page} table="activities" />}
      {today && <ActivityTable words={words} rows={today.recent} />}
    </Card>
  );
}
