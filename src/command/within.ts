import { createHash } from 'node:crypto';
import { NotAllowed } from '../kernel/problem.ts';
import type { Command, Entry, Refused, Writing } from './command.ts';
import { inputProblems } from './input-problems.ts';
import { canonicalJson } from './trail.ts';

/** A step of a larger command was refused: the whole is rolled back and answers with that refusal. */
export class RefusedWithin extends Error {
  readonly refusal: Refused;

  constructor(command: string, refusal: Refused) {
    super(`${command} was refused: ${canonicalJson(refusal)}`);
    this.refusal = refusal;
  }
}

/**
 * Performs a command as a step of another, in the same transaction and under the same audit number: an import or a
 * bulk entry goes through the same input schema, permission and rules as the form. The outer command records it.
 * @throws RefusedWithin, which `perform` turns into the outer command's refusal; NotAllowed as everywhere.
 */
export const within = async <I, V>(
  writing: Writing,
  command: Command<I, V>,
  rawInput: unknown,
): Promise<{ value: V; entry: Entry }> => {
  const parsed = command.input.safeParse(rawInput);
  if (!parsed.success)
    throw new RefusedWithin(command.name, { done: false, fields: inputProblems(parsed.error) });
  const allowed = command.may(writing.actor, parsed.data);
  if (allowed !== true) throw new NotAllowed(allowed);
  const outcome = await command.run(writing, parsed.data);
  if (!outcome.done) throw new RefusedWithin(command.name, outcome);
  return { value: outcome.value, entry: outcome.entry };
};

/** One row of a bulk entry in the trail: what it was about, and a digest of what it said. */
export const rowDigest = (entry: Entry): { subject: Entry['subject']; digest: string } => ({
  subject: entry.subject,
  digest: createHash('sha256')
    .update(canonicalJson({ before: entry.before, after: entry.after }))
    .digest('hex'),
});
