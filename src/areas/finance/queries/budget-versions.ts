import type { Tx } from '../../../db/transaction.ts';

export type BudgetVersion = { id: string; edition: number; kind: string; note: string; entryNo: number };

/** All versions of a programme's budget, the newest first. */
export const budgetVersions = (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  asOf?: number,
): Promise<BudgetVersion[]> => {
  const query = tx
    .selectFrom('budget_versions')
    .select(['id', 'edition', 'kind', 'note', 'entry_no as entryNo'])
    .where('institute_id', '=', instituteId)
    .where('programme_id', '=', programmeId)
    .orderBy('edition', 'desc');
  return (asOf === undefined ? query : query.where('entry_no', '<=', asOf)).execute();
};

/** The budget in force: the newest version, or the newest of those that existed at `asOf` (an entry number). */
export const newestBudgetVersion = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  asOf?: number,
): Promise<BudgetVersion | undefined> => (await budgetVersions(tx, instituteId, programmeId, asOf))[0];
