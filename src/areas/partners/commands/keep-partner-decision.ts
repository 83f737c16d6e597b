import type * as z from 'zod/mini';
import type { Tx } from '../../../db/transaction.ts';
import { agreement } from '../queries/agreements.ts';
import { handOverPlan } from '../queries/hand-over-plans.ts';
import type { partnerDecisionInput } from '../rules/hand-over-input.ts';

type Said = Omit<z.infer<typeof partnerDecisionInput>, 'id' | 'partnershipId' | 'onBehalf'>;

type Place = {
  instituteId: string;
  id: string;
  partnershipId: string;
  enteredOnBehalf: string | null;
  entryNo: number;
  /** The row that it takes the place of, and why. */
  replaces?: { id: string; reason: string };
};

/** Whether the thing decided on is this partner's; what is kept in no lower area has no id here. */
export const isOfPartner = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
  { about, aboutId }: Pick<Said, 'about' | 'aboutId'>,
): Promise<boolean> => {
  if (aboutId === undefined) return true;
  if (about === 'hand_over_plan')
    return (await handOverPlan(tx, instituteId, aboutId))?.partnershipId === partnershipId;
  if (about === 'agreement')
    return (await agreement(tx, instituteId, aboutId))?.partnershipId === partnershipId;
  return false;
};

/** Writes one decision; returns what was said, for the trail. */
export const keepPartnerDecision = async (tx: Tx, place: Place, said: Said) => {
  const { about, aboutId = null, aboutText, verdict, organ, decidedOn, source } = said;
  const { enteredOnBehalf } = place;
  await tx
    .insertInto('partner_decisions')
    .values({
      institute_id: place.instituteId,
      id: place.id,
      partnership_id: place.partnershipId,
      about,
      about_id: aboutId,
      about_text: aboutText,
      verdict,
      organ,
      decided_on: decidedOn,
      source,
      entered_on_behalf: enteredOnBehalf,
      replaces_id: place.replaces?.id ?? null,
      correction_reason: place.replaces?.reason ?? null,
      entry_no: place.entryNo,
    })
    .execute();
  return { about, aboutText, verdict, organ, decidedOn, source, enteredOnBehalf };
};
