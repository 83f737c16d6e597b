import { NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { type PlannedTransferRow, plannedTransfer } from '../queries/planned-transfers.ts';
import type { ConditionState } from '../queries/transfer-conditions.ts';
import type { TransferState } from '../rules/planned-transfer.ts';
import { leavesBalancesOut } from './balances-left-out.tsx';
import { minorText } from './money-words.ts';

/** The transfer in the address. @throws NotFound where the actor sees none of that id. */
export const transferOf = async (
  page: Page,
  tx: Parameters<typeof plannedTransfer>[0],
): Promise<PlannedTransferRow> => {
  const transfer = await plannedTransfer(tx, instituteOf(page), idOf(page));
  if (!transfer) throw new NotFound();
  return transfer;
};

export const transferTitle = (words: Words, { agreement, number }: PlannedTransferRow): string =>
  words.t('finance.transfer-number', { agreement, number });

export const transferCrumbs = (words: Words, transfer: PlannedTransferRow) => [
  { label: words.t('finance.planned-transfers'), href: paths.plannedTransfers() },
  { label: transferTitle(words, transfer), href: paths.plannedTransfer({ id: transfer.id }) },
];

export const stateTones: Record<TransferState, 'ok' | 'stop' | 'warn' | undefined> = {
  planned: undefined,
  asked: 'warn',
  approved: 'ok',
  refused: 'stop',
  withdrawn: 'stop',
  paid: 'ok',
};

/** A condition as its reader is told of it: whether it is met is null where that cannot be said. */
export type ToldCondition = Omit<ConditionState, 'isMet'> & { isMet: boolean | null };

/** What is justified counts the whole ledger of a partner, of which a control reads a part. */
export const conditionsTold = (
  page: Pick<Page, 'words' | 'actor'>,
  conditions: readonly ConditionState[],
): ToldCondition[] =>
  conditions.map((condition) =>
    condition.kind === 'justified' && leavesBalancesOut(page)
      ? { ...condition, isMet: null, since: null, before: null, waitsFor: null }
      : condition,
  );

/** A condition in a sentence, with the amounts that it counts. */
export const conditionText = (words: Words, condition: ToldCondition): string => {
  const { kind, what, percent, before, waitsFor, isMet } = condition;
  if (kind === 'other') return what;
  const said = words.t(`finance.condition-${kind}`, { percent: percent ?? 100 });
  const counted = before
    ? words.t('finance.condition-covered', {
        covered: minorText(words, before.covered, before.currency),
        sent: minorText(words, before.minor, before.currency),
        day: words.day(before.on),
      })
    : kind === 'justified' &&
      isMet !== null &&
      (waitsFor === null
        ? words.t('finance.condition-nothing-before')
        : words.t('finance.condition-waits-for', { number: waitsFor }));
  return [said, what, counted].filter(Boolean).join(' · ');
};
