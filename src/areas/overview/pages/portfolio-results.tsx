import { firstDayOfYear, lastDayOfYear } from '../../../kernel/calendar-day.ts';
import { type SoughtYear, soughtYearBeside } from '../../../page/asked-year.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { soughtYearRead } from '../../../page/year-narrowing.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type PartnerChoice, partnerChoices } from '../../partners/queries/partnerships.ts';
import { namedByDay } from '../../results/pages/as-of-field.tsx';
import { CountedYears, countedYears } from '../../results/pages/counted-years.tsx';
import { countryOptions } from '../../results/pages/figure-place.ts';
import { readsWhole } from '../../results/pages/target-text.ts';
import { tellsStates } from '../../results/pages/unapproved.tsx';
import type { FigureScope } from '../../results/queries/figure-scope.ts';
import { type LibraryIndicator, libraryIndicators } from '../../results/queries/library-indicators.ts';
import { usesOfAll } from '../../results/queries/library-uses.ts';
import { measuredCountries } from '../../results/queries/measured-countries.ts';
import { type ResultsTogether, resultsTogether } from '../../results/queries/results-together.ts';
import { outcomesOfReader } from '../rules/reader-scope.ts';
import { AsItStood, type AskedDay, askedDay, dayBeside, momentOf } from './asked-day.tsx';
import { resultColumns, resultFileRows } from './portfolio-results-file.ts';
import { resultRows } from './portfolio-results-rows.ts';
import { PortfolioResultsTable } from './portfolio-results-table.tsx';
import { seenInstitute } from './seen-institute.ts';

export type PortfolioResults = {
  page: Page;
  narrowings: readonly Narrowing[];
  day: AskedDay;
  year: SoughtYear;
  /** What the figures are of: a partner, a country, the days of a year, a day of the trail. */
  scope: FigureScope;
  /** One of the library that is chosen: its programmes then stand each by itself. */
  opened: string | undefined;
  tellsTargets: boolean;
  results: readonly ResultsTogether[];
};

/** What programmes reached together with each of the library that they share; one of them opened: programme by programme. */
export const show = async (page: Page) => {
  const seen = await load(page);
  const beside = besideOf(seen);
  if (!isListFile(page) || isAmiss(seen.narrowings, beside))
    return narrowedPage(view(seen), seen.narrowings, beside);
  const name = namedByDay(page.words.t('overview.results-together'), seen.day.on);
  return listFile(
    page,
    name,
    resultColumns(seen),
    resultFileRows(seen, resultRows(seen)),
    countedYears(page),
  );
};

const load = (page: Page): Promise<PortfolioResults> => {
  const instituteId = seenInstitute(page);
  const [day, year] = [askedDay(page), soughtYearRead(page)];
  return page.read(async (tx) => {
    const { asOf } = await momentOf(tx, instituteId, day);
    const all = (await usesOfAll(tx, instituteId, { asOf })).map((use) => ({ use, id: use.outcomeId }));
    const uses = outcomesOfReader(page.actor, all).map(({ use }) => use);
    const used = new Set(uses.map(({ libraryId }) => libraryId));
    const library = await libraryIndicators(tx, instituteId, { retired: true });
    const libraries = library.filter(({ id }) => used.has(id));
    const ids = uses.map(({ id }) => id);
    const narrowings = narrowingsOf(page, {
      libraries,
      partners: await partnerChoices(tx, instituteId),
      countries: await measuredCountries(tx, instituteId, ids, asOf),
    });
    const { indicator, partner, country } = valuesOf(narrowings);
    const days = year.year && { from: firstDayOfYear(year.year), until: lastDayOfYear(year.year) };
    const scope = {
      partnershipId: partner,
      country,
      asOf,
      tellsWords: true,
      tellsStates: tellsStates(page),
      ...days,
    };
    const wanted = uses.filter(({ libraryId }) => !indicator || libraryId === indicator);
    return {
      ...{ page, narrowings, day, year, scope },
      opened: indicator,
      // What is aimed at is the programmes': whoever reads a part of their figures would compare the two.
      tellsTargets: readsWhole(page),
      results: await resultsTogether(tx, instituteId, { libraries, uses: wanted }, scope),
    };
  });
};

type Choices = {
  libraries: readonly LibraryIndicator[];
  partners: readonly PartnerChoice[];
  countries: readonly string[];
};

const narrowingsOf = (page: Page, { libraries, partners, countries }: Choices): Narrowing[] => {
  const { words } = page;
  const byTitle = libraries
    .map(({ id, title }) => ({ value: id, label: words.text(title) }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));
  const measuring = [
    ...partners.map(({ id, name }) => ({ value: id, label: name })),
    { value: 'none', label: words.t('results.institute-itself') },
  ];
  return [
    narrowing(page, 'indicator', words.t('results.library-indicator'), byTitle),
    narrowing(page, 'partner', words.t('overview.axis-partner'), measuring),
    narrowing(page, 'country', words.t('overview.axis-country'), countryOptions(page, countries)),
  ];
};

const besideOf = ({ page, day, year }: PortfolioResults) => [
  soughtYearBeside(page.words, year, page.words.t('overview.axis-year')),
  ...dayBeside(page, day),
];

const view = (seen: PortfolioResults) => {
  const { page, narrowings, day, opened } = seen;
  const { words } = page;
  const beside = besideOf(seen);
  const rows = resultRows(seen);
  return (
    <Frame
      page={page}
      title={words.t('overview.results-together')}
      crumbs={[{ label: words.t('page.nav-portfolio'), href: withQuery(paths.portfolio(), { on: day.on }) }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('overview.results-together')}
        quiet={words.t('overview.results-together-what')}
        actions={
          opened && (
            <ButtonLink href={withQuery(paths.libraryIndicator({ id: opened }), { on: day.on })}>
              {words.t('results.definition')}
            </ButtonLink>
          )
        }
      />
      <AsItStood page={page} on={day.on} />
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      {!seen.year.why && <PortfolioResultsTable seen={seen} rows={rows} />}
      {!seen.year.why && rows.length > 0 && (
        <>
          <CountedYears page={page} />
          <p class="quiet">{words.t('overview.results-together-how')}</p>
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
        </>
      )}
    </Frame>
  );
};
