import { sql } from 'kysely';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Refused } from './command.ts';
import { utcMoment } from './journal.ts';

type Call = { chain: string; commandId: string; digest: Buffer };

type Receipt = {
  membership_id: string;
  name: string;
  input_digest: Buffer;
  outcome: string;
  entry_no: number;
};

/** The moment, read after the chain was locked, and what this command id left behind, if it was performed before. */
export const momentAndReceipt = async (
  tx: Tx,
  { chain, commandId }: Call,
): Promise<{ at: string; receipt: Receipt | undefined }> => {
  const { rows } = await sql<Partial<Receipt> & { at: string }>`
    select ${utcMoment} as at, r.membership_id, r.name, r.input_digest, r.outcome, r.entry_no
      from (values (1)) as once left join command_receipts r
        on r.chain = ${chain} and r.command_id = ${commandId}`.execute(tx);
  const { at, ...receipt } = rows[0]!;
  return { at, receipt: receipt.name ? (receipt as Receipt) : undefined };
};

/** What the same command id did before: its first outcome, or a refusal where the input is another. */
export const outcomeAgain = <V>(
  receipt: Receipt,
  actor: Actor,
  name: string,
  call: Call,
): { done: true; value: V; entryNo: number; again: true } | Refused => {
  const same =
    receipt.name === name &&
    receipt.membership_id === actor.membershipId &&
    receipt.input_digest.equals(call.digest);
  if (!same) return { done: false, problem: { key: 'problem.command-id-used' } };
  return { done: true, value: JSON.parse(receipt.outcome) as V, entryNo: receipt.entry_no, again: true };
};

export const keepReceipt = async (
  tx: Tx,
  actor: Actor,
  name: string,
  call: Call & { value: unknown; entryNo: number },
): Promise<void> => {
  await tx
    .insertInto('command_receipts')
    .values({
      chain: call.chain,
      command_id: call.commandId,
      membership_id: actor.membershipId,
      name,
      input_digest: call.digest,
      outcome: JSON.stringify(call.value ?? null),
      entry_no: call.entryNo,
    })
    .execute();
};
