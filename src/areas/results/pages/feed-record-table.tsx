import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { FeedRecord } from '../queries/feed-records.ts';
import type { FeedSource } from '../rules/feed-input.ts';

type Props = { page: Page; source: FeedSource; records: readonly FeedRecord[]; caption: string };

const pageOf: Record<FeedSource, (id: string) => string> = {
  participants: (id) => paths.activity({ id }),
  agreements: (id) => paths.collectiveAgreement({ id }),
  workers: (id) => paths.collectiveAgreement({ id }),
  members: (id) => paths.memberCounts({ id }),
  dues_paying: (id) => paths.memberCounts({ id }),
  plan_lines: (id) => paths.actionPlan({ id }),
};

/** The same as a file. */
export const feedRecordColumns = ({ words }: Page): ListColumn<FeedRecord>[] => [
  { label: words.t('results.feed-day'), kind: 'day', value: ({ on }) => on },
  { label: words.t('results.feed-record'), value: ({ label }) => label },
  { label: words.t('results.feed-counts'), kind: 'number', value: ({ count }) => count },
];

/** The records that a proposal adds up, each leading to where it stands. */
export function FeedRecordTable({ page, source, records, caption }: Props) {
  const { words } = page;
  return (
    <DataTable
      caption={caption}
      rows={records}
      empty={words.t('results.no-feed-records')}
      columns={[
        { key: 'on', label: words.t('results.feed-day'), cell: ({ on }) => words.day(on as CalendarDay) },
        {
          key: 'record',
          label: words.t('results.feed-record'),
          cell: ({ leadsTo, label }) => <a href={pageOf[source](leadsTo)}>{label}</a>,
        },
        {
          key: 'count',
          label: words.t('results.feed-counts'),
          numeric: true,
          cell: ({ count }) => words.number(String(count)),
        },
      ]}
    />
  );
}
