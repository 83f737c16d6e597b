import { headOf } from '../../../command/journal.ts';
import type { Tx } from '../../../db/transaction.ts';

/** The newest entry of the institute's trail: a listing says what state of the books it shows. */
export const ledgerHead = async (tx: Tx, instituteId: string): Promise<{ no: number; hash: string }> => {
  const { lastNo, hash } = await headOf(tx, instituteId);
  return { no: lastNo, hash: hash.toString('hex') };
};
