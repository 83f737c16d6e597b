import type { Tx } from '../../../db/transaction.ts';
import { moneyLedger } from '../../finance/queries/budget-against-actual.ts';
import { type BlockCell, blockCells } from '../rules/joint-block.ts';
import type { JointProgramme } from './joint-programmes.ts';
import { organisationAmounts } from './organisation-amounts.ts';

type Own = { programmeId: string; asOf?: number | undefined; codes: ReadonlyMap<string, string> };

/** What the institute's own part comes to as of an audit number; the very entries of budget against actual. */
export const ownBlockSums = async (
  tx: Tx,
  instituteId: string,
  { programmeId, asOf, codes }: Own,
): Promise<{ currency: string; cells: BlockCell[] }> => {
  const axes = ['outcome', 'line', 'year'] as const;
  const { programme, entries } = await moneyLedger(tx, instituteId, programmeId, { asOf, axes });
  return { currency: programme.currency, cells: blockCells(entries, (id) => codes.get(id)) };
};

/** What the lead entered of an organisation that does not work here, as of an audit number of the lead's. */
export const organisationSums = async (
  tx: Tx,
  joint: JointProgramme,
  scope: { coApplicantId: string; asOf?: number | undefined },
): Promise<BlockCell[]> => {
  const amounts = await organisationAmounts(tx, joint, scope);
  return amounts
    .filter(({ budget, actual }) => budget !== 0 || actual !== 0)
    .map(({ block, outcomeCode, line, year, budget, actual }) => ({
      block,
      outcomeCode,
      line,
      year,
      budget,
      actual,
    }));
};
