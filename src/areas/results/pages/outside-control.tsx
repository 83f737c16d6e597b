import { isOutsideControl } from '../../../kernel/under-control.ts';
import type { Page } from '../../../page/page.ts';
import { Notice } from '../../../ui/notice.tsx';

/** That an outcome is none of those under the reader's control, in place of its figures: what is counted of nothing is not zero. */
export function OutsideControl({
  page,
  outcomeId,
}: {
  page: Pick<Page, 'words' | 'actor'>;
  outcomeId: string;
}) {
  if (!isOutsideControl(page.actor, outcomeId)) return null;
  return <Notice kind="info">{page.words.t('results.outside-control')}</Notice>;
}
