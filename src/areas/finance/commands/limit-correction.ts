import type { Writing } from '../../../command/command.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { claimPaidBy } from '../queries/instalments.ts';
import { transferPaidBy } from '../queries/planned-transfers.ts';
import { transactionHistory } from '../queries/transaction-history.ts';
import { bearingTransactions } from '../queries/transactions.ts';
import { arrivedOf, receiptOf, type TransferReceipt } from '../queries/transfer-receipts.ts';
import type { TransactionsInput } from '../rules/transaction-input.ts';
import { limitPayment, type SaidTransaction, type TransactionFault } from './limit-payment.ts';
import { whyNotPayingClaim } from './pay-claim.ts';

/**
 * Why what hangs on a transaction cannot go over to what a correction says of it: what arrived, the planned transfer or
 * the claim that it pays. Undefined where it can, and where the correction is about something else.
 */
export const limitCorrection = async (
  writing: Writing,
  standing: SaidTransaction & { id: string },
  said: SaidTransaction,
): Promise<TransactionFault | undefined> => {
  const { tx, chain } = writing;
  if (compared.every((field) => standing[field] === said[field])) return undefined;
  const receipt = await receiptOf(tx, chain, standing.id);
  const transfer = await transferPaidBy(tx, chain, standing.id);
  const unpaid = transfer && (await limitPayment(writing, transfer, said, receipt && arrivedOf(receipt)));
  if (unpaid) return unpaid;
  const claim = await claimPaidBy(tx, chain, standing.id);
  return (claim && whyNotPayingClaim(claim, said)) ?? (receipt && whyNotReceived(receipt, said));
};

type Said = Pick<
  TransactionsInput['transactions'][number],
  'kind' | 'partnershipId' | 'programmeId' | 'on' | 'amount'
>;

/** What a form or a file says of a transaction, as it would be recorded. */
export const saidTransaction = ({ kind, partnershipId, programmeId, on, amount }: Said): SaidTransaction => ({
  kind,
  partnershipId: partnershipId ?? null,
  programmeId,
  on: on as CalendarDay,
  ...amount,
});

/** The first row of a file that replaces another from which what hangs on it cannot go over: its place and what is wrong. */
export const firstNotMoved = async (
  writing: Writing,
  rows: TransactionsInput['transactions'],
): Promise<(TransactionFault & { at: number }) | undefined> => {
  const { tx, chain } = writing;
  const replaced = rows.flatMap(({ replaces }) => replaces?.id ?? []);
  const bearing = await bearingTransactions(tx, chain, replaced);
  for (const [at, row] of rows.entries()) {
    if (!row.replaces || !bearing.has(row.replaces.id)) continue;
    const [standing] = await transactionHistory(tx, chain, row.replaces.id);
    const fault = standing && (await limitCorrection(writing, standing, saidTransaction(row)));
    if (fault) return { at, ...fault };
  }
  return undefined;
};

const compared = ['kind', 'partnershipId', 'programmeId', 'on', 'minor', 'currency'] as const;

/** Money that is no transfer to or from a partner any more arrived nowhere: its receipt ends. */
const whyNotReceived = (
  { receivedMinor, receivedCurrency, receivedOn }: TransferReceipt,
  { kind, partnershipId, minor, currency, on }: SaidTransaction,
): TransactionFault | undefined => {
  if (!partnershipId || !(kind === 'disbursement' || kind === 'reimbursement')) return undefined;
  if (receivedCurrency === currency && receivedMinor > minor)
    return { field: 'amount', problem: { key: 'finance.received-more-than-sent' } };
  return receivedOn < on ? { field: 'on', problem: { key: 'finance.received-before-sent' } } : undefined;
};
