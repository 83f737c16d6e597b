import type { Database } from '../db/database.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../kernel/actor.ts';
import { NotAllowed } from '../kernel/problem.ts';
import type { Command, Refused } from './command.ts';
import { inputProblems } from './input-problems.ts';
import { lockChain } from './journal.ts';
import { refusalOf, runSteps } from './perform.ts';
import { commonChain } from './trail.ts';

export type Rehearsed<T> = { done: true; seen: T } | Refused;

/**
 * What would stand if a command were performed: it runs, `look` reads what it wrote, and all of it is rolled back, so
 * that neither the thing nor an audit entry nor a receipt stays. For what the rules say before something is saved.
 * @throws NotAllowed where the actor may not perform it.
 */
export const rehearse = async <I, V, T>(
  db: Database,
  actor: Actor,
  command: Command<I, V>,
  rawInput: unknown,
  look: (tx: Tx, value: V) => Promise<T>,
): Promise<Rehearsed<T>> => {
  const parsed = command.input.safeParse(rawInput);
  if (!parsed.success) return { done: false, fields: inputProblems(parsed.error) };
  const input = parsed.data;
  const allowed = command.may(actor, input);
  if (allowed !== true) throw new NotAllowed(allowed);
  const chain = command.chain?.(actor, input) ?? actor.institute?.id ?? commonChain;
  const attempt = async (tx: Tx): Promise<Rehearsed<T>> => {
    const { lastNo } = await lockChain(tx, chain);
    const outcome = await runSteps(command, { tx, actor, chain, entryNo: lastNo + 1 }, input);
    return outcome.done ? { done: true, seen: await look(tx, outcome.value) } : outcome;
  };
  try {
    return await db.write(actor, attempt, () => false);
  } catch (error) {
    const refused = refusalOf(command, error);
    if (refused) return refused;
    throw error;
  }
};
