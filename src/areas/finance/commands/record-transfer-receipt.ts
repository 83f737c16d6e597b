import { sql } from 'kysely';
import { defineCommand, done, refuse, refuseFields, type Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { transferPaidBy } from '../queries/planned-transfers.ts';
import { transactionHistory } from '../queries/transaction-history.ts';
import { receiptOf } from '../queries/transfer-receipts.ts';
import { transferReceiptInput } from '../rules/exchange-input.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { whyNotArrived } from './limit-payment.ts';
import { purseOf, settleAdvances } from './use-transfers.ts';

/**
 * What arrived at the partner of a transfer (or left it, of money sent back), in its currency. Where that is another one
 * than it was sent in, it bears the partner's expenses from then on. Said again it replaces what was said, with the
 * reason, while nothing was used of it.
 */
export const recordTransferReceipt = defineCommand({
  name: 'record-transfer-receipt',
  version: 1,
  input: transferReceiptInput,
  may: mayRecordTransactions,
  run: async (writing, { transactionId, received, receivedOn, cost, reason, ...input }) => {
    const { tx, chain, entryNo } = writing;
    const [transaction] = await transactionHistory(tx, chain, transactionId);
    if (!transaction || transaction.endedByNo !== null) throw new NotFound();
    const { partnershipId, kind } = transaction;
    if (!partnershipId || !(kind === 'disbursement' || kind === 'reimbursement'))
      return refuse({ key: 'finance.receipt-of-no-transfer' });
    if (received.currency === transaction.currency && received.minor > transaction.minor)
      return refuseFields({ received: [{ key: 'finance.received-more-than-sent' }] });
    if (receivedOn < transaction.on)
      return refuseFields({ receivedOn: [{ key: 'finance.received-before-sent' }] });
    const before = await receiptOf(tx, chain, transaction.id);
    if (before && !reason) return refuseFields({ reason: [{ key: 'problem.missing' }] });
    if (before && (kind === 'reimbursement' || before.usedMinor > 0))
      return refuse({ key: 'finance.receipt-in-use' });
    const pays = await transferPaidBy(tx, chain, transaction.id);
    if (pays && pays.currency !== transaction.currency) {
      const problem = await whyNotArrived(writing, pays, received);
      if (problem) return refuseFields({ received: [problem] });
    }
    if (before) await endReceipt(writing, before.id);
    const id = input.id ?? newId();
    await tx
      .insertInto('transfer_receipts')
      .values({
        institute_id: chain,
        id,
        transaction_id: transaction.id,
        partnership_id: partnershipId,
        received_minor: received.minor,
        received_currency: received.currency,
        cost_minor: cost?.minor ?? null,
        cost_currency: cost?.currency ?? null,
        received_on: receivedOn,
        replaces_id: before?.id ?? null,
        correction_reason: before ? (reason ?? null) : null,
        entry_no: entryNo,
      })
      .execute();
    const [currency, convertedCurrency] = [received.currency, transaction.currency];
    await settleAdvances(writing, purseOf({ partnershipId, currency, convertedCurrency }));
    return done(
      { id },
      {
        subject: { kind: 'transaction', id: transactionId },
        partnershipId,
        after: { received, receivedOn, ...(cost ? { cost } : {}), ...(reason ? { reason } : {}) },
      },
    );
  },
});

const endReceipt = ({ tx, chain, entryNo }: Writing, id: string) =>
  sql`update transfer_receipts set ended_by_no = ${entryNo} where institute_id = ${chain} and id = ${id}`.execute(
    tx,
  );
