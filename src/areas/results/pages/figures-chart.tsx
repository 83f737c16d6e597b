import { LineChart } from '../../../ui/line-chart.tsx';
import type { CellFigure } from '../queries/indicator-figures.ts';
import { isInWords } from '../rules/measured.ts';
import { figureLines, indicatorName, lineName, periodsOf } from './figure-lines.ts';
import { periodText } from './figure-place.ts';
import { figureNumber, figureText } from './figure-text.ts';
import type { FiguresProps } from './result-figures.tsx';
import { targetLabel } from './target-text.ts';
import { chartSentence } from './year-chart.tsx';

/** A chart holds four lines that can be told apart. */
const mostLines = 4;

/** One indicator along time: its lines, and what was aimed at. */
export function FiguresChart(props: FiguresProps) {
  const { page, shown, lines } = props;
  const { words } = page;
  const [indicator] = shown;
  const periods = periodsOf(props);
  // Between categories there is no line: their words stand in the table.
  if (!indicator || isInWords(indicator) || periods.length < 2) return null;
  const numberOf = (figure: CellFigure | undefined) => (figure?.value ? Number(figure.value) : null);
  const drawn = figureLines(props).filter(({ figures }) => figures.size > 0);
  const [first] = drawn;
  const hasTargets = lines === 'indicator' && first !== undefined && first.targets.size > 0;
  const hasValues = drawn.some(({ figures }) => [...figures.values()].some(({ value }) => value !== null));
  if (!hasValues && !hasTargets) return null;
  const last = periods.findLast((period) => first?.figures.has(period));
  // What it is measured in stands with its name, in the table above.
  const bare = { ...indicator, unit: null };
  const said = (value: string | null | undefined) =>
    value === null || value === undefined ? words.t('results.no-value') : figureText(words, value, bare);
  return (
    <LineChart
      title={indicatorName(page, indicator)}
      sentence={chartSentence(page, {
        year: last ? periodText(page, last) : '',
        actual: said(last && first?.figures.get(last)?.value),
        target: figureText(words, last && first?.targets.get(last)?.value, bare),
      })}
      labels={periods.map((period) => periodText(page, period))}
      series={[
        ...drawn.slice(0, hasTargets ? mostLines - 1 : mostLines).map((line) => ({
          label: lineName(props, line) || words.t('results.actual'),
          values: periods.map((period) => numberOf(line.figures.get(period))),
        })),
        ...(hasTargets
          ? [
              {
                label: targetLabel(page),
                plan: true,
                values: periods.map((period) => numberOf(first.targets.get(period))),
              },
            ]
          : []),
      ]}
      format={(value) => figureText(words, String(value), bare)}
      tick={(value) => figureNumber(words, String(value))}
      table={{
        show: words.t('results.as-table'),
        head: words.t('results.period'),
        missing: words.t('results.no-value'),
      }}
    />
  );
}
