import { sql } from 'kysely';
import { defineCommand, done, refuse, refuseFields, type Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { agreement } from '../../partners/queries/agreements.ts';
import { type PlannedTransferRow, plannedTransfer, plannedTransfers } from '../queries/planned-transfers.ts';
import { type TransactionDetail, transactionHistory } from '../queries/transaction-history.ts';
import { conditionsOf } from '../queries/transfer-conditions.ts';
import { receiptOf } from '../queries/transfer-receipts.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { leftOf } from '../rules/planned-transfer.ts';
import { transferPaymentInput } from '../rules/planned-transfer-input.ts';

const wrong = (key: string, args?: Record<string, string>) =>
  refuseFields({ transactionId: [{ key, ...(args ? { args } : {}) }] });

/** Says by which recorded bank transfer an approved one was paid; what arrived and at which rate is said of that. */
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
    if (!paid || paid.endedByNo !== null) return wrong('problem.not-known-here');
    const { partnershipId, programmeId } = transfer;
    if (
      paid.kind !== 'disbursement' ||
      paid.partnershipId !== partnershipId ||
      paid.programmeId !== programmeId
    )
      return wrong('finance.payment-of-something-else');
    if (await isTooMuch(writing, transfer, paid)) return wrong('finance.payment-too-large');
    if (transfer.stateOn && paid.on < transfer.stateOn) return wrong('finance.payment-before-approval');
    const conditions = await conditionsOf(tx, chain, [transferId], { on: paid.on, partnershipId });
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

/**
 * In its own currency never more than was approved. What arrived in it of money that was sent in another follows the rate:
 * it may take what the agreement leaves.
 */
const isTooMuch = async (
  { tx, chain }: Writing,
  { id, agreementId, minor, currency }: PlannedTransferRow,
  paid: TransactionDetail,
): Promise<boolean> => {
  if (paid.currency === currency) return paid.minor > minor;
  const receipt = await receiptOf(tx, chain, paid.id);
  if (receipt?.receivedCurrency !== currency || receipt.receivedMinor <= minor) return false;
  const under = await agreement(tx, chain, agreementId);
  const others = await plannedTransfers(tx, chain, { agreementId }, null);
  const bound = others.filter((each) => each.id !== id && each.state !== 'withdrawn');
  const left = leftOf(
    under?.amountMinor ?? null,
    bound.map((each) => each.paidMinor ?? each.minor),
  );
  return left !== null && receipt.receivedMinor > left;
};

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
