import type { Page } from '../../../page/page.ts';
import { BarChart } from '../../../ui/bar-chart.tsx';
import type { IndicatorRollUp } from '../queries/indicator-roll-ups.ts';
import type { FiguresInTime } from '../queries/year-figures.ts';
import { unapprovedHref } from './figure-place.ts';
import { figureText } from './figure-text.ts';
import { targetLabel } from './target-text.ts';
import { UnapprovedNote, unapprovedText } from './unapproved.tsx';

type Props = {
  page: Page;
  rollUp: IndicatorRollUp;
  years: FiguresInTime['years'];
  asOf: number | undefined;
};

/** What was measured and aimed at year by year, as a chart and its table; in words, which years hold what nobody approved yet. */
export function YearChart({ page, rollUp, years, asOf }: Props) {
  const { words } = page;
  if (years.length === 0) return null;
  const seen = (value: string | null) => (value === null ? null : Number(value));
  const last = years.findLast(({ actual }) => actual !== null);
  return (
    <BarChart
      title={words.t('results.year-by-year')}
      sentence={
        last
          ? chartSentence(page, {
              year: String(last.year),
              actual: figureText(words, last.actual, rollUp.indicator),
              target: figureText(words, last.target, rollUp.indicator),
            })
          : words.t('results.nothing-measured')
      }
      labels={years.map(({ year }) => String(year))}
      series={[
        { label: words.t('results.actual'), values: years.map(({ actual }) => seen(actual)) },
        { label: targetLabel(page), values: years.map(({ target }) => seen(target)), plan: true },
      ]}
      format={(value) => figureText(words, String(value), rollUp.indicator)}
      notes={{
        label: words.t('results.held-in-year'),
        of: years.map((figure) => noteOf(page, rollUp, figure, asOf)),
      }}
      table={{ show: words.t('results.as-table'), head: words.t('results.year'), missing: '–' }}
    />
  );
}

const noteOf = (
  { words }: Page,
  { indicator }: IndicatorRollUp,
  figure: Props['years'][number],
  asOf: number | undefined,
) => {
  const text = unapprovedText(words, figure);
  if (!text) return undefined;
  const place = { breakdown: {}, period: String(figure.year) };
  const href = unapprovedHref(indicator, place, { asOf, by: { time: 'year' } });
  return { text, cell: <UnapprovedNote words={words} figure={figure} href={href} /> };
};

/** What the last year measured came to, and what was aimed at in it where anything was. */
export const chartSentence = (
  { words }: Page,
  { target, ...measured }: { year: string; actual: string; target: string },
): string =>
  target
    ? words.t('results.chart-sentence', { ...measured, target })
    : words.t('results.chart-sentence-no-target', measured);
