import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type ActivityRow, activities } from '../../activities/queries/activities.ts';
import { type ActivityTotal, activityTotals } from '../../activities/queries/activity-totals.ts';
import { mayReadWholeWork } from '../../activities/rules/activity-permissions.ts';
import { mayKeepProgrammes, mayReadProgrammeFile } from '../../programmes/rules/programme-permissions.ts';
import { type IndicatorRollUp, indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';
import { mayDefineIndicators } from '../../results/rules/result-permissions.ts';
import { reviewTitle } from '../../reviews/pages/review-subject.ts';
import { mayKeepReviews } from '../../reviews/rules/review-permissions.ts';
import { type MoneyCells, moneyCells } from '../queries/money-cells.ts';
import { type OutcomeFacts, outcomeFacts } from '../queries/outcome-facts.ts';
import { ActivityTable } from './activity-table.tsx';
import { ActivityTotalsTable } from './activity-totals-table.tsx';
import { actionTitle, aimTitle } from './agreement-words.ts';
import { CourseTable } from './course-table.tsx';
import { GroupsCard } from './groups-card.tsx';
import { OutcomeFigures } from './outcome-figures.tsx';
import { PartnerLinks } from './outcome-table.tsx';
import { loadRecords, RecordCards, type RecordsOf } from './records-of.tsx';
import { addressedId, seenInstitute } from './seen-institute.ts';
import { SpendingChart } from './spending-chart.tsx';

const mostActivities = 10;

export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const outcomeId = addressedId(page);
  const withGroups = mayReadWholeWork(page.actor) === true;
  const facts = await page.read(async (tx) => {
    const [outcome] = await outcomeFacts(tx, instituteId, { outcomeId, withGroups });
    if (!outcome) throw new NotFound();
    return {
      outcome,
      money: ofOutcome(await moneyCells(tx, instituteId, { programmeId: outcome.programmeId }), outcomeId),
      indicators: await indicatorRollUps(tx, instituteId, { outcomeId }),
      totals: await activityTotals(tx, instituteId, { outcomeId }),
      recent: await activities(tx, instituteId, { outcomeId, limit: mostActivities }),
      records: await loadRecords(page, tx, instituteId, { kind: 'outcome', id: outcomeId }),
    };
  });
  return html(view({ page, today: todayIn(), ...facts }));
};

const ofOutcome = ({ budget, spending }: MoneyCells, id: string): MoneyCells => {
  const isOwn = (cell: { outcomeId: string | null }) => cell.outcomeId === id;
  return { budget: budget.filter(isOwn), spending: spending.filter(isOwn) };
};

type Props = {
  page: Page;
  today: CalendarDay;
  outcome: OutcomeFacts;
  money: MoneyCells;
  indicators: readonly IndicatorRollUp[];
  totals: readonly ActivityTotal[];
  recent: readonly ActivityRow[];
  records: RecordsOf;
};

const view = (props: Props) => {
  const { page, outcome, money, indicators, totals, recent, records, today } = props;
  const { words } = page;
  const { id, groups } = outcome;
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
      <PageHead
        kind={words.t('overview.outcome')}
        title={title}
        quiet={outcome.programme}
        actions={<OutcomeActions page={page} outcome={outcome} />}
      />
      <OutcomeFigures page={page} today={today} outcome={outcome} money={money} indicators={indicators} />
      <Card>
        <SpendingChart words={words} programme={outcome} cells={money} today={today} />
      </Card>
      <Card title={words.t('overview.about')}>
        <OutcomeAbout page={page} outcome={outcome} />
      </Card>
      <Card
        title={words.t('overview.indicators')}
        id="indicators"
        aside={<a href={paths.indicators({ id })}>{words.t('overview.all-indicators')}</a>}
      >
        <CourseTable page={page} today={today} period={outcome} rows={indicators} />
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
          <a href={withQuery(paths.activities(), { outcome: id })}>{words.t('overview.all-activities')}</a>
        }
      >
        <ActivityTotalsTable words={words} outcomeId={id} rows={totals} />
        <ActivityTable words={words} rows={recent} />
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

function OutcomeAbout({ page, outcome }: Pick<Props, 'page' | 'outcome'>) {
  const { words } = page;
  return (
    <DescriptionList
      rows={[
        { term: words.t('overview.description'), value: words.text(outcome.description) },
        {
          term: words.t('overview.aims'),
          value: outcome.aims.map((code) => `${code} ${aimTitle(words, code)}`).join('; '),
        },
        {
          term: words.t('overview.countries'),
          value: [
            ...(outcome.isBelgian && !outcome.countries.includes('BE') ? ['BE'] : []),
            ...outcome.countries,
          ]
            .map((code) => words.country(code))
            .join(', '),
        },
        {
          term: words.t('overview.partners'),
          value: outcome.partners.length > 0 && <PartnerLinks partners={outcome.partners} />,
        },
        { term: words.t('overview.reviews'), value: <ReviewLinks page={page} outcome={outcome} /> },
        ...outcome.outputs.map((output) => ({
          term: `${words.t('overview.output')} ${output.code}`,
          value: words.text(output.title),
          note: output.actions.map((code) => `${code} ${actionTitle(words, code)}`).join('; '),
        })),
      ]}
    />
  );
}

/** The last look at the outcome, and the way to all of them. */
function ReviewLinks({ page: { words }, outcome }: Pick<Props, 'page' | 'outcome'>) {
  const { id, code, reviews, lastReview } = outcome;
  if (!lastReview) return <>{words.t('overview.no-review')}</>;
  const title = reviewTitle(words, { outcomeCode: code, heldOn: lastReview.heldOn });
  return (
    <>
      <a href={paths.review({ id: lastReview.id })}>{title}</a>
      {' · '}
      <a href={withQuery(paths.reviews(), { outcome: id })}>
        {words.t('overview.all-reviews', { count: reviews })}
      </a>
    </>
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
