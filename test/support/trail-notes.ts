import * as z from 'zod/mini';
import { defineCommand, done, refuse } from '../../src/command/command.ts';
import { statedHeads, trailLines } from '../../src/command/trail-export.ts';
import { type TrailVerdict, verifyTrail } from '../../src/command/trail-file.ts';
import type { Database } from '../../src/db/database.ts';
import type { Tx } from '../../src/db/transaction.ts';
import { permitRoles } from '../../src/kernel/actor.ts';
import type { SigningKey } from '../../src/secrets/signing-key.ts';
import { doing, makeCast } from './cast.ts';

/** Writes nothing but its audit entry; `fail` refuses or throws after that much work. */
export const note = defineCommand({
  name: 'note',
  version: 1,
  input: z.object({
    text: z.string(),
    who: z.optional(z.string()),
    fail: z.optional(z.enum(['refuse', 'throw'])),
  }),
  personal: ['who'],
  may: (actor) => permitRoles(actor, 'programme_officer'),
  run: async ({ entryNo }, { text, who, fail }) => {
    if (fail === 'refuse') return refuse({ key: 'problem.missing' });
    if (fail === 'throw') throw new Error('broken on purpose');
    return done(entryNo, { subject: { kind: 'note', id: null }, after: { text, who } });
  },
});

/** The trail of one institute, or of all, as `audit export` writes it. */
export const trailAsLines = async (tx: Tx, key: SigningKey, code?: string): Promise<string[]> => {
  const lines: string[] = [];
  for await (const line of trailLines(tx, await statedHeads(tx, code), key)) lines.push(line);
  return lines;
};

export const verified = (lines: readonly string[], kept = {}): Promise<TrailVerdict> =>
  verifyTrail(
    (async function* () {
      yield* lines;
    })(),
    kept,
  );

export const officeWithNotes = async (db: Database, texts: readonly string[]) => {
  const cast = await makeCast(db);
  const officer = cast.as('programme_officer');
  for (const text of texts) await doing(db, officer, note, { text });
  return { ...cast, officer };
};
