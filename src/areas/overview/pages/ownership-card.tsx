import { type ListColumn, listFileLinks } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { LineChart } from '../../../ui/line-chart.tsx';
import { type OwnershipShares, type OwnershipYear, ownershipShares } from '../rules/ownership-shares.ts';

type Props = { page: Page; years: readonly OwnershipYear[] };

const kinds = ['activities', 'budget', 'decisions', 'contribution'] as const;

/** How much of the common work is the partner's own, a year: an aid to a conversation, without marks or ranks. */
export function OwnershipCard({ page, years }: Props) {
  const { words } = page;
  const lines = years.map(ownershipShares);
  const percent = (value: number | null) => (value === null ? undefined : `${words.number(value)} %`);
  const columns: Column<(typeof lines)[number]>[] = [
    { key: 'year', label: words.t('overview.year'), cell: (line) => String(line.year) },
    ...kinds.map((kind) => ({
      key: kind,
      label: words.t(`overview.owned-${kind}`),
      numeric: true,
      cell: (line: (typeof lines)[number]) => percent(line[kind]),
    })),
  ];
  const last = lines.at(-1);
  return (
    <Card>
      <p class="quiet">{words.t('overview.ownership-what')}</p>
      {lines.length > 1 && last && (
        <LineChart
          title={words.t('overview.ownership-chart')}
          sentence={words.t('overview.ownership-sentence', {
            year: String(last.year),
            activities: percent(last.activities) ?? '–',
            budget: percent(last.budget) ?? '–',
            decisions: percent(last.decisions) ?? '–',
            contribution: percent(last.contribution) ?? '–',
          })}
          labels={lines.map(({ year }) => String(year))}
          series={kinds.map((kind) => ({
            label: words.t(`overview.owned-${kind}`),
            values: lines.map((line) => line[kind]),
          }))}
          format={(value) => `${words.number(value)} %`}
          table={{
            show: words.t('overview.as-table'),
            head: words.t('overview.year'),
            missing: '–',
          }}
        />
      )}
      {lines.length < 2 && (
        <DataTable
          caption={words.t('overview.ownership')}
          captionHidden
          rows={lines}
          empty={words.t('overview.ownership-none')}
          columns={columns}
        />
      )}
      {lines.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
      <p class="quiet">{words.t('overview.owned-contribution-what')}</p>
    </Card>
  );
}

/** The same as a file. */
export const ownershipColumns = (words: Words): ListColumn<OwnershipShares>[] => [
  { label: words.t('overview.year'), kind: 'number', value: ({ year }) => year },
  ...kinds.map(
    (kind): ListColumn<OwnershipShares> => ({
      label: `${words.t(`overview.owned-${kind}`)} (%)`,
      kind: 'number',
      value: (line) => line[kind],
    }),
  ),
];
