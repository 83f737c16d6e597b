import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { Columns } from '../../../ui/columns.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type ActivityRow, activityById } from '../../activities/queries/activities.ts';
import { checksOfActivity } from '../../activities/queries/activity-checks.ts';
import { ReturnedPointNotices } from '../../records/pages/returned-points.tsx';
import type { ReturnedPoint } from '../../records/queries/returned-points.ts';
import { recordedBaselines } from '../../results/queries/recorded-baselines.ts';
import { returnedPoints } from '../../reviews/queries/returned-points.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { type ActivityAround, activityAround } from '../queries/activity-around.ts';
import { ActivityActions } from './activity-actions.tsx';
import { ActivityExpenses } from './activity-expenses.tsx';
import { ActivityFactsList } from './activity-facts.tsx';
import { activityTone } from './activity-table.tsx';
import { actionTitle } from './agreement-words.ts';
import { AwarenessCard } from './awareness-card.tsx';
import { CheckList } from './check-list.tsx';
import { ExchangeInstead } from './exchange-instead.tsx';
import { LearningProductList } from './learning-product-list.tsx';
import { ParticipantsTable } from './participants-table.tsx';
import { RecommendationList } from './recommendation-list.tsx';
import { loadRecords, RecordCards, type RecordsOf } from './records-of.tsx';
import { addressedId, seenInstitute } from './seen-institute.ts';
import { StoriesCard } from './stories-card.tsx';

export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const id = addressedId(page);
  const today = todayIn();
  const facts = await page.read(async (tx) => {
    const activity = await activityById(tx, instituteId, id);
    const around = activity && (await activityAround(tx, instituteId, activity));
    if (!around) throw new NotFound();
    return {
      activity,
      around,
      checks: await checksOfActivity(tx, instituteId, id, today, {
        details: new Map(around.detail && [[id, around.detail]]),
        baselines: recordedBaselines,
      }),
      returned: (
        await returnedPoints({ actor: page.actor, instituteId }, { kind: 'activity', id }).execute(tx)
      ).rows,
      records: await loadRecords(page, tx, instituteId, { kind: 'activity', id }, activity.partnershipId),
    };
  });
  return html(view({ page, today, ...facts }));
};

/** An exchange and an expert's mission end in recommendations: their page asks for the first one too. */
const isExpectedToRecommend = ({ kind, state }: ActivityRow): boolean =>
  (kind === 'A7' || kind === 'A8') && state === 'held';

type Props = {
  page: Page;
  today: CalendarDay;
  activity: ActivityRow;
  around: ActivityAround;
  checks: readonly Check[];
  returned: readonly ReturnedPoint[];
  records: RecordsOf;
};

const view = (props: Props) => {
  const { page, activity, around, checks, returned, records, today } = props;
  const { words } = page;
  const isLate = activity.state === 'planned' && activity.plannedUntil < today;
  return (
    <Frame
      page={page}
      title={activity.title}
      crumbs={[
        { label: activity.programme, href: paths.programme({ id: activity.programmeId }) },
        { label: activity.outcomeCode, href: paths.outcome({ id: activity.outcomeId }) },
        { label: words.t('page.nav-activities'), href: paths.activities() },
      ]}
    >
      <PageHead
        kind={`${activity.kind} · ${actionTitle(words, activity.kind)}`}
        title={activity.title}
        quiet={[activity.reference, activity.partner].filter(Boolean).join(' · ')}
        tags={
          <>
            <Tag tone={activityTone[activity.state]}>{words.say(`activities.state-${activity.state}`)}</Tag>
            {isLate && <Tag tone="warn">{words.t('overview.not-said')}</Tag>}
          </>
        }
        actions={<ActivityActions page={page} activity={activity} hasAwareness={around.awareness !== null} />}
      />
      <ReturnedPointNotices page={page} points={returned} />
      <Columns
        asideLabel={words.t('overview.checks')}
        aside={
          <Card title={words.t('overview.checks')} id="checks">
            {activity.state === 'cancelled' ? (
              <p>{words.t('overview.cancelled-unchecked')}</p>
            ) : (
              <>
                <CheckList page={page} subject={{ kind: 'activity', id: activity.id }} checks={checks} />
                <ExchangeInstead page={page} activity={activity} around={around} checks={checks} />
              </>
            )}
          </Card>
        }
      >
        <Card title={words.t('overview.about')}>
          <ActivityFactsList page={page} activity={activity} around={around} />
        </Card>
        {activity.state === 'held' && (
          <Card title={words.t('overview.participants')} id="participants">
            <ParticipantsTable words={words} counts={around.counts} />
          </Card>
        )}
        {(around.awareness || Object.keys(around.reaches).length > 0) && (
          <AwarenessCard page={page} around={around} />
        )}
        {(around.stories.length > 0 || activity.state === 'held') && (
          <StoriesCard
            page={page}
            title={words.t('activities.stories')}
            stories={around.stories}
            empty={words.t('activities.no-stories')}
            newHref={paths.newStory({ id: activity.id })}
          />
        )}
        {(around.recommendations.length > 0 || isExpectedToRecommend(activity)) && (
          <RecommendationList page={page} activityId={activity.id} recommendations={around.recommendations} />
        )}
        {activity.kind === 'A7' && activity.state === 'held' && (
          <LearningProductList page={page} activityId={activity.id} products={around.products} />
        )}
        <Card
          title={words.t('overview.expenses')}
          id="expenses"
          aside={
            <a href={withQuery(paths.expenses(), { activity: activity.id })}>
              {words.t('overview.all-expenses')}
            </a>
          }
        >
          <ActivityExpenses words={words} activityId={activity.id} around={around} />
        </Card>
      </Columns>
      <RecordCards page={page} records={records} />
      <p>
        <a href={paths.history({ kind: 'activity', id: activity.id })}>{words.t('overview.history')}</a>
      </p>
    </Frame>
  );
};
