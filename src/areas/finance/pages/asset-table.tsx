import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { AssetRow } from '../queries/assets.ts';

type Props = { page: Page; rows: readonly AssetRow[]; empty: string };

/** Things of the inventory, each with where it is and what becomes of it. */
export function AssetTable({ page, rows, empty }: Props) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('finance.assets')}
      captionHidden
      rows={rows}
      empty={empty}
      columns={[
        {
          key: 'number',
          label: words.t('finance.inventoryNumber'),
          cell: ({ id, inventoryNumber }) => <a href={paths.inventoryItem({ id })}>{inventoryNumber}</a>,
        },
        { key: 'what', label: words.t('finance.assetDescription'), cell: ({ description }) => description },
        {
          key: 'partner',
          label: words.t('finance.partner'),
          cell: ({ partner }) => partner ?? words.t('finance.institute-itself'),
        },
        { key: 'place', label: words.t('finance.place'), cell: ({ place }) => place },
        {
          key: 'state',
          label: words.t('finance.assetState'),
          cell: ({ state }) => words.t(`finance.assetState-${state}`),
        },
        {
          key: 'expense',
          label: words.t('finance.bought-by'),
          cell: ({ expenseId, reference }) =>
            reference && <a href={paths.expense({ id: expenseId })}>{reference}</a>,
        },
        {
          key: 'destination',
          label: words.t('finance.destination'),
          cell: ({ destination }) => destination && words.t(`finance.destination-${destination}`),
        },
      ]}
    />
  );
}
