import type * as z from 'zod/mini';
import type { Tx } from '../db/transaction.ts';
import type { Actor, Permission } from '../kernel/actor.ts';
import type { FieldErrors, Problem } from '../kernel/problem.ts';
import type { Change } from './trail.ts';

/** What a command writes with: its transaction, who acts, and the number its audit entry will have. */
export type Writing = { tx: Tx; actor: Actor; chain: string; entryNo: number };

/** The audit entry of a write; `run` cannot end well without one. */
export type Entry = {
  subject: { kind: string; id: string | null };
  partnershipId?: string | null;
  before?: Change;
  after?: Change;
};

export type Done<V> = { done: true; value: V; entry: Entry };
export type Refused = {
  done: false;
  /** One sentence for the whole form, or a problem per field, or both. */
  problem?: Problem;
  fields?: FieldErrors;
  /** Two people saved the same thing: what stands now, by field. */
  conflict?: { version: number; current: Change };
};
/** A refusal of a constraint: a sentence, or a problem beside a field. */
export type Refusal = Pick<Refused, 'problem' | 'fields'>;

export type Outcome<V> = Done<V> | Refused;

export type Command<I, V> = {
  name: string;
  version: number;
  input: z.ZodMiniType<I>;
  /** The chain it is recorded in; the actor's institute where this is absent. */
  chain?: (actor: Actor, input: I) => string;
  /** Fields of `before` and `after` that enter the trail only as a digest. */
  personal?: readonly string[];
  /** It changes nothing but lets shielded data be seen: the trail says `opened`. */
  opens?: true;
  /** Named constraints of the database that a write may meet, and what they mean to whoever asked. */
  constraints?: Readonly<Record<string, Refusal>>;
  may: (actor: Actor, input: I) => Permission;
  run: (writing: Writing, input: I) => Promise<Outcome<V>>;
};

/** Every command is defined through this, so that its types hold together; `registry.ts` joins them by name. */
export const defineCommand = <I, V>(command: Command<I, V>): Command<I, V> => command;

export const done = <V>(value: V, entry: Entry): Done<V> => ({ done: true, value, entry });

export const refuse = (problem: Problem): Refused => ({ done: false, problem });

export const refuseFields = (fields: FieldErrors): Refused => ({ done: false, fields });

/** The second of two people saving the same thing: both versions are shown, nothing is overwritten. */
export const conflict = (version: number, current: Change): Refused => ({
  done: false,
  problem: { key: 'problem.saved-by-another' },
  conflict: { version, current },
});
