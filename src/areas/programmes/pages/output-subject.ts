import type { Tx } from '../../../db/transaction.ts';
import { programmeById } from '../queries/programmes.ts';
import { outputById } from '../queries/theories.ts';

/** An output with its programme; undefined where the actor sees none. */
export const outputSubject = async (tx: Tx, instituteId: string, id: string) => {
  const output = await outputById(tx, instituteId, id);
  const programme = output && (await programmeById(tx, instituteId, output.programmeId));
  return output && programme && { output, programme };
};
