import { listFileLinks } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import type { MissionRow } from '../queries/missions.ts';

/** What came of the review: the expert missions that start from it. */
export function MissionCard({ page, rows }: { page: Page; rows: readonly MissionRow[] }) {
  const { words } = page;
  const title = words.t('reviews.missions');
  return (
    <Card title={title} id="missions">
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        empty={words.t('reviews.no-missions')}
        columns={[
          {
            key: 'mission',
            label: words.t('reviews.mission'),
            cell: (row) => (
              <a href={paths.activity({ id: row.id })}>
                {row.reference} {row.title}
              </a>
            ),
          },
          { key: 'expert', label: words.t('activities.expert'), cell: (row) => row.expert },
          {
            key: 'dates',
            label: words.t('reviews.mission-dates'),
            cell: (row) => `${words.day(row.plannedFrom)} – ${words.day(row.plannedUntil)}`,
          },
        ]}
      />
      {rows.length > 0 && (
        <ExportLinks label={words.t('page.export')} items={listFileLinks(page, 'missions')} />
      )}
    </Card>
  );
}
