import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { controlOf } from '../rules/money-under-control.ts';

type Reads = Pick<Page, 'words' | 'actor'>;

/** Whether the reader reads a part of the ledger, of which no balance and no age of money can be worked out. */
export const leavesBalancesOut = ({ actor }: Reads): boolean => controlOf(actor) !== undefined;

/** Why there are no rows, below those of a file. */
export const balancesLeftOut = (page: Reads): string[] =>
  leavesBalancesOut(page) ? [page.words.t('finance.balances-left-out')] : [];

/** In place of balances: why there are none, and the lists of what lies in the control. */
export function BalancesLeftOut({
  page,
  partnershipId,
}: {
  page: Reads;
  partnershipId?: string | undefined;
}) {
  const { words } = page;
  const of = { partner: partnershipId };
  return (
    <Notice kind="info">
      {words.t('finance.balances-left-out')}{' '}
      <a href={withQuery(paths.transactions(), of)}>{words.t('finance.transactions')}</a>
      {' · '}
      <a href={withQuery(paths.expenses(), of)}>{words.t('finance.expenses')}</a>
    </Notice>
  );
}
