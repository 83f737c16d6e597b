import { listFileLinks } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Sparkline } from '../../../ui/sparkline.tsx';
import { entriesHref } from '../../results/pages/figure-place.ts';
import { figureText } from '../../results/pages/figure-text.ts';
import type { CellFigure } from '../../results/queries/indicator-figures.ts';
import type { IndicatorDefinition } from '../../results/queries/indicators.ts';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import { type Place, type PlaceFacts, scopeOf } from '../queries/place-facts.ts';
import { type CoverageChoice, coverageQuery } from '../rules/coverage-choice.ts';
import { coverageGrid } from '../rules/coverage-grid.ts';
import { CoverageMatrix } from './coverage-matrix.tsx';
import { coverageName, outcomeLabel } from './coverage-words.ts';
import { figureAt, measuredYears } from './place-file.ts';
import { PlaceYears } from './place-years.tsx';

type Props = { page: Page; place: Place; choices: CoverageChoices; facts: PlaceFacts };

/** Money, activities and participants of a place by kind and year, and what was measured there; each figure opens its entries. */
export function PlaceView(props: Props) {
  const { page, place, choices, facts } = props;
  const { words } = page;
  return (
    <>
      <PlaceYears words={words} matrices={facts.matrices} />
      <Card title={words.t('overview.results-here')}>
        <ResultTable {...props} />
        {facts.indicators.length > 0 && (
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
        )}
      </Card>
      <Card title={words.t('overview.held-by-kind')}>
        {[...facts.matrices].map(([measure, cells]) => {
          const choice: CoverageChoice = { measure, rows: 'kind', columns: 'year', filter: place };
          return (
            cells.length > 0 && (
              <>
                <CoverageMatrix
                  words={words}
                  choice={choice}
                  choices={choices}
                  grid={coverageGrid(cells, choice, coverageName(words, choices))}
                  entries={paths.coverageEntries()}
                />
                <ExportLinks
                  label={words.t('page.export')}
                  items={listFileLinks({
                    ...page,
                    path: paths.coverage(),
                    query: queryOf(coverageQuery(choice)),
                  })}
                />
              </>
            )
          );
        })}
      </Card>
    </>
  );
}

function ResultTable({ page, place, choices, facts }: Props) {
  const { words } = page;
  const { indicators, whole, byYear } = facts;
  const years = measuredYears(facts);
  const scope = scopeOf(place);
  const linked = (indicator: IndicatorDefinition, figure: CellFigure | undefined, period: string | null) =>
    figure && (
      <a
        href={entriesHref(
          indicator.id,
          { breakdown: {}, period },
          period === null ? scope : { ...scope, by: { time: 'year' } },
        )}
      >
        {figureText(words, figure.value, { ...indicator, unit: null }) || words.t('results.no-value')}
      </a>
    );
  return (
    <DataTable
      caption={words.t('overview.results-here')}
      captionHidden
      rows={indicators}
      group={({ outcomeId }) => {
        const outcome = choices.outcomes?.find(({ id }) => id === outcomeId);
        return outcome ? outcomeLabel(words, outcome) : '';
      }}
      empty={words.t('overview.nothing-measured-here')}
      columns={[
        {
          key: 'indicator',
          label: words.t('results.indicator'),
          cell: ({ id, code, title, unit }) => (
            <>
              <a href={paths.indicator({ id })}>
                {code} {words.text(title)}
              </a>
              {unit && <span class="quiet"> {unit}</span>}
            </>
          ),
        },
        ...(years.length > 2
          ? [
              {
                key: 'shape',
                label: words.t('results.shape'),
                cell: ({ id }: IndicatorDefinition) => (
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
