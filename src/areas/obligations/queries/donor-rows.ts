import type { Tx } from '../../../db/transaction.ts';
import { type DonorLine, donorLines } from '../rules/donor-year.ts';
import { filedObligations } from './filed-obligations.ts';
import { frozenAccounts } from './frozen-accounts.ts';
import { lent } from './lent-dates.ts';
import { keepingNoKinds, toldObligations } from './told-obligations.ts';

/** The donor's year over these institutes, or the one of them with this code: what is owed in it and what was filed in it. */
const donorRows = async (
  tx: Tx,
  institutes: readonly string[],
  asked: { year: number; institute?: string | undefined },
): Promise<DonorLine[]> => {
  const filed = await filedObligations(tx, institutes, asked);
  const told = await toldObligations(tx, institutes, asked);
  const years = [...new Set([...filed, ...told].map(({ year }) => year))];
  return donorLines({ filed, told, accounts: await frozenAccounts(tx, institutes, years) });
};

/** The same with the codes of those institutes of which nothing is known, since they keep no kinds of obligation. */
export const donorYearOf = async (
  tx: Tx,
  institutes: readonly string[],
  asked: { year: number; institute?: string | undefined },
): Promise<{ rows: DonorLine[]; unknown: string[] }> =>
  lent(tx, async () => ({
    rows: await donorRows(tx, institutes, asked),
    unknown: await keepingNoKinds(tx, institutes, asked.institute),
  }));
