import type * as z from 'zod/mini';
import type { Tx } from '../../../db/transaction.ts';
import { type screeningInput, sharesOf } from '../rules/screening-input.ts';

type Said = Omit<z.infer<typeof screeningInput>, 'id' | 'partnershipId'>;

type Place = {
  instituteId: string;
  id: string;
  partnershipId: string;
  entryNo: number;
  /** The row that it takes the place of, and why. */
  replaces?: { id: string; reason: string };
};

/** Writes one screening; returns what was said, for the trail. */
export const keepScreening = async (tx: Tx, place: Place, said: Said) => {
  const income = sharesOf(said);
  await tx
    .insertInto('partner_screenings')
    .values({
      institute_id: place.instituteId,
      id: place.id,
      partnership_id: place.partnershipId,
      screened_on: said.screenedOn,
      legal_status: said.legalStatus,
      registration: said.registration ?? null,
      registered_on: said.registeredOn ?? null,
      recognition_source: said.recognitionSource ?? null,
      statutes_on: said.statutesOn ?? null,
      congress_held_on: said.congressHeldOn ?? null,
      congress_due_on: said.congressDueOn ?? null,
      congress_prevented_source: said.congressPreventedSource ?? null,
      election_method: said.electionMethod,
      organ_seats: said.organSeats ?? null,
      organ_women: said.organWomen ?? null,
      organ_youth: said.organYouth ?? null,
      income_dues: income?.dues ?? null,
      income_employer: income?.employer ?? null,
      income_state: income?.state ?? null,
      income_party: income?.party ?? null,
      income_donors: income?.donors ?? null,
      income_other: income?.other ?? null,
      conflicts: said.conflicts ?? null,
      source: said.source,
      replaces_id: place.replaces?.id ?? null,
      correction_reason: place.replaces?.reason ?? null,
      entry_no: place.entryNo,
    })
    .execute();
  const { screenedOn, legalStatus, congressHeldOn, congressDueOn, electionMethod, conflicts, source } = said;
  const { congressPreventedSource, recognitionSource, organSeats, organWomen, organYouth } = said;
  return {
    screenedOn,
    legalStatus,
    recognitionSource,
    congressHeldOn,
    congressDueOn,
    congressPreventedSource,
    electionMethod,
    organSeats,
    organWomen,
    organYouth,
    income,
    conflicts,
    source,
  };
};
