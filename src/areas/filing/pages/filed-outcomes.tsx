import { isRowNumber } from '../../../kernel/list-key.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type Asked, placeBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile } from '../../../page/list-export.ts';
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
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { aimTitle } from '../../overview/pages/agreement-words.ts';
import { TableFile } from '../../overview/pages/table-file.tsx';
import { aims } from '../../programmes/rules/outcome-input.ts';
import { filedOutcomes } from '../queries/filed-outcomes.ts';
import {
  type FiledChoice,
  filedProgrammes,
  type LatestFiling,
  withoutFiling,
} from '../queries/latest-contents.ts';
import type { FiledLine } from '../rules/filed-outcomes.ts';
import { mayReadFilings } from '../rules/filing-permissions.ts';
import { indicatorLines, sharedIndicators } from '../rules/shared-indicators.ts';
import { IndicatorTable } from './filed-indicator-table.tsx';
import { OutcomeCharts } from './filed-outcome-charts.tsx';
import { OutcomeTable } from './filed-outcome-table.tsx';
import { outcomesFile } from './filed-outcomes-file.ts';
import { SharedTable } from './filed-shared-table.tsx';
import { filingTitle } from './filings.tsx';

/** Plan, reach, money and indicators of each outcome as it was filed: over all institutes for the donor, one's own else. */
export const show = async (page: Page) => {
  const { actor } = page;
  if (mayReadFilings(actor) !== true) throw new NotFound();
  const { institutes } = actor;
  const { narrowings, filings, lines, without } = await page.read(async (tx) => {
    const narrowings = narrowingsOf(page, await filedProgrammes(tx, institutes));
    const { year, ...filter } = valuesOf(narrowings);
    const asked = { ...filter, year: year === undefined ? undefined : Number(year) };
    const found = await filedOutcomes(tx, institutes, asked);
    return { narrowings, ...found, without: await withoutFiling(tx, institutes, found.filings) };
  });
  const place = placeBeside(page, isRowNumber);
  if (isListFile(page) && !isAmiss(narrowings, [place])) return outcomesFile(page, lines);
  return narrowedPage(view(page, { narrowings, place, filings, lines, without }), narrowings, [place]);
};

const narrowingsOf = (page: Page, filed: readonly FiledChoice[]): Narrowing[] => {
  const { words } = page;
  const institutes = [...new Set(filed.map(({ institute }) => institute))];
  const years = [...new Set(filed.flatMap(({ years }) => years))].sort((a, b) => b - a);
  const said = (values: readonly string[], labelOf: (value: string) => string) =>
    values.map((value) => ({ value, label: labelOf(value) }));
  return [
    narrowing(
      page,
      'institute',
      words.t('overview.axis-institute'),
      said(institutes, (code) => code.toUpperCase()),
    ),
    narrowing(
      page,
      'programme',
      words.t('overview.programme'),
      filed.map(({ programmeId, reference }) => ({ value: programmeId, label: reference })),
    ),
    narrowing(
      page,
      'aim',
      words.t('overview.axis-aim'),
      said(aims, (aim) => `${aim} ${aimTitle(words, aim)}`),
    ),
    narrowing(
      page,
      'year',
      words.t('filing.year'),
      said(years.map(String), (year) => year),
    ),
  ];
};

type Seen = {
  narrowings: readonly Narrowing[];
  /** Where the list of indicators begins. */
  place: Asked<string>;
  filings: readonly LatestFiling[];
  lines: readonly FiledLine[];
  /** The institutes of which nothing, or no account of the year that is asked, was filed. */
  without: readonly string[];
};

const view = (page: Page, { narrowings, place, filings, lines, without }: Seen) => {
  const { words } = page;
  const rows = indicatorLines(lines);
  const shared = sharedIndicators(rows);
  return (
    <Frame
      page={page}
      title={words.t('filing.outcomes')}
      crumbs={[{ label: words.t('filing.filings'), href: paths.filings() }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={[place]} />
      <PageHead
        title={words.t('filing.outcomes')}
        quiet={words.t('filing.outcomes-what')}
        actions={<ButtonLink href={paths.filedCoverage()}>{words.t('filing.coverage')}</ButtonLink>}
      />
      <NarrowingFilters page={page} narrowings={narrowings} beside={[place]} />
      <Without page={page} narrowings={narrowings} without={without} />
      <OutcomeCharts page={page} lines={lines} />
      <OutcomeTable page={page} lines={lines} isNarrowed={Object.keys(valuesOf(narrowings)).length > 0} />
      {lines.length > 0 && <TableFile page={page} table="outcomes" />}
      {rows.length > 0 && (
        <>
          <Card title={words.t('filing.shared')}>
            <p class="quiet">{words.t('filing.shared-what')}</p>
            <NotCompared page={page} filings={filings} lines={lines} />
            <SharedTable page={page} shared={shared} />
            {shared.length > 0 && <TableFile page={page} table="shared" />}
          </Card>
          <Card title={words.t('filing.indicators')} id="indicators">
            <IndicatorTable page={page} rows={rows} from={Number(place.value ?? 0)} />
            <TableFile page={page} table="indicators" />
          </Card>
        </>
      )}
    </Frame>
  );
};

/** Who filed nothing of what is asked, which is not the same as having spent nothing; each with what else it filed. */
function Without({
  page: { words },
  narrowings,
  without,
}: { page: Page } & Pick<Seen, 'narrowings' | 'without'>) {
  const { institute, programme, aim, year } = valuesOf(narrowings);
  const told = without.filter((code) => institute === undefined || code === institute);
  if (programme || aim || told.length === 0) return null;
  const [before = '', after = ''] = (
    year
      ? words.t('filing.no-account-of', { year, institutes: '|' })
      : words.t('filing.nothing-of', { institutes: '|' })
  ).split('|');
  return (
    <p>
      {before}
      {told.map((code, at) => (
        <>
          {at > 0 && ', '}
          {year ? (
            <a href={withQuery(paths.filings(), { institute: code })}>{code.toUpperCase()}</a>
          ) : (
            code.toUpperCase()
          )}
        </>
      ))}
      {after}
    </p>
  );
}

/** The accounts that were filed before the key of a definition went into them. */
function NotCompared({ page: { words }, filings, lines }: { page: Page } & Pick<Seen, 'filings' | 'lines'>) {
  const shown = new Set(lines.map(({ account }) => account.id));
  const older = filings.filter(
    ({ id, content }) =>
      shown.has(id) &&
      content.outcomes.some(({ indicators }) => indicators.some(({ library }) => library === undefined)),
  );
  if (older.length === 0) return null;
  return (
    <>
      <p class="quiet">{words.t('filing.shared-older')}</p>
      <ul>
        {older.map((filing) => (
          <li>
            <a href={paths.filing({ id: filing.id })}>
              {filing.instituteCode.toUpperCase()} · {filingTitle(filing, words)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
