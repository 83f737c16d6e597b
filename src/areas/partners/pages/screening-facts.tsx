import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import type { LegalEnvironment } from '../queries/legal-environments.ts';
import type { ScreeningRow } from '../queries/screenings.ts';
import { incomeOrigins } from '../rules/screening-input.ts';

/** What one screening found, the law of the country beside it. */
export function ScreeningFacts({
  page,
  row,
  country,
  law,
}: {
  page: Page;
  row: ScreeningRow;
  country: string | null;
  law: LegalEnvironment | null;
}) {
  const { words } = page;
  const dayText = (value: ScreeningRow['statutesOn']) => value && words.day(value);
  const share = (part: number | null) =>
    part !== null && row.organSeats
      ? words.t('partners.part-of-seats', { part, seats: row.organSeats })
      : part !== null && String(part);
  return (
    <>
      <Card title={words.t('partners.democracy')}>
        <DescriptionList
          rows={[
            { term: words.t('partners.statutesOn'), value: dayText(row.statutesOn) },
            { term: words.t('partners.congressHeldOn'), value: dayText(row.congressHeldOn) },
            { term: words.t('partners.congressDueOn'), value: dayText(row.congressDueOn) },
            { term: words.t('partners.congressPreventedSource'), value: row.congressPreventedSource },
            {
              term: words.t('partners.electionMethod'),
              value: words.t(`partners.election-${row.electionMethod}`),
            },
            { term: words.t('partners.organWomen'), value: share(row.organWomen) },
            { term: words.t('partners.organYouth'), value: share(row.organYouth) },
          ]}
        />
      </Card>
      <Card title={words.t('partners.income')}>
        {row.income ? (
          <DescriptionList
            rows={incomeOrigins.map((origin) => ({
              term: words.t(`partners.income-${origin}`),
              value: `${row.income?.[origin] ?? 0} %`,
            }))}
          />
        ) : (
          <p>{words.t('partners.income-not-known')}</p>
        )}
        <DescriptionList rows={[{ term: words.t('partners.conflicts'), value: row.conflicts }]} />
      </Card>
      <Card title={words.t('partners.legal')}>
        <DescriptionList
          rows={[
            { term: words.t('partners.legalStatus'), value: words.t(`partners.legal-${row.legalStatus}`) },
            { term: words.t('partners.recognitionSource'), value: row.recognitionSource },
            { term: words.t('partners.registration'), value: row.registration },
            { term: words.t('partners.registeredOn'), value: dayText(row.registeredOn) },
          ]}
        />
        {country && law && <Law page={page} country={country} law={law} day={words.day(row.screenedOn)} />}
      </Card>
    </>
  );
}

function Law({
  page,
  country,
  law,
  day,
}: {
  page: Page;
  country: string;
  law: LegalEnvironment;
  day: string;
}) {
  const { words } = page;
  return (
    <>
      <h3>{words.t('partners.law-of', { country: words.country(country), day })}</h3>
      <DescriptionList
        rows={[
          {
            term: words.t('partners.rights-rating'),
            value: law.rating ?? words.t('partners.not-in-rulebook'),
            note: law.ratingSource,
          },
          {
            term: words.t('partners.conventions'),
            value: law.conventions.join(', ') || words.t('partners.not-in-rulebook'),
          },
        ]}
      />
      <p>
        <a href={withQuery(paths.countryFacts(), { country })}>{words.t('partners.country-facts')}</a>
      </p>
    </>
  );
}
