import { type ListColumn, listFile } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import type { CellFigure } from '../../results/queries/indicator-figures.ts';
import type { IndicatorDefinition } from '../../results/queries/indicators.ts';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import type { PlaceFacts } from '../queries/place-facts.ts';
import { outcomeLabel } from './coverage-words.ts';

/** The years in which something was measured, in order. */
export const measuredYears = ({ byYear }: Pick<PlaceFacts, 'byYear'>): string[] =>
  [...new Set(byYear.flatMap(({ period }) => period ?? []))].toSorted();

/** The figure of an indicator in a year, or over all of time where the period is null. */
export const figureAt = (cells: readonly CellFigure[], id: string, period: string | null) =>
  cells.find((cell) => cell.indicatorId === id && cell.period === period);

/** What was measured at a place, a line an indicator and a column a year, narrowed as the page is. */
export const placeFile = (
  page: Page,
  name: string,
  { choices, facts }: { choices: CoverageChoices; facts: PlaceFacts },
): Promise<Answer> => {
  const { words } = page;
  const { indicators, whole, byYear } = facts;
  const columns: ListColumn<IndicatorDefinition>[] = [
    {
      label: words.t('overview.outcome'),
      value: ({ outcomeId }) => {
        const outcome = choices.outcomes?.find(({ id }) => id === outcomeId);
        return outcome && outcomeLabel(words, outcome);
      },
    },
    { label: words.t('results.indicator'), value: ({ code, title }) => `${code} ${words.text(title)}` },
    { label: words.t('results.unit'), value: ({ unit }) => unit },
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
  ];
  return listFile(page, `${name} ${words.t('overview.results-here')}`, columns, indicators);
};
