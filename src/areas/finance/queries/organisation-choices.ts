import type { Tx } from '../../../db/transaction.ts';

const mostOffered = 1000;

/** Who may have given or received money: the institute's register, by name. */
export const organisationChoices = (tx: Tx, instituteId: string): Promise<{ id: string; name: string }[]> =>
  tx
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('institute_id', '=', instituteId)
    .orderBy('name')
    .limit(mostOffered)
    .execute();
