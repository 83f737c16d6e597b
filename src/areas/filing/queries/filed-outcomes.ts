import type { Tx } from '../../../db/transaction.ts';
import { filedLines, type OutcomeFilter } from '../rules/filed-outcomes.ts';
import { type LatestFiling, latestContents } from './latest-contents.ts';

export type OutcomesAsked = OutcomeFilter & {
  /** The accounts of this year; left out: of each programme what it filed last. */
  year?: number | undefined;
  /** An audit number, where one institute is asked. */
  asOf?: number | undefined;
};

/** The outcomes of what these institutes filed, and the filings that say it. */
export const filedOutcomes = async (
  tx: Tx,
  institutes: readonly string[],
  { year, asOf, ...filter }: OutcomesAsked = {},
): Promise<{ filings: LatestFiling[]; lines: ReturnType<typeof filedLines> }> => {
  const filings = await latestContents(tx, institutes, { year, asOf });
  return { filings, lines: filedLines(filings, filter) };
};
