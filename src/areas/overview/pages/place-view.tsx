import { listFileLinks } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Sparkline } from '../../../ui/sparkline.tsx';
import { CountedYears } from '../../results/pages/counted-years.tsx';
import { entriesHref, indicatorHref, unapprovedHref } from '../../results/pages/figure-place.ts';
import { figureText, partnerText } from '../../results/pages/figure-text.ts';
import { UnapprovedNote } from '../../results/pages/unapproved.tsx';
import { Unit } from '../../results/pages/unit.tsx';
import type { FigureScope } from '../../results/queries/figure-scope.ts';
import type { CellFigure } from '../../results/queries/indicator-figures.ts';
import type { IndicatorDefinition } from '../../results/queries/indicators.ts';
import { isInWords } from '../../results/rules/measured.ts';
import { scopeOf } from '../queries/place-facts.ts';
import { coverageQuery } from '../rules/coverage-choice.ts';
import { CountedThen } from './asked-day.tsx';
import { CoverageMatrix } from './coverage-matrix.tsx';
import { figureAt, measuredYears, outcomeName, type PlaceSeen } from './place-file.ts';
import { placeMatrix } from './place-matrix.ts';
import { PlaceYears } from './place-years.tsx';

type Props = { page: Page; seen: PlaceSeen };

/** Money, activities and participants of a place by kind and year, and what was measured there; each figure opens its entries. */
export function PlaceView({ page, seen }: Props) {
  const { choices, facts, moment } = seen;
  const { words } = page;
  return (
    <>
      <CountedThen page={page} moment={moment} />
      <CountedYears page={page} outcomes={choices.outcomes} />
      <PlaceYears words={words} matrices={facts.matrices} />
      <Card title={words.t('overview.results-here')}>
        <ResultTable page={page} seen={seen} />
        {facts.indicators.length > 0 && (
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
        )}
      </Card>
      <Card title={words.t('overview.held-by-kind')}>
        {[...facts.matrices].map(([measure, cells]) => {
          const { choice, grid } = placeMatrix(words, seen, measure);
          return (
            cells.length > 0 && (
              <>
                <CoverageMatrix
                  words={words}
                  choice={choice}
                  choices={choices}
                  grid={grid}
                  entries={paths.coverageEntries()}
                  on={moment.on}
                />
                <ExportLinks
                  label={words.t('page.export')}
                  items={
                    moment.on
                      ? listFileLinks(page, measure)
                      : listFileLinks({
                          ...page,
                          path: paths.coverage(),
                          query: queryOf(coverageQuery(choice)),
                        })
                  }
                />
              </>
            )
          );
        })}
      </Card>
    </>
  );
}

function ResultTable({ page, seen }: Props) {
  const { words } = page;
  const { place, choices, facts, moment } = seen;
  const { indicators, whole, byYear } = facts;
  const years = measuredYears(facts);
  const scope = { ...scopeOf(place), asOf: moment.asOf };
  const textOf = (figure: CellFigure, indicator: IndicatorDefinition) => {
    const bare = { ...indicator, unit: null };
    return place.partner ? partnerText(words, figure, bare) : figureText(words, figure.value, bare);
  };
  const placeOf = (period: string | null) => ({ breakdown: {}, period });
  const scopeIn = (period: string | null): FigureScope =>
    period === null ? scope : { ...scope, by: { time: 'year' } };
  const linked = (indicator: IndicatorDefinition, figure: CellFigure | undefined, period: string | null) =>
    figure && (
      <>
        <a href={entriesHref(indicator.id, placeOf(period), scopeIn(period))}>
          {textOf(figure, indicator) || words.t('results.no-value')}
        </a>
        <UnapprovedNote
          words={words}
          figure={figure}
          href={unapprovedHref(indicator, placeOf(period), scopeIn(period))}
        />
      </>
    );
  return (
    <DataTable
      caption={words.t('overview.results-here')}
      captionHidden
      rows={indicators}
      group={({ outcomeId }) => outcomeName(words, choices, outcomeId)}
      empty={words.t('overview.nothing-measured-here')}
      columns={[
        {
          key: 'indicator',
          label: words.t('results.indicator'),
          cell: ({ id, code, title, unit }) => (
            <>
              <a href={indicatorHref(id, { on: moment.on })}>
                {code} {words.text(title)}
              </a>
              <Unit words={words} of={{ unit }} />
            </>
          ),
        },
        ...(years.length > 2
          ? [
              {
                key: 'shape',
                label: words.t('results.shape'),
                cell: ({ id, measure }: IndicatorDefinition) =>
                  !isInWords({ measure }) && (
                    <Sparkline
                      values={years.map((year) => {
                        const value = figureAt(byYear, id, year)?.value;
                        return value ? Number(value) : null;
                      })}
                    />
                  ),
              },
            ]
          : []),
        ...years.map((year) => ({
          key: year,
          label: year,
          numeric: true,
          cell: (indicator: IndicatorDefinition) =>
            linked(indicator, figureAt(byYear, indicator.id, year), year),
        })),
        {
          key: 'all',
          label: words.t('results.all-periods'),
          numeric: true,
          cell: (indicator) => linked(indicator, figureAt(whole, indicator.id, null), null),
        },
      ]}
    />
  );
}

const queryOf = (asked: Readonly<Record<string, string | undefined>>): URLSearchParams =>
  new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])));
