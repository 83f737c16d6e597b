import type * as z from 'zod/mini';
import type { Tx } from '../../../db/transaction.ts';
import type { partnerContributionInput } from '../rules/partner-contribution-input.ts';

type Said = Omit<z.infer<typeof partnerContributionInput>, 'id' | 'partnershipId' | 'onBehalf'>;

type Place = {
  instituteId: string;
  id: string;
  partnershipId: string;
  enteredOnBehalf: string | null;
  entryNo: number;
  /** The row that it takes the place of, and why. */
  replaces?: { id: string; reason: string };
};

/** Writes one contribution; returns what was said, for the trail. */
export const keepPartnerContribution = async (tx: Tx, place: Place, said: Said) => {
  const { year, form, what, amount, source } = said;
  const { enteredOnBehalf } = place;
  await tx
    .insertInto('partner_contributions')
    .values({
      institute_id: place.instituteId,
      id: place.id,
      partnership_id: place.partnershipId,
      year,
      form,
      what,
      amount_minor: amount.minor,
      currency: amount.currency,
      source,
      entered_on_behalf: enteredOnBehalf,
      replaces_id: place.replaces?.id ?? null,
      correction_reason: place.replaces?.reason ?? null,
      entry_no: place.entryNo,
    })
    .execute();
  return { year, form, what, amount, source, enteredOnBehalf };
};
