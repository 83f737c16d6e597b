import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import { Tag } from '../../../ui/tag.tsx';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { type FrozenAccount, frozenAccounts } from '../queries/frozen-accounts.ts';
import { maySeeFrozenAccounts } from '../rules/account-permissions.ts';
import { confirmationPoints } from '../rules/frozen-account.ts';

/** The frozen version in the address. @throws NotFound where the actor sees none of that id. */
export const frozenOf = async (
  page: Page,
  tx: Parameters<typeof frozenAccounts>[0],
): Promise<FrozenAccount> => {
  const institute = instituteOf(page);
  const allowed = maySeeFrozenAccounts(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const [account] = await frozenAccounts(tx, institute, { id: idOf(page) });
  if (!account) throw new NotFound();
  return account;
};

export const frozenTitle = (words: Words, { programme, year }: FrozenAccount): string =>
  words.t('control.frozen-account-of', { programme, year: String(year) });

/** Refused where a point is; confirmed where every point is. */
export function FrozenState({ words, account }: { words: Words; account: FrozenAccount }) {
  const { confirmations } = account;
  if (confirmations.some(({ answer }) => answer === 'refused'))
    return <Tag tone="stop">{words.t('control.frozen-refused')}</Tag>;
  return confirmations.length === confirmationPoints.length ? (
    <Tag tone="ok">{words.t('control.frozen-confirmed')}</Tag>
  ) : (
    <Tag tone="info">{words.t('control.frozen-waits')}</Tag>
  );
}
