import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { mayKeepActivities } from '../../activities/rules/activity-permissions.ts';
import type { ActivityAround } from '../queries/activity-around.ts';

type Props = { page: Page; activityId: string; stories: ActivityAround['stories'] };

/** Stories and pictures that came of an activity, with how many consents stand behind each and where it was published. */
export function StoriesCard({ page, activityId, stories }: Props) {
  const { words } = page;
  return (
    <Card
      title={words.t('activities.stories')}
      id="stories"
      aside={
        mayKeepActivities(page.actor) === true && (
          <a href={paths.newStory({ id: activityId })}>{words.t('activities.new-story')}</a>
        )
      }
    >
      <DataTable
        caption={words.t('activities.stories')}
        captionHidden
        rows={stories}
        empty={words.t('activities.no-stories')}
        columns={[
          {
            key: 'story',
            label: words.t('activities.story-title'),
            cell: (row) => <a href={paths.story({ id: row.id })}>{row.title}</a>,
          },
          {
            key: 'medium',
            label: words.t('activities.medium'),
            cell: (row) => words.say(`activities.medium-${row.medium}`),
          },
          {
            key: 'shown',
            label: words.t('activities.peopleShown'),
            numeric: true,
            cell: (row) => words.number(row.peopleShown),
          },
          {
            key: 'consents',
            label: words.t('activities.consents'),
            numeric: true,
            cell: (row) => words.number(row.consents),
          },
          {
            key: 'publications',
            label: words.t('activities.publications'),
            numeric: true,
            cell: (row) => words.number(row.publications),
          },
        ]}
      />
    </Card>
  );
}
