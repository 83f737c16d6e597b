import type { Page } from '../../../page/page.ts';
import { BarChart } from '../../../ui/bar-chart.tsx';
import { readsWhole } from '../../results/pages/target-text.ts';
import type { OutcomeProgress } from '../rules/outcome-progress.ts';

type Props = {
  page: Page;
  lines: readonly OutcomeProgress[];
  /** Share of the programme's time, or of what of it is under control, that has passed, in whole per cent; of several programmes there is none. */
  elapsed?: number | undefined;
  /** Of a partner alone, whose figures cover nothing of the way to the whole's targets. */
  isOfPart?: boolean;
  /** The time is that of a control. */
  isControlled?: boolean;
};

/**
 * Money, work and results of each outcome beside each other, the last for whoever reads all figures; its table says the
 * same.
 */
export function ProgressChart({ page, lines, elapsed, isOfPart = false, isControlled = false }: Props) {
  const { words } = page;
  const whole = readsWhole(page) && !isOfPart;
  if (lines.length === 0) return null;
  return (
    <BarChart
      title={words.t(whole ? 'overview.progress' : 'overview.progress-part')}
      sentence={
        elapsed === undefined
          ? words.t(whole ? 'overview.progress-of-each' : 'overview.progress-part-of-each')
          : words.t(isControlled ? 'overview.progress-sentence-of-control' : 'overview.progress-sentence', {
              elapsed,
            })
      }
      labels={lines.map(({ code }) => code)}
      series={[
        { label: words.t('overview.progress-money'), values: lines.map(({ money }) => money) },
        { label: words.t('overview.progress-work'), values: lines.map(({ work }) => work) },
        ...(whole
          ? [{ label: words.t('overview.progress-results'), values: lines.map(({ results }) => results) }]
          : []),
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
