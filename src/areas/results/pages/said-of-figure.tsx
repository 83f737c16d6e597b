import type { Page } from '../../../page/page.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { FigureReview } from '../queries/report-sheets.ts';

type SaidProps = { page: Page; label: string; reviews: readonly FigureReview[] };

/** What the officer said of a figure as it stands, by the cell in which it is mended. */
export function Said({ page, label, reviews }: SaidProps) {
  const { words } = page;
  return (
    <>
      {reviews.map(({ kind, comment, byName: name }) => (
        <Notice kind={kind === 'returned' ? 'warning' : 'info'}>
          <b>{label}</b>{' '}
          {kind === 'returned' && <Tag tone="warn">{words.say('results.figure-state-returned')}</Tag>}{' '}
          {words.t(kind === 'returned' ? 'results.returned-figure' : 'results.remark-on-figure', {
            name,
            comment: comment ?? '',
          })}
        </Notice>
      ))}
    </>
  );
}
