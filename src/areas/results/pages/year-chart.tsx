import type { Page } from '../../../page/page.ts';
import { BarChart } from '../../../ui/bar-chart.tsx';
import type { TargetRow } from '../queries/indicator-history.ts';
import type { IndicatorRollUp } from '../queries/indicator-roll-ups.ts';
import type { FiguresInTime } from '../queries/year-figures.ts';
import { isInWords } from '../rules/measured.ts';
import { unapprovedHref } from './figure-place.ts';
import { figureText } from './figure-text.ts';
import { targetLabel } from './target-text.ts';
import { UnapprovedNote, unapprovedText } from './unapproved.tsx';
import { YearWords } from './year-words.tsx';

type Props = {
  page: Page;
  rollUp: IndicatorRollUp;
  years: FiguresInTime['years'];
  /** All there ever were, with the words beside them. */
  targets: readonly TargetRow[];
  asOf: number | undefined;
};

/** What was measured and aimed at year by year, as a chart and its table, categories as a table of their words; in words, which years hold what nobody approved yet. */
export function YearChart({ page, rollUp, years, targets, asOf }: Props) {
  const { words } = page;
  if (years.length === 0) return null;
  const { indicator } = rollUp;
  const hrefOf = (year: number) =>
    unapprovedHref(indicator, { breakdown: {}, period: String(year) }, { asOf, by: { time: 'year' } });
  if (isInWords(indicator)) return <YearWords {...{ page, indicator, years, targets, hrefOf }} />;
  const seen = (value: string | null) => (value === null ? null : Number(value));
  const last = years.findLast(({ actual }) => actual !== null);
  return (
    <BarChart
      title={words.t('results.year-by-year')}
      sentence={
        last
          ? chartSentence(page, {
              year: String(last.year),
              actual: figureText(words, last.actual, indicator),
              target: figureText(words, last.target, indicator),
            })
          : words.t('results.nothing-measured')
      }
      labels={years.map(({ year }) => String(year))}
      series={[
        { label: words.t('results.actual'), values: years.map(({ actual }) => seen(actual)) },
        { label: targetLabel(page), values: years.map(({ target }) => seen(target)), plan: true },
      ]}
      format={(value) => figureText(words, String(value), indicator)}
      notes={{
        label: words.t('results.held-in-year'),
        of: years.map((figure) => noteOf(page, figure, hrefOf(figure.year))),
      }}
      table={{ show: words.t('results.as-table'), head: words.t('results.year'), missing: '–' }}
    />
  );
}

const noteOf = ({ words }: Page, figure: Props['years'][number], href: string) => {
  const text = unapprovedText(words, figure);
  return text ? { text, cell: <UnapprovedNote words={words} figure={figure} href={href} /> } : undefined;
};

/** What the last year measured came to, and what was aimed at in it where anything was. */
export const chartSentence = (
  { words }: Page,
  { target, ...measured }: { year: string; actual: string; target: string },
): string =>
  target
    ? words.t('results.chart-sentence', { ...measured, target })
    : words.t('results.chart-sentence-no-target', measured);
