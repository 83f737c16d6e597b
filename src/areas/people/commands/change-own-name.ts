import type { Database } from '../../../db/database.ts';
import type { Language } from '../../../kernel/language.ts';

/** How one is called, spoken to and written to, everywhere one works; one's own business and no entry of an institute's trail. */
export const changeOwnName = (
  db: Database,
  userId: string,
  { name, language, reminded }: { name: string; language: Language; reminded: boolean },
): Promise<void> =>
  db.write({ role: 'doorkeeper' }, async (tx) => {
    await tx
      .updateTable('users')
      .set({ name, language, reminded_by_mail: reminded })
      .where('id', '=', userId)
      .execute();
  });
