import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Refused } from './command.ts';

type Call = { chain: string; commandId: string; digest: Buffer };

/** What the same command id did before: its first outcome, or a refusal where the input is another. */
export const findReceipt = async <V>(
  tx: Tx,
  actor: Actor,
  name: string,
  call: Call,
): Promise<{ done: true; value: V; entryNo: number; again: true } | Refused | undefined> => {
  const receipt = await tx
    .selectFrom('command_receipts')
    .select(['membership_id', 'name', 'input_digest', 'outcome', 'entry_no'])
    .where('chain', '=', call.chain)
    .where('command_id', '=', call.commandId)
    .executeTakeFirst();
  if (!receipt) return undefined;
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
