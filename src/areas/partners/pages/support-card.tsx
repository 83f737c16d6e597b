import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import type { SupportRow } from '../queries/supports.ts';
import { mayKeepOrganisations } from '../rules/partner-permissions.ts';
import { periodText } from './partner-words.ts';

/** Support that an organisation received, also before the tool, each with its source. */
export function SupportCard({
  page,
  organisationId,
  rows,
}: {
  page: Page;
  organisationId: string;
  rows: readonly SupportRow[];
}) {
  const { words, actor } = page;
  const mayKeep = mayKeepOrganisations(actor) === true;
  return (
    <Card
      title={words.t('partners.supports')}
      aside={
        mayKeep && <a href={paths.newSupport({ id: organisationId })}>{words.t('partners.new-support')}</a>
      }
    >
      <DataTable
        caption={words.t('partners.supports')}
        captionHidden
        rows={rows}
        empty={words.t('partners.no-supports')}
        columns={[
          { key: 'programme', label: words.t('partners.programme'), cell: (row) => row.programme },
          {
            key: 'period',
            label: words.t('partners.period'),
            cell: (row) => periodText(words, row.fromOn, row.untilOn),
          },
          {
            key: 'giver',
            label: words.t('partners.given-by'),
            cell: (row) => row.givenBy ?? words.t('partners.this-institute'),
          },
          { key: 'source', label: words.t('partners.source'), cell: (row) => row.source },
          ...(mayKeep
            ? [
                {
                  key: 'correct',
                  action: true,
                  label: words.t('partners.correct'),
                  cell: (row: SupportRow) => (
                    <a href={paths.correctSupport({ id: row.id })}>{words.t('partners.correct')}</a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
