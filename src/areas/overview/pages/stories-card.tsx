import type { Child } from 'hono/jsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { mayKeepActivities } from '../../activities/rules/activity-permissions.ts';
import type { StoryLine } from '../queries/story-lines.ts';

type Props = {
  page: Page;
  title: string;
  stories: readonly StoryLine[];
  empty: string;
  /** Where another one is told. */
  newHref: string;
  children?: Child;
};

/** Stories and pictures that came of an activity or an outcome, with how many consents stand behind each and how often it was published. */
export function StoriesCard({ page, title, stories, empty, newHref, children }: Props) {
  const { words } = page;
  return (
    <Card
      title={title}
      id="stories"
      aside={
        mayKeepActivities(page.actor) === true && <a href={newHref}>{words.t('activities.new-story')}</a>
      }
    >
      <DataTable
        caption={title}
        captionHidden
        rows={stories}
        empty={empty}
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
      {children}
    </Card>
  );
}
