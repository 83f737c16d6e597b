import type { Tx } from '../../../db/transaction.ts';

/** Whether the partnership exists and is the actor's to see: a partner sees its own, staff the institute's. */
export const seesPartnership = async (tx: Tx, instituteId: string, partnershipId: string): Promise<boolean> =>
  (await tx
    .selectFrom('partnerships')
    .select('id')
    .where('institute_id', '=', instituteId)
    .where('id', '=', partnershipId)
    .executeTakeFirst()) !== undefined;
