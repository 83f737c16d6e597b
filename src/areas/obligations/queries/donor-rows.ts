import type { Tx } from '../../../db/transaction.ts';
import { type DonorLine, donorLines } from '../rules/donor-year.ts';
import { filedObligations } from './filed-obligations.ts';
import { frozenAccounts } from './frozen-accounts.ts';
import { toldObligations } from './told-obligations.ts';

/** The donor's year over these institutes, or the one of them with this code: what is owed in it and what was filed in it. */
export const donorRows = async (
  tx: Tx,
  institutes: readonly string[],
  asked: { year: number; institute?: string | undefined },
): Promise<DonorLine[]> => {
  const filed = await filedObligations(tx, institutes, asked);
  const told = await toldObligations(tx, institutes, asked);
  const years = [...new Set([...filed, ...told].map(({ year }) => year))];
  return donorLines({ filed, told, accounts: await frozenAccounts(tx, institutes, years) });
};
