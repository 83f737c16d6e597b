import type { Tx } from '../../../db/transaction.ts';
import { type JointProgramme, jointProgramme } from './joint-programmes.ts';

/** A joint programme that this institute leads; undefined for one that another leads. */
export const ledJoint = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<JointProgramme | undefined> => {
  const joint = await jointProgramme(tx, instituteId, id);
  return joint?.leadId === instituteId ? joint : undefined;
};
