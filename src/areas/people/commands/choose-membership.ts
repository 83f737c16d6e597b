import { sql } from 'kysely';
import type { Database } from '../../../db/database.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { tokenHash } from '../../../secrets/token.ts';

/**
 * Acts from now on as another of one's own memberships; whether it stands is judged at every request.
 * @throws NotFound where the membership is somebody else's.
 */
export const chooseMembership = (db: Database, token: string, membershipId: string): Promise<void> =>
  db.write({ role: 'doorkeeper' }, async (tx) => {
    const { numAffectedRows } = await sql`
      update sessions set membership_id = ${membershipId}
       where token_hash = ${tokenHash(token)}
         and user_id = (select user_id from memberships where id = ${membershipId})`.execute(tx);
    if (numAffectedRows !== 1n) throw new NotFound();
  });
