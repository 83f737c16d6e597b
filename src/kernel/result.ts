import type { Problem } from './problem.ts';

/** An expected outcome: what was asked for, or the problem to show. Bugs are thrown instead. */
export type Result<T, P = Problem> = { ok: true; value: T } | { ok: false; problem: P };

/** The outcome that went well. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** The outcome that was refused, with what to tell the person. */
export function fail<P = Problem>(problem: P): { ok: false; problem: P } {
  return { ok: false, problem };
}
