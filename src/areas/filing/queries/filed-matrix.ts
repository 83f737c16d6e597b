import type { Tx } from '../../../db/transaction.ts';
import { type FiledEntries, filedEntries } from '../rules/filed-entries.ts';
import { type LatestFiling, latestContents } from './latest-contents.ts';

export type FiledMatrix = { filings: LatestFiling[]; entries: FiledEntries };

/** What was filed last (as of an audit number, where one institute is asked) of each programme of these institutes, and the entries that the matrix adds up. */
export const filedMatrix = async (
  tx: Tx,
  institutes: readonly string[],
  asOf?: number,
): Promise<FiledMatrix> => {
  const filings = await latestContents(tx, institutes, { asOf });
  const parts = filings.map(({ id, programmeId, instituteCode, year, content }) =>
    filedEntries({ filingId: id, programmeId, institute: instituteCode, year }, content),
  );
  return {
    filings,
    entries: {
      spent: parts.flatMap(({ spent }) => spent),
      activities: parts.flatMap(({ activities }) => activities),
    },
  };
};
