import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import type { AffiliationRow } from '../queries/affiliations.ts';
import { mayKeepOrganisations, mayReadOrganisations } from '../rules/partner-permissions.ts';
import { periodText } from './partner-words.ts';

type Props = {
  page: Page;
  organisationId: string;
  /** What it belongs to, or who belongs to it. */
  side: 'bodies' | 'members';
  rows: readonly AffiliationRow[];
};

/** The dated memberships of an organisation, each with who says so. */
export function AffiliationCard({ page, organisationId, side, rows }: Props) {
  const { words, actor } = page;
  const mayKeep = mayKeepOrganisations(actor) === true;
  const title = words.t(side === 'bodies' ? 'partners.affiliations' : 'partners.members');
  const add = withQuery(paths.newAffiliation({ id: organisationId }), {
    as: side === 'members' ? 'body' : undefined,
  });
  const other = (row: AffiliationRow) =>
    side === 'bodies'
      ? { id: row.bodyId, name: row.bodyName, country: null }
      : { id: row.memberId, name: row.memberName, country: row.memberCountry };
  return (
    <Card
      title={title}
      aside={
        mayKeep && (
          <a href={add}>{words.t(side === 'bodies' ? 'partners.new-affiliation' : 'partners.new-member')}</a>
        )
      }
    >
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        empty={words.t('partners.no-affiliations')}
        columns={[
          {
            key: 'other',
            label: words.t('partners.organisation'),
            cell: (row) => {
              const { id, name, country } = other(row);
              const shown = name ?? words.t('partners.body-not-shown');
              return (
                <>
                  {mayReadOrganisations(actor) === true ? (
                    <a href={paths.organisation({ id })}>{shown}</a>
                  ) : (
                    shown
                  )}
                  {country && <span class="quiet"> {words.country(country)}</span>}
                </>
              );
            },
          },
          {
            key: 'period',
            label: words.t('partners.period'),
            cell: (row) => periodText(words, row.fromOn, row.untilOn),
          },
          { key: 'source', label: words.t('partners.source'), cell: (row) => row.source },
          ...(mayKeep
            ? [
                {
                  key: 'correct',
                  action: true,
                  label: words.t('partners.correct'),
                  cell: (row: AffiliationRow) => (
                    <a href={paths.correctAffiliation({ id: row.id })}>{words.t('partners.correct')}</a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
