import { sql } from 'kysely';
import { defineCommand, done, refuse, refuseFields, type Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { plannedTransfer } from '../queries/planned-transfers.ts';
import { transactionHistory } from '../queries/transaction-history.ts';
import { conditionsOf } from '../queries/transfer-conditions.ts';
import { arrivedOf, receiptOf } from '../queries/transfer-receipts.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { transferPaymentInput } from '../rules/planned-transfer-input.ts';
import { limitPayment } from './limit-payment.ts';

/** Says by which recorded bank transfer an approved one was paid; what arrived of that was said before, where it counts. */
export const executeTransfer = defineCommand({
  name: 'execute-transfer',
  version: 1,
  input: transferPaymentInput,
  constraints: {
    a_planned_transfer_is_paid_once: { problem: { key: 'finance.transfer-step-not-now' } },
    a_bank_transfer_pays_one_planned: {
      fields: { transactionId: [{ key: 'finance.payment-of-another' }] },
    },
  },
  may: mayRecordTransactions,
  run: async (writing, { transferId, transactionId }) => {
    const { tx, chain, entryNo } = writing;
    const transfer = await plannedTransfer(tx, chain, transferId);
    if (!transfer) throw new NotFound();
    if (transfer.state !== 'approved') return refuse({ key: 'finance.transfer-step-not-now' });
    const [paid] = await transactionHistory(tx, chain, transactionId);
    if (!paid || paid.endedByNo !== null)
      return refuseFields({ transactionId: [{ key: 'problem.not-known-here' }] });
    const receipt = await receiptOf(tx, chain, paid.id);
    const fault = await limitPayment(writing, transfer, paid, receipt && arrivedOf(receipt));
    if (fault) return refuseFields({ transactionId: [fault.problem] });
    const { partnershipId } = transfer;
    const scope = { on: paid.on, partnershipId, paying: paid.id };
    const conditions = await conditionsOf(tx, chain, [transferId], scope);
    const open = conditions.filter(({ isMet }) => !isMet);
    if (open.length > 0)
      return refuse({ key: 'finance.transfer-conditions-open', args: { count: open.length } });
    await tx
      .insertInto('transfer_executions')
      .values({
        institute_id: chain,
        id: newId(),
        transfer_id: transferId,
        partnership_id: partnershipId,
        transaction_id: paid.id,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: transferId, transactionId: paid.id },
      {
        subject: { kind: 'planned_transfer', id: transferId },
        partnershipId,
        after: { transaction: paid.id, on: paid.on, amount: { minor: paid.minor, currency: paid.currency } },
      },
    );
  },
});

/** The link goes over to the row that corrects a transaction. */
export const moveExecution = async (
  { tx, chain, entryNo }: Writing,
  { id, replaced }: { id: string; replaced: string },
): Promise<void> => {
  await sql`with ended as (update transfer_executions set ended_by_no = ${entryNo}
      where institute_id = ${chain} and transaction_id = ${replaced} and ended_by_no is null returning *)
    insert into transfer_executions (institute_id, id, transfer_id, partnership_id, transaction_id, entry_no)
    select institute_id, gen_random_uuid(), transfer_id, partnership_id, ${id}::uuid, ${entryNo}::bigint from ended`.execute(
    tx,
  );
};

/** A transaction that is withdrawn paid nothing: the planned transfer is approved again. */
export const endExecution = ({ tx, chain, entryNo }: Writing, transactionId: string) =>
  sql`update transfer_executions set ended_by_no = ${entryNo}
    where institute_id = ${chain} and transaction_id = ${transactionId} and ended_by_no is null`.execute(tx);
