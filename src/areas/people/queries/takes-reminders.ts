import type { Tx } from '../../../db/transaction.ts';

/** Whether a person wants reminders by mail; asked at the door, of oneself. */
export const takesReminders = async (tx: Tx, userId: string): Promise<boolean> => {
  const row = await tx
    .selectFrom('users')
    .select('reminded_by_mail')
    .where('id', '=', userId)
    .executeTakeFirst();
  return row?.reminded_by_mail ?? false;
};
