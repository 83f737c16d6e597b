import type { Tx } from '../../../db/transaction.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import type { TransactionRow } from '../rules/subject.ts';

export const quarterlyExpenses = async (
  _tx: Tx,
  _instituteId: string,
  _programme: Pick<ProgrammeRow, 'id' | 'currency'>,
): Promise<(TransactionRow & { outcomeId: string | null })[]> => [];
