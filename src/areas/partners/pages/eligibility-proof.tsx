import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Eligibility, ProvenSupport } from '../queries/eligibility-checks.ts';
import type { AffiliatePresence, CountryPresence } from '../rules/regional-presence.ts';
import { periodText } from './partner-words.ts';

type Proof = Pick<Eligibility, 'countries' | 'names'> & { page: Page };
type Country = CountryPresence<ProvenSupport>;
type Row = { country: Country; affiliate: AffiliatePresence<ProvenSupport> };

/** Country by country: the affiliates, the way each belongs to the body, the support each received and where it says so. */
export function EligibilityProof({ page, countries, names }: Proof) {
  const { words } = page;
  const rows = countries.flatMap((country) =>
    country.affiliates.map((affiliate): Row => ({ country, affiliate })),
  );
  const nameOf = (id: string) => names.get(id) ?? words.t('partners.body-not-shown');
  return (
    <Card title={words.t('partners.proof')}>
      <DataTable
        caption={words.t('partners.proof')}
        captionHidden
        rows={rows}
        empty={words.t('partners.no-affiliates')}
        columns={[
          {
            key: 'country',
            label: words.t('partners.country'),
            cell: ({ country }) => (
              <>
                {words.country(country.country)} <CountryVerdict page={page} country={country} />
              </>
            ),
          },
          {
            key: 'affiliate',
            label: words.t('partners.affiliate'),
            cell: ({ affiliate }) => (
              <>
                <a href={paths.organisation({ id: affiliate.organisationId })}>
                  {nameOf(affiliate.organisationId)}
                </a>
                {affiliate.through.length > 0 && (
                  <span class="quiet">
                    {' '}
                    {words.t('partners.through', { names: affiliate.through.map(nameOf).join(' → ') })}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'support',
            label: words.t('partners.supports'),
            cell: ({ affiliate }) => <Supports page={page} supports={affiliate.supports} />,
          },
        ]}
      />
    </Card>
  );
}

function CountryVerdict({ page, country }: { page: Page; country: Country }) {
  const { words } = page;
  if (country.counts) return <Tag tone="ok">{words.t('partners.counts')}</Tag>;
  if (!country.isPartnerCountry) return <Tag>{words.t('partners.not-a-partner-country')}</Tag>;
  if (country.countsOnlyForOthers) return <Tag tone="warn">{words.t('partners.counts-for-others')}</Tag>;
  return <Tag>{words.t('partners.counts-not')}</Tag>;
}

function Supports({ page, supports }: { page: Page; supports: readonly ProvenSupport[] }) {
  const { words } = page;
  if (supports.length === 0) return <span class="quiet">{words.t('partners.no-supports')}</span>;
  return (
    <>
      {supports.map((each, at) => (
        <>
          {at > 0 && <br />}
          {each.agreementId ? (
            <>
              {words.t('partners.agreement')}{' '}
              <a href={paths.agreement({ id: each.agreementId })}>{each.programme}</a>
            </>
          ) : (
            each.programme
          )}
          , {periodText(words, each.from, each.until)}
          {each.givenBy && ` · ${each.givenBy}`}
          {!each.agreementId && <span class="quiet"> · {each.source}</span>}
        </>
      ))}
    </>
  );
}
