import type { Tx } from '../../../db/transaction.ts';
import { outcomeById } from '../queries/outcomes.ts';
import { programmeById } from '../queries/programmes.ts';

/** An outcome with its programme; undefined where the actor sees none. */
export const outcomeSubject = async (tx: Tx, instituteId: string, id: string) => {
  const outcome = await outcomeById(tx, instituteId, id);
  const programme = outcome && (await programmeById(tx, instituteId, outcome.programmeId));
  return outcome && programme && { outcome, programme };
};
