import { sameDecimal } from '../../../kernel/decimal.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Tag } from '../../../ui/tag.tsx';
import { mayReadFeeds } from '../rules/result-permissions.ts';

type Props = {
  page: Page;
  figure: { rowId: string; value: string | null; proposed: string | null; otherBecause: string | null };
  /** What the records come to now; undefined where they know nothing of the place any more. */
  proposal: { total: number } | undefined;
};

/** How a figure stands to the records that feed its indicator: as they were when it was confirmed, and as they are now. */
export function FedNote({ page, figure, proposal }: Props) {
  const { words } = page;
  const { rowId, value, proposed, otherBecause } = figure;
  const now = proposal && String(proposal.total);
  if (mayReadFeeds(page.actor) !== true) return null;
  if (proposed === null)
    return now === undefined || sameDecimal(value, now) ? null : (
      <Tag tone="warn">{words.t('results.not-from-records', { value: words.number(now) })}</Tag>
    );
  const isOther = !sameDecimal(value, proposed);
  return (
    <>
      {isOther ? (
        <Tag tone="warn">{words.t('results.other-than-records', { value: words.number(proposed) })}</Tag>
      ) : (
        <Tag tone="ok">{words.t('results.as-records-say')}</Tag>
      )}{' '}
      {isOther && otherBecause && <span class="quiet">{otherBecause} </span>}
      {!sameDecimal(proposed, now) && (
        <Tag tone="warn">
          {words.t('results.records-say-since', { value: now === undefined ? '–' : words.number(now) })}
        </Tag>
      )}{' '}
      <a href={paths.feedRecords({ id: rowId })}>{words.t('results.feed-records')}</a>
    </>
  );
}
