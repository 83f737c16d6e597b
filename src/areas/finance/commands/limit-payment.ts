import type { Writing } from '../../../command/command.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { agreement } from '../../partners/queries/agreements.ts';
import { type PlannedTransferRow, plannedTransfers } from '../queries/planned-transfers.ts';
import type { TransactionDetail } from '../queries/transaction-history.ts';
import { boundBy, leftOf } from '../rules/planned-transfer.ts';
import { aboveAgreement } from './write-planned-transfer.ts';

/** A bank transfer as it is recorded, or as a correction says it. */
export type SaidTransaction = Pick<
  TransactionDetail,
  'kind' | 'partnershipId' | 'programmeId' | 'on' | 'minor' | 'currency'
>;

/** What is wrong with a transaction, and the field that says it. */
export type TransactionFault = {
  field: 'kind' | 'partnershipId' | 'programmeId' | 'on' | 'amount';
  problem: Problem;
};

/**
 * Why a bank transfer pays no planned one: it is another kind, partner or programme, too much (in its own currency never
 * more than was approved, in another what arrived counts), or left before the approval. Undefined where it does.
 */
export const limitPayment = async (
  writing: Writing,
  transfer: PlannedTransferRow,
  paid: SaidTransaction,
  arrived: Money | undefined,
): Promise<TransactionFault | undefined> => {
  const problem = { key: 'finance.payment-of-something-else' };
  if (paid.kind !== 'disbursement') return { field: 'kind', problem };
  if (paid.partnershipId !== transfer.partnershipId) return { field: 'partnershipId', problem };
  if (paid.programmeId !== transfer.programmeId) return { field: 'programmeId', problem };
  const tooMuch = await whyTooMuch(writing, transfer, paid, arrived);
  if (tooMuch) return { field: 'amount', problem: tooMuch };
  return transfer.approvedOn && paid.on < transfer.approvedOn
    ? { field: 'on', problem: { key: 'finance.payment-before-approval' } }
    : undefined;
};

const whyTooMuch = async (
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
