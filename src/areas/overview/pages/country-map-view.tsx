import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { listFileLinks } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { Columns } from '../../../ui/columns.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { WorldMap } from '../../../ui/world-map.tsx';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import { type CoverageChoice, coverageQuery, entriesQuery, isBesideCode } from '../rules/coverage-choice.ts';
import type { CoverageCell } from '../rules/coverage-grid.ts';
import { linesByCountry } from '../rules/map-lines.ts';
import { mapStepOf, mapSteps } from '../rules/map-steps.ts';
import { AllRead } from './all-read.tsx';
import { coverageFigure } from './coverage-matrix.tsx';
import { coverageName } from './coverage-words.ts';

type Props = {
  page: Page;
  choice: CoverageChoice;
  choices: CoverageChoices;
  /** Cells of countries by anything: their row sums are what is drawn. */
  cells: readonly CoverageCell[];
  /** Addresses of the matrix and of its entries. */
  matrix: string;
  entries: string;
  /** The page of a country, where there is one; else the matrix leads on. */
  countryPage?: ((country: string) => string) | undefined;
  /** The day as of which the figures are read. */
  on?: CalendarDay | undefined;
};

/** The figures of each country on the map and, for those too small for it or who do not see it, in the table. */
export function CountryMapView(props: Props) {
  const { page, choice, choices, matrix, entries, on } = props;
  const { words } = page;
  const nameOf = coverageName(words, choices);
  const { lines, total, shaded, shadedValue } = linesByCountry(props.cells);
  if (lines.length === 0) return <EmptyState sentence={words.t('overview.coverage-empty')} />;
  const steps = mapSteps(lines.map(shadedValue));
  const leadsTo = (country: string) =>
    props.countryPage && !isBesideCode(country) ? props.countryPage(country) : matrixOf(country);
  const matrixOf = (country: string) =>
    withQuery(matrix, {
      ...coverageQuery({ ...choice, rows: 'aim', columns: 'kind', filter: { ...choice.filter, country } }),
      on,
    });
  const textOf = (cells: readonly CoverageCell[]) =>
    cells.map((cell) => coverageFigure(words, cell, true)).join(' + ');
  const figure = (cells: readonly CoverageCell[], country?: string) => (
    <a
      href={withQuery(entries, {
        ...entriesQuery(choice.measure, { ...choice.filter, ...(country && { country }) }),
        on,
      })}
    >
      {textOf(cells)}
    </a>
  );
  const label = words.t('overview.map-caption', { measure: words.t(`overview.measure-${choice.measure}`) });
  const stepText = (bound: number) =>
    words.t('overview.map-up-to', {
      value: coverageFigure(
        words,
        { row: null, column: null, currency: shaded, value: bound, held: null },
        true,
      ),
    });
  return (
    <Columns
      asideLabel={words.t('overview.map-table')}
      aside={
        <>
          <DataTable
            caption={label}
            stack={false}
            rows={lines}
            empty=""
            columns={[
              {
                key: 'country',
                label: words.t('overview.axis-country'),
                cell: ({ country }) => <a href={leadsTo(country)}>{nameOf('country', country)}</a>,
                footer: words.t('overview.total'),
              },
              {
                key: 'figure',
                label: words.t(`overview.measure-${choice.measure}`),
                numeric: true,
                cell: ({ country, cells }) => figure(cells, country),
                footer: figure(total),
              },
            ]}
          />
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
        </>
      }
    >
      <Card>
        <WorldMap
          label={label}
          steps={steps.map(stepText)}
          countries={lines
            .filter(({ country }) => !isBesideCode(country))
            .flatMap((line) => {
              const step = mapStepOf(shadedValue(line), steps);
              const name = `${nameOf('country', line.country)}: ${textOf(line.cells)}`;
              return step ? [{ code: line.country, label: name, href: leadsTo(line.country), step }] : [];
            })}
        />
        <p class="quiet">{words.t('overview.map-how')}</p>
        <AllRead page={page} measure={choice.measure} />
      </Card>
    </Columns>
  );
}
