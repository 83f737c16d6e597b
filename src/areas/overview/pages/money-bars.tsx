import { type Money, toDecimal } from '../../../kernel/money.ts';
import type { Words } from '../../../text/words.ts';
import { BarChart } from '../../../ui/bar-chart.tsx';
import type { Series } from '../../../ui/chart-frame.tsx';
import type { CoverageCell } from '../rules/coverage-grid.ts';
import { sumOf } from '../rules/sums.ts';

type MoneySeries = Pick<Series, 'label' | 'plan'> & { amounts: readonly (readonly Money[])[] };

export type MoneyBarsProps = {
  words: Words;
  title: string;
  /** Head of the column of labels. */
  head: string;
  labels: readonly string[];
  /** For each label its amounts, one a currency at most. */
  series: readonly MoneySeries[];
};

/** The amounts of figures of the matrix. */
export const moneyOfCells = (cells: readonly CoverageCell[]): Money[] =>
  cells.flatMap(({ value, currency }) => (currency ? [{ minor: value, currency }] : []));

/** Amounts as bars: a chart for each currency, since amounts of two say nothing beside each other. */
export function MoneyBars({ words, title, head, labels, series }: MoneyBarsProps) {
  const currencies = new Set(series.flatMap(({ amounts }) => amounts.flat().map(({ currency }) => currency)));
  return (
    <>
      {[...currencies].map((currency) => {
        const minorOf = (amounts: readonly Money[]) =>
          amounts.find((amount) => amount.currency === currency)?.minor ?? null;
        const own = series.map(({ amounts, ...one }) => ({ ...one, values: amounts.map(minorOf) }));
        return (
          <BarChart
            title={`${title} (${currency})`}
            sentence={own
              .filter(({ values }) => values.some((value) => value !== null))
              .map(({ label, values }) => {
                const minor = sumOf(values, (value) => value ?? 0);
                return `${label}: ${words.money({ minor, currency })}`;
              })
              .join('; ')}
            labels={labels}
            series={own}
            format={(minor) => words.number(toDecimal({ minor, currency }))}
            table={{ show: words.t('overview.as-table'), head, missing: words.t('overview.no-figure') }}
          />
        );
      })}
    </>
  );
}
