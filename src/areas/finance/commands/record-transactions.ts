import { sql } from 'kysely';
import { defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { rowDigest } from '../../../command/within.ts';
import { newId } from '../../../kernel/id.ts';
import { unknownParties } from '../queries/money-parties.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { type TransactionsInput, transactionsInput } from '../rules/transaction-input.ts';
import { firstNotMoved } from './limit-correction.ts';
import { moveReceipts } from './move-receipts.ts';

type Row = TransactionsInput['transactions'][number];

/** Many transactions at once, as a published file or a ledger gives them; one entry with a digest of each row. */
export const recordTransactions = defineCommand({
  name: 'record-transactions',
  version: 1,
  input: transactionsInput,
  may: mayRecordTransactions,
  run: async (writing, { transactions }) => {
    const unknown = await unknownParties(writing.tx, writing.chain, transactions);
    if (unknown)
      return refuseFields({
        [`transactions.${unknown.at}.${unknown.field}`]: [{ key: 'problem.not-known-here' }],
      });
    const fault = await firstNotMoved(writing, transactions);
    if (fault) return refuseFields({ [`transactions.${fault.at}.${fault.field}`]: [fault.problem] });
    const written = transactions.map((row) => ({ id: row.id ?? newId(), row }));
    await writeTransactions(writing, written);
    const rows = written.map(({ id, row }) =>
      rowDigest({ subject: { kind: 'transaction', id }, after: row }),
    );
    return done(
      { ids: written.map(({ id }) => id) },
      { subject: { kind: 'transactions', id: null }, after: { count: rows.length, rows } },
    );
  },
});

/** Inserts transactions and ends those that they replace. */
export const writeTransactions = async (
  writing: Writing,
  written: readonly { id: string; row: Row }[],
): Promise<void> => {
  const { tx, chain, entryNo } = writing;
  const replaced = written.flatMap(({ row }) => row.replaces?.id ?? []);
  if (replaced.length > 0)
    await sql`update transactions set ended_by_no = ${entryNo}
      where institute_id = ${chain} and id = any(${replaced}::uuid[]) and ended_by_no is null`.execute(tx);
  const rows = written.map(({ id, row }, at) => transactionRow(writing, id, row, at));
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insertInto('transactions')
      .values(rows.slice(at, at + 1000))
      .execute();
  await moveReceipts(
    writing,
    written.flatMap(({ id, row }) => (row.replaces ? { id, replaced: row.replaces.id } : [])),
  );
};

const transactionRow = ({ chain, entryNo }: Writing, id: string, row: Row, at: number) => ({
  institute_id: chain,
  entry_no: entryNo,
  id,
  programme_id: row.programmeId,
  outcome_id: row.outcomeId ?? null,
  partnership_id: row.partnershipId ?? null,
  kind: row.kind,
  reference: row.reference || null,
  on_day: row.on,
  value_on: row.valueOn ?? null,
  amount_minor: row.amount.minor,
  currency: row.amount.currency,
  description: JSON.stringify(row.description ?? {}),
  provider_id: row.providerId ?? null,
  provider_activity_ref: row.providerActivityRef || null,
  receiver_id: row.receiverId ?? null,
  receiver_activity_ref: row.receiverActivityRef || null,
  position: row.position ?? at,
  replaces_id: row.replaces?.id ?? null,
  correction_reason: row.replaces?.reason ?? null,
});
