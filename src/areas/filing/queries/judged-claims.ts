import type { Tx } from '../../../db/transaction.ts';
import {
  type JudgedInstalment,
  judgedInstalment,
  type ReportedYear,
} from '../../finance/queries/claim-checks.ts';
import { type InstalmentRow, instalment } from '../../finance/queries/instalments.ts';

/** The years of a programme of which an account was filed, each as it was filed last; by year. */
const reportedYears = async (tx: Tx, instituteId: string, programmeId: string): Promise<ReportedYear[]> => {
  const rows = await tx
    .selectFrom('filings')
    .select(['year', 'filed_on as filedOn', 'entry_no as entryNo'])
    .where('institute_id', '=', instituteId)
    .where('programme_id', '=', programmeId)
    .where('kind', '=', 'yearly_account')
    .where('year', 'is not', null)
    .orderBy('entry_no')
    .execute();
  const last = new Map(rows.map((row) => [row.year, row as ReportedYear]));
  return [...last.values()].toSorted((a, b) => a.year - b.year);
};

/** An instalment with what the rules say of claiming it today; undefined where the actor sees none of that id. */
export const instalmentJudged = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<JudgedInstalment | undefined> => {
  const found: InstalmentRow | undefined = await instalment(tx, instituteId, id);
  if (!found) return undefined;
  const reports = await reportedYears(tx, instituteId, found.programmeId);
  return judgedInstalment(tx, instituteId, found, reports);
};
