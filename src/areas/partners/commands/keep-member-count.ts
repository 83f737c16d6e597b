import type * as z from 'zod/mini';
import type { Tx } from '../../../db/transaction.ts';
import type { memberCountInput } from '../rules/member-count-input.ts';

type Said = Omit<z.infer<typeof memberCountInput>, 'id' | 'partnershipId' | 'onBehalf'>;

type Place = {
  instituteId: string;
  id: string;
  partnershipId: string;
  enteredOnBehalf: string | null;
  entryNo: number;
  /** The row that it takes the place of, and why. */
  replaces?: { id: string; reason: string };
};

/** Writes one figure; returns what was said, for the trail. */
export const keepMemberCount = async (tx: Tx, place: Place, said: Said) => {
  const { onDay, members, women = null, men = null, youth = null, formal = null, informal = null } = said;
  const { duesPaying = null, method, confidence, source, jumpReason = null } = said;
  const { enteredOnBehalf } = place;
  await tx
    .insertInto('member_counts')
    .values({
      institute_id: place.instituteId,
      id: place.id,
      partnership_id: place.partnershipId,
      on_day: onDay,
      members,
      women,
      men,
      youth,
      formal,
      informal,
      dues_paying: duesPaying,
      method,
      confidence,
      source,
      jump_reason: jumpReason,
      entered_on_behalf: enteredOnBehalf,
      replaces_id: place.replaces?.id ?? null,
      correction_reason: place.replaces?.reason ?? null,
      entry_no: place.entryNo,
    })
    .execute();
  const parts = { women, men, youth, formal, informal, duesPaying };
  return { onDay, members, ...parts, method, confidence, source, jumpReason, enteredOnBehalf };
};
