import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { moveExecution } from './execute-transfer.ts';
import { moveClaimPayment } from './pay-claim.ts';

/** What arrived of a transfer, what used it, and the planned one that it pays, hang on the row that stands of the transaction: said again under it. */
export const moveReceipts = async (
  writing: Writing,
  corrected: readonly { id: string; replaced: string }[],
): Promise<void> => {
  const { tx, chain, entryNo } = writing;
  for (const { id, replaced } of corrected) {
    await moveExecution(writing, { id, replaced });
    await moveClaimPayment(writing, { id, replaced });
    const receiptId = newId();
    const { rows } = await sql<{ id: string }>`update transfer_receipts set ended_by_no = ${entryNo}
      where institute_id = ${chain} and transaction_id = ${replaced} and ended_by_no is null returning id`.execute(
      tx,
    );
    const [before] = rows;
    if (!before) continue;
    await sql`insert into transfer_receipts (institute_id, id, transaction_id, partnership_id, received_minor, received_currency,
        cost_minor, cost_currency, received_on, replaces_id, correction_reason, entry_no)
      select institute_id, ${receiptId}::uuid, ${id}::uuid, partnership_id, received_minor, received_currency, cost_minor,
        cost_currency, received_on, id, correction_reason, ${entryNo}::bigint from transfer_receipts
       where institute_id = ${chain} and id = ${before.id}`.execute(tx);
    for (const column of ['receipt_id', 'return_receipt_id'] as const) {
      const other = column === 'receipt_id' ? 'return_receipt_id' : 'receipt_id';
      await sql`with ended as (update transfer_uses set ended_by_no = ${entryNo}
          where institute_id = ${chain} and ${sql.ref(column)} = ${before.id} and ended_by_no is null returning *)
        insert into transfer_uses (institute_id, id, ${sql.ref(column)}, ${sql.ref(other)}, partnership_id, expense_id, used_minor,
          cost_minor, entry_no)
        select institute_id, gen_random_uuid(), ${receiptId}::uuid, ${sql.ref(other)}, partnership_id, expense_id, used_minor,
          cost_minor, ${entryNo}::bigint from ended`.execute(tx);
    }
  }
};
