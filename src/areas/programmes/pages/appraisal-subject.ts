import type { Tx } from '../../../db/transaction.ts';
import { appraisalQuestion } from '../queries/appraisals.ts';
import { outcomesOf } from '../queries/outcomes.ts';
import { programmeById } from '../queries/programmes.ts';

/** A question of the donor with its programme; undefined where there is none that the actor may see. */
export const appraisalSubject = async (tx: Tx, instituteId: string, id: string) => {
  const asked = await appraisalQuestion(tx, instituteId, id);
  const programme = asked && (await programmeById(tx, instituteId, asked.programmeId));
  if (!asked || !programme) return undefined;
  return { asked, programme, outcomes: await outcomesOf(tx, instituteId, programme.id) };
};
