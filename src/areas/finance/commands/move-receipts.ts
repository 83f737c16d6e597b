import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { moveExecution } from './execute-transfer.ts';
import { moveClaimPayment } from './pay-claim.ts';
import { purseOf, releaseReceipt, settleAdvances } from './use-transfers.ts';

type Corrected = { id: string; replaced: string };

/** What arrived of a transfer, what used it, and the planned one that it pays, hang on the row that stands of the transaction: said again under it. */
export const moveReceipts = async (writing: Writing, corrected: readonly Corrected[]): Promise<void> => {
  for (const each of corrected) {
    await moveExecution(writing, each);
    await moveClaimPayment(writing, each);
    await moveReceipt(writing, each);
  }
};

/** A transaction that is withdrawn arrived nowhere: what its receipt bore, or took, is settled anew. */
export const withdrawReceipt = async (writing: Writing, transactionId: string): Promise<void> => {
  const ended = await endReceipt(writing, transactionId);
  if (!ended) return;
  await releaseReceipt(writing, ended.id);
  await settleAdvances(writing, purseOf(ended));
};

/** Uses stay where amount, currency, partner and kind do; otherwise what it bore is settled anew, of whoever had it and has it. */
const moveReceipt = async (writing: Writing, { id, replaced }: Corrected): Promise<void> => {
  const { tx, chain, entryNo } = writing;
  const ended = await endReceipt(writing, replaced);
  if (!ended) return;
  const receiptId = newId();
  const { rows } = await sql<Omit<EndedReceipt, 'id'> & { isSame: boolean }>`
    with moved as (
      insert into transfer_receipts (institute_id, id, transaction_id, partnership_id, received_minor, received_currency,
        cost_minor, cost_currency, received_on, replaces_id, correction_reason, entry_no)
      select r.institute_id, ${receiptId}::uuid, t.id, t.partnership_id, r.received_minor, r.received_currency, r.cost_minor,
        r.cost_currency, r.received_on, r.id, r.correction_reason, ${entryNo}::bigint
        from transfer_receipts r join transactions t on t.institute_id = r.institute_id and t.id = ${id}
       where r.institute_id = ${chain} and r.id = ${ended.id} and t.partnership_id is not null
         and t.kind in ('disbursement', 'reimbursement')
      returning partnership_id, received_currency)
    select m.partnership_id as "partnershipId", m.received_currency as currency, t.currency as "convertedCurrency",
           (t.kind, t.partnership_id, t.amount_minor, t.currency)
             is not distinct from (o.kind, o.partnership_id, o.amount_minor, o.currency) as "isSame"
      from moved m
      join transactions t on t.institute_id = ${chain} and t.id = ${id}
      join transactions o on o.institute_id = t.institute_id and o.id = ${replaced}`.execute(tx);
  const [moved] = rows;
  if (moved?.isSame) return moveUses(writing, ended.id, receiptId);
  await releaseReceipt(writing, ended.id);
  await settleAdvances(writing, purseOf(ended));
  if (moved) await settleAdvances(writing, purseOf(moved));
};

type EndedReceipt = { id: string; partnershipId: string; currency: string; convertedCurrency: string };

/** Ends what arrived of a transaction and gives whose money it was; undefined where nobody said what arrived. */
const endReceipt = async (
  { tx, chain, entryNo }: Writing,
  transactionId: string,
): Promise<EndedReceipt | undefined> => {
  const { rows } = await sql<EndedReceipt>`
    update transfer_receipts r set ended_by_no = ${entryNo} from transactions t
     where r.institute_id = ${chain} and r.transaction_id = ${transactionId} and r.ended_by_no is null
       and t.institute_id = r.institute_id and t.id = r.transaction_id
    returning r.id, r.partnership_id as "partnershipId", r.received_currency as currency, t.currency as "convertedCurrency"`.execute(
    tx,
  );
  return rows[0];
};

const moveUses = async ({ tx, chain, entryNo }: Writing, from: string, to: string): Promise<void> => {
  for (const column of ['receipt_id', 'return_receipt_id'] as const) {
    const other = column === 'receipt_id' ? 'return_receipt_id' : 'receipt_id';
    await sql`with ended as (update transfer_uses set ended_by_no = ${entryNo}
        where institute_id = ${chain} and ${sql.ref(column)} = ${from} and ended_by_no is null returning *)
      insert into transfer_uses (institute_id, id, ${sql.ref(column)}, ${sql.ref(other)}, partnership_id, expense_id, used_minor,
        cost_minor, entry_no)
      select institute_id, gen_random_uuid(), ${to}::uuid, ${sql.ref(other)}, partnership_id, expense_id, used_minor,
        cost_minor, ${entryNo}::bigint from ended`.execute(tx);
  }
};
