import { type ListColumn, listFile, tableAsked } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import { namedByDay } from '../../results/pages/as-of-field.tsx';
import { countedYears } from '../../results/pages/counted-years.tsx';
import { unapprovedColumns } from '../../results/pages/unapproved.tsx';
import type { CellFigure } from '../../results/queries/indicator-figures.ts';
import type { IndicatorDefinition } from '../../results/queries/indicators.ts';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import type { Place, PlaceFacts } from '../queries/place-facts.ts';
import { coverageMeasures } from '../rules/coverage-choice.ts';
import type { CountedMoment } from './asked-day.tsx';
import { coverageFile } from './coverage-file.ts';
import { outcomeLabel } from './coverage-words.ts';
import { placeMatrix } from './place-matrix.ts';

/** What an outcome is called, with its programme. */
export const outcomeName = (words: Words, { outcomes }: CoverageChoices, id: string): string => {
  const outcome = outcomes?.find((each) => each.id === id);
  return outcome ? outcomeLabel(words, outcome) : '';
};

/** The years in which something was measured, in order. */
export const measuredYears = ({ byYear }: Pick<PlaceFacts, 'byYear'>): string[] =>
  [...new Set(byYear.flatMap(({ period }) => period ?? []))].toSorted();

/** The figure of an indicator in a year, or over all of time where the period is null. */
export const figureAt = (cells: readonly CellFigure[], id: string, period: string | null) =>
  cells.find((cell) => cell.indicatorId === id && cell.period === period);

export type PlaceSeen = {
  place: Place;
  choices: CoverageChoices;
  facts: PlaceFacts;
  moment: CountedMoment;
};

/**
 * The table of a place that is asked for, narrowed as the page is: what was measured there, a line an indicator and a column a
 * year, or the matrix of one measure.
 */
export const placeFile = (page: Page, name: string, seen: PlaceSeen): Promise<Answer> => {
  const { words } = page;
  const { choices, facts, moment } = seen;
  const table = tableAsked(page, ['results', ...coverageMeasures]);
  if (table !== 'results') {
    const { choice, grid } = placeMatrix(words, seen, table);
    return coverageFile(page, choice, choices, grid, moment);
  }
  const { indicators, whole, byYear } = facts;
  const columns: ListColumn<IndicatorDefinition>[] = [
    {
      label: words.t('overview.outcome'),
      value: ({ outcomeId }) => outcomeName(words, choices, outcomeId),
    },
    { label: words.t('results.indicator'), value: ({ code, title }) => `${code} ${words.text(title)}` },
    { label: words.t('results.unit'), value: ({ unit }) => words.text(unit) },
    ...measuredYears(facts).map((year) => ({
      label: year,
      kind: 'number' as const,
      value: ({ id }: IndicatorDefinition) => figureAt(byYear, id, year)?.value,
    })),
    {
      label: words.t('results.all-periods'),
      kind: 'number',
      value: ({ id }) => figureAt(whole, id, null)?.value,
    },
    ...unapprovedColumns<IndicatorDefinition>(page, ({ id }) => figureAt(whole, id, null)),
  ];
  return listFile(
    page,
    namedByDay(`${name} ${words.t('overview.results-here')}`, moment.on),
    columns,
    indicators,
    countedYears(page, choices.outcomes),
  );
};
