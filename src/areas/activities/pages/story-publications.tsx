import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { PublicationRow } from '../queries/stories.ts';
import { mayPublishStories } from '../rules/activity-permissions.ts';

type Props = { page: Page; rows: readonly PublicationRow[] };

/** Where a story appeared, when it was taken down, and what of it was noted wrongly. */
export function StoryPublications({ page, rows }: Props) {
  const { words } = page;
  const mayPublish = mayPublishStories(page.actor) === true;
  return (
    <DataTable
      caption={words.t('activities.publications')}
      rows={rows}
      empty={words.t('activities.not-published')}
      columns={[
        { key: 'on', label: words.t('activities.publishedOn'), cell: (row) => words.day(row.publishedOn) },
        {
          key: 'as',
          label: words.t('activities.publishedAs'),
          cell: (row) => words.say(`activities.use-${row.publishedAs}`),
        },
        { key: 'where', label: words.t('activities.published-where'), cell: (row) => row.place },
        {
          key: 'down',
          label: words.t('activities.takenDownOn'),
          cell: (row) => {
            if (row.takenDownOn) return words.day(row.takenDownOn);
            if (!mayPublish) return '';
            return <a href={paths.takeDownStory({ id: row.id })}>{words.t('activities.take-down')}</a>;
          },
        },
        ...(mayPublish
          ? [
              {
                key: 'mistake',
                label: words.t('activities.mistake'),
                cell: (row: PublicationRow) => <TakeBackLinks page={page} row={row} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function TakeBackLinks({ page: { words }, row: { id, removalId } }: { page: Page; row: PublicationRow }) {
  return (
    <>
      {removalId && (
        <p>
          <a href={paths.takeBackRemoval({ id })}>{words.t('activities.take-back-removal')}</a>
        </p>
      )}
      <p>
        <a href={paths.takeBackPublication({ id })}>{words.t('activities.take-back-publication')}</a>
      </p>
    </>
  );
}
