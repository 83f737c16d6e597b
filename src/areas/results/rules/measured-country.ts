type Placed = { partnershipId?: string | null | undefined; country?: string | null | undefined };

/**
 * The country that a measurement names: where its partner works it names none, so that what was measured there is in one place
 * whether somebody said so or not.
 */
export const measuredCountry = (
  { partnershipId, country }: Placed,
  partnerCountries: ReadonlyMap<string, string>,
): string | null => {
  const own = partnershipId ? partnerCountries.get(partnershipId) : undefined;
  return country && country !== own ? country : null;
};
