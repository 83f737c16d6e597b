import type { Tx } from '../../../db/transaction.ts';
import { type DonorLine, donorLines, isOwedFromBefore, programmeOf } from '../rules/donor-year.ts';
import { filedObligations } from './filed-obligations.ts';
import { frozenAccounts } from './frozen-accounts.ts';
import { lent } from './lent-dates.ts';
import { keepingNoKinds, type ToldOfYear, toldObligations } from './told-obligations.ts';

type Asked = {
  year: number;
  institute?: string | undefined;
  /** What is still owed of the years before stands apart: for the year that runs. */
  withOverdue: boolean;
};

type DonorYear = {
  /** What is owed in the year and what was filed in it. */
  lines: DonorLine[];
  overdue: DonorLine[];
  /** References of programmes that anything is owed or was filed of, in any year. */
  programmes: string[];
};

/** The donor's year over these institutes, or the one of them with this code. */
const donorRows = async (tx: Tx, institutes: readonly string[], asked: Asked): Promise<DonorYear> => {
  const filed = await filedObligations(tx, institutes, asked);
  const told = await toldObligations(tx, institutes, asked);
  const { year, withOverdue } = asked;
  const isWanted = (row: ToldOfYear) =>
    row.isOfYear || (withOverdue && row.isOpen && isOwedFromBefore({ ...row, filedOn: null }, year));
  const shown = told.filter(isWanted);
  const years = [...new Set([...filed, ...shown].map(({ year }) => year))];
  const accounts = await frozenAccounts(tx, institutes, years);
  const programmes = new Set([...filed, ...told].map(programmeOf).filter(Boolean));
  const lines = donorLines({ filed, told: shown, accounts });
  const isOverdue = (line: DonorLine) => withOverdue && isOwedFromBefore(line, year);
  return {
    lines: lines.filter((line) => !isOverdue(line)),
    overdue: lines.filter(isOverdue),
    programmes: [...programmes].sort(),
  };
};

/** The same with the codes of those institutes of which nothing is known, since they keep no kinds of obligation. */
export const donorYearOf = async (
  tx: Tx,
  institutes: readonly string[],
  asked: Asked,
): Promise<DonorYear & { unknown: string[] }> =>
  lent(tx, async () => ({
    ...(await donorRows(tx, institutes, asked)),
    unknown: await keepingNoKinds(tx, institutes, asked.institute),
  }));
