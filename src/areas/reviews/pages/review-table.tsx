import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { ReviewRow } from '../queries/reviews.ts';
import { reviewTitle } from './review-subject.ts';

/** Reviews with what they found and what is still open of it. */
export function ReviewTable({ words, rows }: { words: Words; rows: readonly ReviewRow[] }) {
  const count = (key: string, label: string, of: (row: ReviewRow) => number) => ({
    key,
    label,
    numeric: true,
    cell: (row: ReviewRow) => words.number(of(row)),
  });
  return (
    <DataTable
      caption={words.t('reviews.list')}
      captionHidden
      rows={rows}
      empty={words.t('reviews.none')}
      columns={[
        {
          key: 'review',
          label: words.t('reviews.review'),
          cell: (row) => <a href={paths.review({ id: row.id })}>{reviewTitle(words, row)}</a>,
        },
        { key: 'programme', label: words.t('reviews.programme'), cell: (row) => row.programme },
        {
          key: 'partner',
          label: words.t('reviews.partner'),
          cell: (row) => row.partner ?? words.t('reviews.in-house'),
        },
        count('gaps', words.t('reviews.points-gap'), (row) => row.gaps),
        count('progress', words.t('reviews.points-progress'), (row) => row.progress),
        count('decisions', words.t('reviews.points-decision'), (row) => row.decisions),
        count('open', words.t('reviews.to-follow-up'), (row) => row.open),
        {
          key: 'state',
          label: words.t('reviews.state'),
          cell: (row) => <ReviewTag words={words} row={row} />,
        },
      ]}
    />
  );
}

/** Whether it is open, concluded or withdrawn, and since when. */
export function ReviewTag({
  words,
  row: { concludedOn, withdrawnOn },
}: {
  words: Words;
  row: Pick<ReviewRow, 'concludedOn' | 'withdrawnOn'>;
}) {
  if (withdrawnOn) return <Tag>{words.t('reviews.review-withdrawn')}</Tag>;
  return (
    <Tag tone={concludedOn ? 'ok' : 'info'}>
      {concludedOn
        ? words.t('reviews.concluded-on', { day: words.day(concludedOn) })
        : words.t('reviews.still-open')}
    </Tag>
  );
}
