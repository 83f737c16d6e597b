import type { Page } from '../../../page/page.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { type BlockCell, sums } from '../rules/joint-block.ts';

type Props = { page: Page; cells: readonly BlockCell[]; currency: string; caption: string };

/** The sums of one block by outcome, line and year. */
export function BlockTable({ page: { words }, cells, currency, caption }: Props) {
  const said = (minor: number) => words.money({ minor, currency });
  const total = sums(cells);
  return (
    <DataTable
      caption={caption}
      rows={cells}
      group={({ outcomeCode, block }) => outcomeCode ?? words.say(`finance.block-${block}`)}
      empty={words.t('joint.empty-block')}
      columns={[
        {
          key: 'year',
          label: words.t('finance.year'),
          cell: ({ year }) => String(year),
          footer: words.t('finance.total'),
        },
        {
          key: 'line',
          label: words.t('finance.line'),
          cell: ({ line }) => line && words.say(`finance.line-${line}`),
        },
        {
          key: 'budget',
          label: words.t('joint.budget'),
          numeric: true,
          cell: ({ budget }) => said(budget),
          footer: said(total.budget),
        },
        {
          key: 'actual',
          label: words.t('joint.actual'),
          numeric: true,
          cell: ({ actual }) => said(actual),
          footer: said(total.actual),
        },
      ]}
    />
  );
}
