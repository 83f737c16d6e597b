import { sql } from 'kysely';
import * as z from 'zod/mini';
import { permitRoles } from '../kernel/actor.ts';
import { defineCommand, done, refuse } from './command.ts';
import { commandNames } from './trail.ts';

const erasureInput = z.object({
  no: z.int().check(z.gte(1)),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
});

/** Empties what one entry of the institute's trail said (a person's right); the chain stays whole and names the entry. */
export const erasePayload = defineCommand({
  name: commandNames.erasePayload,
  version: 1,
  input: erasureInput,
  may: (actor) => permitRoles(actor, 'administrator', 'director', 'system'),
  run: async ({ tx, chain, entryNo }, { no, reason }) => {
    const entry = await tx
      .selectFrom('audit_entries as e')
      .innerJoin('audit_payloads as p', (join) =>
        join.onRef('p.chain', '=', 'e.chain').onRef('p.no', '=', 'e.no'),
      )
      .select(['e.command', 'p.erased_at'])
      .where('e.chain', '=', chain)
      .where('e.no', '=', no)
      .executeTakeFirst();
    if (!entry) return refuse({ key: 'problem.not-known-here' });
    // What says that something was erased must itself stay readable, and an erasure stands as it was dated first.
    if (entry.command === commandNames.erasePayload || entry.erased_at)
      return refuse({ key: 'problem.already-erased' });
    await sql`update audit_payloads set salt = null, body = null, erased_at = clock_timestamp()
      where chain = ${chain} and no = ${no}`.execute(tx);
    return done({ no, entryNo }, { subject: { kind: 'audit-entry', id: null }, after: { no, reason } });
  },
});
