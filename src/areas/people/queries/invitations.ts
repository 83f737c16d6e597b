import type { Database } from '../../../db/database.ts';
import { newToken } from '../../../secrets/token.ts';

export type PreparedInvitation = { userId?: string; linkHash?: string; token: string | null };

/**
 * What an invitation to this address needs: the person's id where Relais knows the address (asked at the door, since
 * an institute sees its own people only), else a fresh one-time link. The token is shown once and stored nowhere.
 */
export const prepareInvitation = async (db: Database, email: string): Promise<PreparedInvitation> => {
  const known = await db.read({ role: 'doorkeeper' }, (tx) =>
    tx.selectFrom('users').select('id').where('email', '=', email.trim().toLowerCase()).executeTakeFirst(),
  );
  if (known) return { userId: known.id, token: null };
  const { token, hash } = newToken();
  return { linkHash: hash.toString('hex'), token };
};
