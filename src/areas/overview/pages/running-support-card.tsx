import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { LineChart } from '../../../ui/line-chart.tsx';
import type { RunningSupportYear } from '../../finance/queries/running-support.ts';
import { runningShares } from '../../finance/rules/running-support.ts';
import { checkText } from '../../rulebook/pages/rulebook-words.ts';
import type { Check } from '../../rulebook/rules/rule.ts';

type Props = { words: Words; years: readonly RunningSupportYear[]; check: Check | undefined };

/** The share of running support by year (A3, O7): numbers and a sentence to talk about, no marks and no ranks. */
export function RunningSupportCard({ words, years, check }: Props) {
  const lines = runningShares(years);
  const currency = years[0]?.currency ?? 'EUR';
  const money = (minor: number) => words.money({ minor, currency });
  const percent = (value: number) => `${words.number(value)} %`;
  const last = lines.at(-1);
  return (
    <Card title={words.t('overview.running-support')} id="running-support">
      <p class="quiet">{words.t('overview.running-what')}</p>
      {check?.verdict === 'warns' && <p>{checkText(words, check)}</p>}
      {lines.length > 1 && last && (
        <LineChart
          title={words.t('overview.running-share')}
          sentence={words.t('overview.running-sentence', { year: String(last.year), share: last.share })}
          labels={lines.map(({ year }) => String(year))}
          series={[{ label: words.t('overview.running-share'), values: lines.map(({ share }) => share) }]}
          format={percent}
          table={{ show: words.t('overview.as-table'), head: words.t('overview.year'), missing: '–' }}
        />
      )}
      <DataTable
        caption={words.t('overview.running-support')}
        captionHidden
        rows={lines}
        empty={words.t('overview.running-none')}
        columns={[
          { key: 'year', label: words.t('overview.year'), cell: ({ year }) => String(year) },
          {
            key: 'running',
            label: words.t('overview.running-support'),
            numeric: true,
            cell: ({ runningMinor }) => money(runningMinor),
          },
          {
            key: 'all',
            label: words.t('overview.all-spending'),
            numeric: true,
            cell: ({ allMinor }) => money(allMinor),
          },
          {
            key: 'share',
            label: words.t('overview.running-share'),
            numeric: true,
            cell: ({ share }) => percent(share),
          },
        ]}
      />
    </Card>
  );
}
