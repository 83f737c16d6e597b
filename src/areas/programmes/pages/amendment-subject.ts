import type { Tx } from '../../../db/transaction.ts';
import { outcomesOf } from '../queries/outcomes.ts';
import { programmeAmendment } from '../queries/programme-amendments.ts';
import { partnershipChoices } from '../queries/programme-lists.ts';
import { programmeById } from '../queries/programmes.ts';

/** A programme with what a requested change of it can point at. */
export const amendmentPlaces = async (tx: Tx, instituteId: string, id: string) => {
  const programme = await programmeById(tx, instituteId, id);
  if (!programme) return undefined;
  return {
    programme,
    outcomes: await outcomesOf(tx, instituteId, id),
    partnerships: await partnershipChoices(tx, instituteId),
  };
};

/** A requested change with its programme; undefined where there is none that the actor may see. */
export const amendmentSubject = async (tx: Tx, instituteId: string, id: string) => {
  const amendment = await programmeAmendment(tx, instituteId, id);
  const places = amendment && (await amendmentPlaces(tx, instituteId, amendment.programmeId));
  return amendment && places && { amendment, ...places };
};
