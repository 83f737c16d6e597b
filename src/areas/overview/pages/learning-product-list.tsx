import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { mayKeepActivities } from '../../activities/rules/activity-permissions.ts';
import type { ActivityAround } from '../queries/activity-around.ts';

type Row = ActivityAround['products'][number];
type Props = { page: Page; activityId: string; products: readonly Row[] };

/** What came of an exchange that others learn from, and where they find it. */
export function LearningProductList({ page, activityId, products }: Props) {
  const { words } = page;
  const mayKeep = mayKeepActivities(page.actor) === true;
  return (
    <Card
      title={words.t('activities.learning-products')}
      id="learning-products"
      aside={
        mayKeep && (
          <a href={paths.recordLearningProduct({ id: activityId })}>
            {words.t('activities.record-learning-product')}
          </a>
        )
      }
    >
      <DataTable
        caption={words.t('activities.learning-products')}
        captionHidden
        empty={words.t('activities.no-learning-products')}
        rows={products}
        columns={[
          { key: 'title', label: words.t('activities.product-title'), cell: (row) => row.title },
          {
            key: 'kind',
            label: words.t('activities.productKind'),
            cell: (row) => words.say(`activities.productKind-${row.productKind}`),
          },
          { key: 'where', label: words.t('activities.whereabouts'), cell: (row) => row.whereabouts },
          { key: 'ready', label: words.t('activities.readyOn'), cell: (row) => words.day(row.readyOn) },
          ...(mayKeep
            ? [
                {
                  key: 'correct',
                  label: words.t('activities.mistake'),
                  cell: (row: Row) => (
                    <a href={paths.correctLearningProduct({ id: row.id })}>
                      {words.t('activities.correct-learning-product')}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
