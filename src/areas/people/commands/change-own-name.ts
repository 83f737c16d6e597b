import type { Database } from '../../../db/database.ts';
import type { Language } from '../../../kernel/language.ts';

/** How one is called and spoken to, everywhere one works; one's own business and no entry of an institute's trail. */
export const changeOwnName = (
  db: Database,
  userId: string,
  { name, language }: { name: string; language: Language },
): Promise<void> =>
  db.write({ role: 'doorkeeper' }, async (tx) => {
    await tx.updateTable('users').set({ name, language }).where('id', '=', userId).execute();
  });
