import { createHash } from 'node:crypto';
import type { Database } from '../db/database.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Problem } from '../kernel/problem.ts';
import { NotAllowed } from '../kernel/problem.ts';
import type { Command, Outcome, Refused, Writing } from './command.ts';
import { inputProblems } from './input-problems.ts';
import { appendEntry, lockChain, recordRefusal } from './journal.ts';
import { keepReceipt, momentAndReceipt, outcomeAgain } from './receipts.ts';
import { tellMoment } from './told-moment.ts';
import { canonicalJson, commonChain } from './trail.ts';
import { RefusedWithin } from './within.ts';

/** `entryNo` is the number of the audit entry; `again` says that this id was performed before and nothing was done now. */
export type Performed<V> = { done: true; value: V; entryNo: number; again: boolean } | Refused;

/**
 * The path of every write: parse, may I?, lock the chain, load, rule, write, audit, receipt, in one transaction.
 * The same `commandId` with the same input returns the first outcome; with another input it is refused.
 * @throws NotAllowed where the actor may not; the attempt is recorded in a transaction of its own.
 */
export const perform = <I, V>(
  db: Database,
  actor: Actor,
  command: Command<I, V>,
  commandId: string,
  rawInput: unknown,
): Promise<Performed<V>> => performAt(db, actor, command, { commandId, rawInput });

type Asked = { commandId: string; rawInput: unknown; moment?: Temporal.Instant | undefined };

/**
 * The same as entered at a moment of the past, which only the demo may say (test/arrows/told-clock.ts): see
 * docs/decisions/0028-only-the-demo-tells-the-time.md. It is never before the chain's last entry.
 * @throws Error where the moment lies ahead.
 */
export const performAt = async <I, V>(
  db: Database,
  actor: Actor,
  command: Command<I, V>,
  { commandId, rawInput, moment }: Asked,
): Promise<Performed<V>> => {
  const parsed = command.input.safeParse(rawInput);
  if (!parsed.success) return { done: false, fields: inputProblems(parsed.error) };
  const input = parsed.data;
  const chain = command.chain?.(actor, input) ?? actor.institute?.id ?? commonChain;
  const allowed = command.may(actor, input);
  if (allowed !== true) return refuseActor(db, actor, command, chain, allowed);
  const digest = createHash('sha256').update(canonicalJson(input)).digest();
  try {
    return await db.write(
      actor,
      (tx) => write(tx, actor, command, { chain, commandId, digest, input, moment }),
      (result) => result.done,
    );
  } catch (error) {
    const refused = refusalOf(command, error);
    if (refused) return refused;
    throw error;
  }
};

/** What a command says of a constraint of the database that its write met; undefined of any other error. */
export const refusalOf = <I, V>(
  { constraints }: Pick<Command<I, V>, 'constraints'>,
  error: unknown,
): Refused | undefined => {
  const refusal = constraints?.[constraintOf(error)];
  return refusal && { done: false, ...refusal };
};

/** Name of the constraint that a statement met; PostgreSQL's class 23. */
const constraintOf = (error: unknown): string => {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code?.startsWith('23') ? (constraint ?? '') : '';
};

type Call<I> = { chain: string; commandId: string; digest: Buffer; input: I; moment: Asked['moment'] };

const write = async <I, V>(
  tx: Tx,
  actor: Actor,
  command: Command<I, V>,
  call: Call<I>,
): Promise<Performed<V>> => {
  const head = await lockChain(tx, call.chain);
  const { at: now, receipt } = await momentAndReceipt(tx, call);
  if (receipt) return outcomeAgain<V>(receipt, actor, command.name, call);
  const at = call.moment ? await tellMoment(tx, call.chain, call.moment) : now;
  const entryNo = head.lastNo + 1;
  const outcome = await runSteps(command, { tx, actor, chain: call.chain, entryNo }, call.input);
  if (!outcome.done) return outcome;
  const recorded = command.opens ? 'opened' : 'done';
  // Neither reads what the other writes: they travel together.
  await Promise.all([
    appendEntry(tx, head, actor, { ...outcome.entry, command, outcome: recorded, at }),
    keepReceipt(tx, actor, command.name, { ...call, value: outcome.value, entryNo }),
  ]);
  return { done: true, value: outcome.value, entryNo, again: false };
};

/** A refusal of any step within is the refusal of the whole. */
export const runSteps = async <I, V>(
  command: Command<I, V>,
  writing: Writing,
  input: I,
): Promise<Outcome<V>> => {
  try {
    return await command.run(writing, input);
  } catch (error) {
    if (error instanceof RefusedWithin) return error.refusal;
    throw error;
  }
};

const refuseActor = async <I, V>(
  db: Database,
  actor: Actor,
  command: Command<I, V>,
  chain: string,
  problem: Problem,
): Promise<never> => {
  await recordRefusal(db, actor, { command, chain, problem });
  throw new NotAllowed(problem);
};
