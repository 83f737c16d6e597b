import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { unknownParties } from '../queries/money-parties.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { transactionInput } from '../rules/transaction-input.ts';
import { writeTransactions } from './record-transactions.ts';

/** Money that came in, was promised, or went out to a partner. */
export const recordTransaction = defineCommand({
  name: 'record-transaction',
  version: 1,
  input: transactionInput,
  may: mayRecordTransactions,
  run: async (writing, input) => {
    const unknown = await unknownParties(writing.tx, writing.chain, [input]);
    if (unknown) return refuseFields({ [unknown.field]: [{ key: 'problem.not-known-here' }] });
    const id = input.id ?? newId();
    await writeTransactions(writing, [{ id, row: input }]);
    const { id: _, ...after } = input;
    return done(
      { id },
      { subject: { kind: 'transaction', id }, partnershipId: input.partnershipId ?? null, after },
    );
  },
});
