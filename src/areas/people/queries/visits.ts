import type { Tx } from '../../../db/transaction.ts';

/** When the membership's visit before this one began; null during its first. */
export const visitBefore = async (tx: Tx, membershipId: string): Promise<Temporal.Instant | null> => {
  const membership = await tx
    .selectFrom('memberships')
    .select('visit_before_at')
    .where('id', '=', membershipId)
    .executeTakeFirst();
  return membership?.visit_before_at ?? null;
};
