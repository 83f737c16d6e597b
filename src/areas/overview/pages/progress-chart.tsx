import type { Words } from '../../../text/words.ts';
import { BarChart } from '../../../ui/bar-chart.tsx';
import type { OutcomeProgress } from '../rules/outcome-progress.ts';

type Props = {
  words: Words;
  lines: readonly OutcomeProgress[];
  /** Share of the programme's time that has passed, in whole per cent; of several programmes there is none. */
  elapsed?: number | undefined;
};

/** Money, work and results of each outcome beside each other; its table says the same. */
export function ProgressChart({ words, lines, elapsed }: Props) {
  if (lines.length === 0) return null;
  return (
    <BarChart
      title={words.t('overview.progress')}
      sentence={
        elapsed === undefined
          ? words.t('overview.progress-of-each')
          : words.t('overview.progress-sentence', { elapsed })
      }
      labels={lines.map(({ code }) => code)}
      series={[
        { label: words.t('overview.progress-money'), values: lines.map(({ money }) => money) },
        { label: words.t('overview.progress-work'), values: lines.map(({ work }) => work) },
        { label: words.t('overview.progress-results'), values: lines.map(({ results }) => results) },
      ]}
      format={(value) => `${words.number(value)}\u00a0%`}
      table={{
        show: words.t('overview.as-table'),
        head: words.t('overview.outcome'),
        missing: words.t('overview.no-figure'),
      }}
    />
  );
}
