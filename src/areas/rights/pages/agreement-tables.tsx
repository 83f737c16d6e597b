import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { AgreementStateRow, WorkersRow } from '../queries/agreement-facts.ts';
import { correctColumn } from './correct-link.tsx';

type Props<Row> = { page: Page; rows: readonly Row[]; mayCorrect: boolean };

/** What became of an agreement, day by day, each with its source. */
export function StatesTable({ page, rows, mayCorrect }: Props<AgreementStateRow>) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('rights.states')}
      captionHidden
      rows={rows}
      empty={words.t('rights.nothing-yet')}
      columns={[
        {
          key: 'state',
          label: words.t('rights.state'),
          cell: (row) => words.t(`rights.state-${row.state}`),
        },
        { key: 'on', label: words.t('rights.onDay'), cell: (row) => words.day(row.onDay) },
        {
          key: 'from',
          label: words.t('rights.termFrom'),
          cell: (row) => row.termFrom && words.day(row.termFrom),
        },
        {
          key: 'until',
          label: words.t('rights.termUntil'),
          cell: (row) =>
            row.termFrom && (row.termUntil ? words.day(row.termUntil) : words.t('rights.open-end')),
        },
        { key: 'source', label: words.t('rights.source'), cell: (row) => row.source },
        ...correctColumn<AgreementStateRow>(page, mayCorrect, {
          href: ({ id }) => paths.correctAgreementState({ id }),
          name: (row) => `${words.t(`rights.state-${row.state}`)} ${words.day(row.onDay)}`,
        }),
      ]}
    />
  );
}

/** The workers an agreement covers, as counted over time. */
export function WorkersTable({ page, rows, mayCorrect }: Props<WorkersRow>) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('rights.workers')}
      captionHidden
      rows={rows}
      empty={words.t('rights.no-workers')}
      columns={[
        { key: 'from', label: words.t('rights.fromOn'), cell: (row) => words.day(row.fromOn) },
        ...(['women', 'men', 'unknown'] as const).map((of) => ({
          key: of,
          label: words.t(`rights.${of}`),
          numeric: true,
          cell: (row: WorkersRow) => words.number(row[of]),
        })),
        {
          key: 'total',
          label: words.t('rights.total'),
          numeric: true,
          cell: ({ women, men, unknown }) => words.number(women + men + unknown),
        },
        { key: 'source', label: words.t('rights.source'), cell: (row) => row.source },
        ...correctColumn<WorkersRow>(page, mayCorrect, {
          href: ({ id }) => paths.correctWorkersCovered({ id }),
          name: (row) => words.day(row.fromOn),
        }),
      ]}
    />
  );
}
