import type { Child } from 'hono/jsx';
import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Led } from '../../../ui/led.tsx';
import type { CoverageByMeasure } from '../queries/coverage.ts';
import { type CoverageFilter, coverageMeasures, isBesideCode } from '../rules/coverage-choice.ts';
import { type CoverageCell, coverageGrid } from '../rules/coverage-grid.ts';
import type { PortfolioLine } from '../rules/portfolio-lines.ts';
import { isControlled } from '../rules/reader-scope.ts';
import { coverageFigure } from './coverage-matrix.tsx';
import { coverageName } from './coverage-words.ts';
import { MoneyBars, moneyOfCells } from './money-bars.tsx';
import type { PortfolioLinks } from './portfolio-links.ts';
import { certifiedBefore } from './portfolio-money.ts';
import { TableFile } from './table-file.tsx';

type Props = {
  page: Page;
  lines: readonly PortfolioLine[];
  /** Of each measure the row of each country, as the map has it. */
  cells: CoverageByMeasure;
  filter: CoverageFilter;
  links: PortfolioLinks;
  /** What is said below the table. */
  children?: Child;
};

/** Of the cells of countries: their row sums are what is shown. */
export const countryAxes = { rows: 'country', columns: 'institute' } as const;

/** What each country cost and reached by the country of its activities: with what has none the lines add up. */
export function CountriesCard({ page, lines, cells, filter, links, children }: Props) {
  const { words } = page;
  const nameOf = coverageName(words, { partners: [] });
  const grids = new Map(
    coverageMeasures.map((measure) => [measure, coverageGrid(cells.get(measure) ?? [], countryAxes, nameOf)]),
  );
  const { rows } = coverageGrid([...cells.values()].flat(), countryAxes, nameOf);
  const at = (measure: (typeof coverageMeasures)[number], row: string | null) =>
    grids.get(measure)?.at(row, null) ?? [];
  const figure = (measure: (typeof coverageMeasures)[number], row: string | null) => (
    <Figure
      words={words}
      cells={at(measure, row)}
      href={links.coverage(measure, row === null ? filter : { ...filter, country: row })}
    />
  );
  const columns: Column<string>[] = [
    {
      key: 'country',
      label: words.t('overview.axis-country'),
      cell: (row) =>
        isBesideCode(row) ? (
          nameOf('country', row)
        ) : (
          <Led to={links.country(row)}>{nameOf('country', row)}</Led>
        ),
      footer: words.t('overview.total'),
    },
    ...coverageMeasures.map((measure) => ({
      key: measure,
      label: words.t(`overview.measure-${measure}`),
      numeric: true,
      cell: (row: string) => figure(measure, row),
      footer: figure(measure, null),
    })),
  ];
  const certified = certifiedBefore(words, lines);
  // What hangs on no activity is many times the rest: drawn beside them, no country would be seen.
  const drawn = rows.filter((row) => !isBesideCode(row));
  return (
    <Card title={words.t('overview.by-country')} id="countries">
      <MoneyBars
        words={words}
        title={words.t('overview.map-caption', { measure: words.t('overview.measure-spent') })}
        head={words.t('overview.axis-country')}
        labels={drawn.map((row) => nameOf('country', row))}
        series={[
          {
            label: words.t('overview.measure-spent'),
            amounts: drawn.map((row) => moneyOfCells(at('spent', row))),
          },
        ]}
      />
      <DataTable
        caption={words.t('overview.by-country')}
        captionHidden
        rows={rows}
        empty={words.t('overview.nothing-in-group')}
        columns={columns}
      />
      <p class="quiet">
        {words.t('overview.by-country-how')}
        {certified && ` ${words.t('overview.certified-without-country', { amount: certified })}`}
        {isControlled(page.actor) && ` ${words.t('overview.countries-of-all-read')}`}
      </p>
      {children}
      <TableFile page={page} table="countries" />
    </Card>
  );
}

type FigureProps = { words: Words; cells: readonly CoverageCell[]; href: string | undefined };

function Figure({ words, cells, href }: FigureProps) {
  if (cells.length === 0) return null;
  return <Led to={href}>{cells.map((cell) => coverageFigure(words, cell, true)).join(' + ')}</Led>;
}
