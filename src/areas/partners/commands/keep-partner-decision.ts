import type * as z from 'zod/mini';
import type { Tx } from '../../../db/transaction.ts';
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

/** Ends a row that another takes the place of, or that never was so; it is kept. */
export const endPartnerDecision = async (
  tx: Tx,
  { instituteId, id, entryNo }: Pick<Place, 'instituteId' | 'id' | 'entryNo'>,
): Promise<void> => {
  await tx
    .updateTable('partner_decisions')
    .set({ ended_by_no: entryNo })
    .where('institute_id', '=', instituteId)
    .where('id', '=', id)
    .execute();
};
