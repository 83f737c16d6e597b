import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { mayKeepActivities } from '../../activities/rules/activity-permissions.ts';
import type { ActivityAround } from '../queries/activity-around.ts';

type Row = ActivityAround['recommendations'][number];
type Props = { page: Page; activityId: string; recommendations: readonly Row[] };

/** What an activity recommends, to whom, until when, and what became of it. */
export function RecommendationList({ page, activityId, recommendations }: Props) {
  const { words } = page;
  const mayKeep = mayKeepActivities(page.actor) === true;
  return (
    <Card
      title={words.t('activities.recommendations')}
      id="recommendations"
      aside={mayKeep && <a href={paths.recommend({ id: activityId })}>{words.t('activities.recommend')}</a>}
    >
      <DataTable
        caption={words.t('activities.recommendations')}
        captionHidden
        empty={words.t('activities.no-recommendations')}
        rows={recommendations}
        columns={[
          { key: 'what', label: words.t('activities.recommendation'), cell: (row) => row.recommendation },
          { key: 'who', label: words.t('activities.addressee'), cell: (row) => row.addressee },
          { key: 'due', label: words.t('activities.dueOn'), cell: (row) => words.day(row.dueOn) },
          ...(mayKeep
            ? [
                {
                  key: 'correct',
                  action: true,
                  label: words.t('activities.mistake'),
                  cell: (row: Row) => (
                    <a href={paths.correctRecommendation({ id: row.id })}>
                      {words.t('activities.correct-recommendation')}
                    </a>
                  ),
                },
              ]
            : []),
          {
            key: 'state',
            label: words.t('activities.what-became'),
            cell: (row) => {
              const state = words.say(`activities.recommendation-${row.state ?? 'open'}`);
              const said = [state, row.onDay && words.day(row.onDay), row.what].filter(Boolean).join(' · ');
              return mayKeep ? <a href={paths.followRecommendation({ id: row.id })}>{said}</a> : said;
            },
          },
        ]}
      />
    </Card>
  );
}
