import { sql } from 'kysely';
import { conflict, defineCommand, done } from '../../../command/command.ts';
import { voidInput } from '../rules/expense-input.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { comparable, standingTransaction } from './correct-transaction.ts';
import { endExecution } from './execute-transfer.ts';
import { withdrawReceipt } from './move-receipts.ts';
import { endClaimPayment } from './pay-claim.ts';

/** Takes a transaction back with a reason: entered twice, never arrived. Its rows stay to be read; nothing replaces them. */
export const voidTransaction = defineCommand({
  name: 'void-transaction',
  version: 1,
  input: voidInput,
  may: mayRecordTransactions,
  run: async (writing, { id, version, reason }) => {
    const { tx, chain, entryNo } = writing;
    const { standing, firstId } = await standingTransaction(writing, id);
    if (standing.entryNo !== version) return conflict(standing.entryNo, comparable(standing));
    await sql`update transactions set ended_by_no = ${entryNo}
      where institute_id = ${chain} and id = ${standing.id}`.execute(tx);
    await endExecution(writing, standing.id);
    await endClaimPayment(writing, standing.id);
    await withdrawReceipt(writing, standing.id);
    return done(
      { id: standing.id },
      {
        subject: { kind: 'transaction', id: firstId },
        partnershipId: standing.partnershipId,
        before: comparable(standing),
        after: { reason },
      },
    );
  },
});
