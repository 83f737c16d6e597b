import type { Tx } from '../../../db/transaction.ts';

export type BudgetVersion = { id: string; edition: number; kind: string; note: string; entryNo: number };

/** All versions of a programme's budget, the newest first. */
export const budgetVersions = (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  asOf?: number,
): Promise<BudgetVersion[]> => budgetVersionRows(tx, instituteId, programmeId, asOf).execute();

/** The same as a part of a larger statement. */
export const budgetVersionRows = (tx: Tx, instituteId: string, programmeId: string, asOf?: number) => {
  const query = tx
    .selectFrom('budget_versions')
    .select(['id', 'edition', 'kind', 'note', 'entry_no as entryNo'])
    .where('institute_id', '=', instituteId)
    .where('programme_id', '=', programmeId)
    .orderBy('edition', 'desc');
  return asOf === undefined ? query : query.where('entry_no', '<=', asOf);
};

/** The budget in force: the newest version, or the newest of those that existed at `asOf` (an entry number). */
export const newestBudgetVersion = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  asOf?: number,
): Promise<BudgetVersion | undefined> => (await budgetVersions(tx, instituteId, programmeId, asOf))[0];
