import type { Tx } from '../../../db/transaction.ts';

/** The codes of all institutes, in order; they are public. */
export const instituteCodes = async (tx: Tx): Promise<string[]> => {
  const rows = await tx.selectFrom('institutes').select('code').orderBy('code').execute();
  return rows.map(({ code }) => code);
};
