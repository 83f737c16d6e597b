import type { Tx } from '../../../db/transaction.ts';
import { dialogueById } from '../queries/donor-dialogues.ts';
import { programmeById } from '../queries/programmes.ts';

/** A dialogue with the donor and the programme that keeps it; undefined where the actor sees none. */
export const dialogueSubject = async (tx: Tx, instituteId: string, id: string) => {
  const dialogue = await dialogueById(tx, instituteId, id);
  const programme = dialogue && (await programmeById(tx, instituteId, dialogue.programmeId));
  return dialogue && programme && { dialogue, programme };
};
