import type { Database } from '../../../db/database.ts';
import type { Language } from '../../../kernel/language.ts';

/** One's own language: nobody else's business, and no entry of the trail. */
export const chooseLanguage = (db: Database, userId: string, language: Language): Promise<void> =>
  db.write({ role: 'doorkeeper' }, async (tx) => {
    await tx.updateTable('users').set({ language }).where('id', '=', userId).execute();
  });
