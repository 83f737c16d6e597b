import type { Database } from '../../../db/database.ts';
import { tokenHash } from '../../../secrets/token.ts';

const door = { role: 'doorkeeper' } as const;

/** Ends one session, or with `everywhere` all sessions of its person. */
export const signOut = (db: Database, token: string, everywhere = false): Promise<void> =>
  db.write(door, async (tx) => {
    const hash = tokenHash(token);
    if (!everywhere) {
      await tx.deleteFrom('sessions').where('token_hash', '=', hash).execute();
      return;
    }
    const session = await tx
      .selectFrom('sessions')
      .select('user_id')
      .where('token_hash', '=', hash)
      .executeTakeFirst();
    if (session) await tx.deleteFrom('sessions').where('user_id', '=', session.user_id).execute();
  });
