import type { Writing } from '../../../command/command.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { agreement } from '../../partners/queries/agreements.ts';
import { type PlannedTransferRow, plannedTransfers } from '../queries/planned-transfers.ts';
import { boundBy, leftOf } from '../rules/planned-transfer.ts';
import { aboveAgreement } from './write-planned-transfer.ts';

/** Why an amount pays no planned transfer: in its own currency never more than was approved, in another what arrived counts. */
export const limitPayment = async (
  writing: Writing,
  transfer: PlannedTransferRow,
  { minor, currency }: Money,
  arrived: Money | undefined,
): Promise<Problem | undefined> => {
  if (currency !== transfer.currency) return whyNotArrived(writing, transfer, arrived);
  return minor > transfer.minor ? { key: 'finance.payment-too-large' } : undefined;
};

/** What arrived of money that was sent in another currency follows the rate: it may take what the agreement leaves. */
export const whyNotArrived = async (
  { tx, chain }: Writing,
  { id, agreementId, currency }: PlannedTransferRow,
  arrived: Money | undefined,
): Promise<Problem | undefined> => {
  if (arrived?.currency !== currency) return { key: 'finance.payment-not-arrived', args: { currency } };
  const under = await agreement(tx, chain, agreementId);
  const others = await plannedTransfers(tx, chain, { agreementId }, null);
  const bound = others.filter((each) => each.id !== id && each.state !== 'withdrawn');
  const left = leftOf(under?.amountMinor ?? null, bound.map(boundBy));
  return left !== null && arrived.minor > left ? aboveAgreement(left, currency) : undefined;
};
