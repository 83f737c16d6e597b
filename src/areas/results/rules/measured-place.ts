/** Where a figure was measured, in its cell or as a whole. */
export type MeasuredPlace = {
  indicatorId: string;
  partnershipId?: string | null | undefined;
  from: string;
  until: string;
  country?: string | null | undefined;
};

/** What the parts of a figure share with their whole: indicator, partner, country and period. */
export const placeOfMeasurement = (measured: MeasuredPlace): string => {
  const { indicatorId, partnershipId, from, until, country } = measured;
  return JSON.stringify([indicatorId, partnershipId ?? null, country ?? null, from, until]);
};
