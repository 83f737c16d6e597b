import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { PostTime, TimeShare } from '../queries/posts.ts';

const percentText = ({ words }: Page, percent: number): string => `${words.number(percent)}\u00a0%`;

/** From turn to turn how much of the post is borne; more than the whole stands out. */
export function PostTimes({ page, times }: { page: Page; times: readonly PostTime[] }) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('finance.post-times')}
      captionHidden
      rows={times}
      empty={words.t('finance.no-shares')}
      columns={[
        {
          key: 'days',
          label: words.t('finance.share-days'),
          cell: ({ from, until }) => `${words.day(from)} – ${words.day(until)}`,
        },
        {
          key: 'own',
          label: words.t('finance.share-of-institute'),
          numeric: true,
          cell: ({ own }) => percentText(page, own),
        },
        {
          key: 'all',
          label: words.t('finance.share-of-all'),
          numeric: true,
          cell: ({ percent }) =>
            percent > 100 ? <Tag tone="stop">{percentText(page, percent)}</Tag> : percentText(page, percent),
        },
      ]}
    />
  );
}

type SharesProps = { page: Page; shares: readonly TimeShare[]; mayKeep: boolean };

/** Each share with what says so: a time sheet, or the activity that bears it (A3) and where it is kept. */
export function TimeShares({ page, shares, mayKeep }: SharesProps) {
  const { words } = page;
  const columns: Column<TimeShare>[] = [
    {
      key: 'days',
      label: words.t('finance.share-days'),
      cell: ({ from, until }) => `${words.day(from)} – ${words.day(until)}`,
    },
    {
      key: 'funder',
      label: words.t('finance.funder'),
      cell: ({ funder }) => words.say(`activities.funder-${funder}`),
    },
    {
      key: 'percent',
      label: words.t('finance.sharePercent'),
      numeric: true,
      cell: ({ sharePercent }) => percentText(page, sharePercent),
    },
    {
      key: 'source',
      label: words.t('finance.share-source'),
      cell: ({ activityId, source }) =>
        activityId ? <a href={paths.activity({ id: activityId })}>{source}</a> : source,
    },
  ];
  const correct: Column<TimeShare> = {
    key: 'correct',
    action: true,
    label: words.t('results.correct'),
    cell: ({ id }) => id && <a href={paths.correctPostShare({ id })}>{words.t('results.correct')}</a>,
  };
  return (
    <DataTable
      caption={words.t('finance.time-shares')}
      captionHidden
      rows={shares}
      empty={words.t('finance.no-shares')}
      columns={mayKeep ? [...columns, correct] : columns}
    />
  );
}
