import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { ActorList, ContributionText } from '../../programmes/pages/contribution-lines.tsx';
import type { ContributionRow } from '../../programmes/queries/frameworks.ts';

type Props = { page: Page; rows: readonly ContributionRow[]; mayKeep: boolean };

/** What the programme and its outcomes contribute to the targets of joint strategic frameworks. */
export function ContributionTable({ page, rows, mayKeep }: Props) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('programmes.contributions')}
      captionHidden
      rows={rows}
      group={(row) => words.text(row.framework)}
      empty={words.t('programmes.contribution-none')}
      columns={[
        {
          key: 'target',
          label: words.t('programmes.framework-target'),
          cell: (row) => (
            <a href={`${paths.framework({ id: row.frameworkId })}#t-${row.targetId}`}>
              {row.targetCode} {words.text(row.targetTitle)}
            </a>
          ),
        },
        { key: 'outcome', label: words.t('programmes.outcome'), cell: (row) => row.outcomeCode },
        {
          key: 'text',
          label: words.t('programmes.contribution'),
          cell: (row) => <ContributionText page={page} row={row} />,
        },
        {
          key: 'actors',
          label: words.t('programmes.framework-actors'),
          cell: (row) => <ActorList rows={row.actors} />,
        },
        {
          key: 'do',
          label: words.t('page.edit'),
          action: true,
          cell: (row) =>
            mayKeep && (
              <>
                <a href={paths.editContribution({ id: row.id })}>{words.t('page.edit')}</a>
                {' · '}
                <a href={paths.removeContribution({ id: row.id })}>{words.t('programmes.remove')}</a>
              </>
            ),
        },
      ]}
    />
  );
}
