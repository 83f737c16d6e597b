import type { Tx } from '../../../db/transaction.ts';
import { type ProgrammeRow, programmeById } from '../queries/programmes.ts';
import { type StatementRow, statementById } from '../queries/theories.ts';

export type StatementSubject = { statement: StatementRow; programme: ProgrammeRow };

/** The statement with its programme; undefined where there is none that the actor may see. */
export const statementSubject = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<StatementSubject | undefined> => {
  const statement = await statementById(tx, instituteId, id);
  const programme = statement && (await programmeById(tx, instituteId, statement.programmeId));
  return statement && programme && { statement, programme };
};
