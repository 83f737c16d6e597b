import { conflict, defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { unknownParties } from '../queries/money-parties.ts';
import { type TransactionDetail, transactionHistory } from '../queries/transaction-history.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { transactionCorrectionInput } from '../rules/transaction-input.ts';
import { limitCorrection, saidTransaction } from './limit-correction.ts';
import { writeTransactions } from './record-transactions.ts';

/** Another row in the place of the one that stands, with the reason; its place among others stays. */
export const correctTransaction = defineCommand({
  name: 'correct-transaction',
  version: 1,
  input: transactionCorrectionInput,
  may: mayRecordTransactions,
  run: async (writing, { id, version, reason, ...said }) => {
    const { standing, firstId } = await standingTransaction(writing, id);
    if (standing.entryNo !== version) return conflict(standing.entryNo, comparable(standing));
    // Only a published file brings amounts below zero; such a row can be corrected too.
    if (said.amount.minor <= 0 && standing.minor > 0)
      return refuseFields({ amount: [{ key: 'finance.amount-not-positive' }] });
    const unknown = await unknownParties(writing.tx, writing.chain, [said]);
    if (unknown) return refuseFields({ [unknown.field]: [{ key: 'problem.not-known-here' }] });
    const fault = await limitCorrection(writing, standing, saidTransaction(said));
    if (fault) return refuseFields({ [fault.field]: [fault.problem] });
    const rowId = newId();
    const row = { ...said, position: standing.position, replaces: { id: standing.id, reason } };
    await writeTransactions(writing, [{ id: rowId, row }]);
    return done(
      { id: rowId },
      {
        subject: { kind: 'transaction', id: firstId },
        partnershipId: said.partnershipId ?? null,
        before: comparable(standing),
        after: { ...said, reason },
      },
    );
  },
});

/** The row of a transaction that stands, and the id it was recorded under: its history goes by that. @throws NotFound */
export const standingTransaction = async (
  { tx, chain }: Writing,
  id: string,
): Promise<{ standing: TransactionDetail; firstId: string }> => {
  const history = await transactionHistory(tx, chain, id);
  const [standing] = history;
  const first = history.at(-1);
  if (!standing || !first || standing.endedByNo !== null) throw new NotFound();
  return { standing, firstId: first.id };
};

/** What two people saving at once compare, by the label of its field. */
export const comparable = (row: TransactionDetail) => ({
  'finance.kind': row.kind,
  'finance.amount': `${toDecimal({ minor: row.minor, currency: row.currency })} ${row.currency}`,
  'finance.on': row.on,
  'finance.partner': row.partner,
  'finance.provider': row.provider,
  'finance.receiver': row.receiver,
  'finance.reference': row.reference,
  'finance.description': row.description,
});
