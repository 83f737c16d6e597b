/** What was counted of one year, of the partner and of all that could have been the partner's. */
export type OwnershipYear = {
  year: number;
  led: number;
  activities: number;
  /** Minor units; null where the year's budgets are in several currencies. */
  managedMinor: number | null;
  budgetMinor: number | null;
  decided: number;
  decidable: number;
};

/** Whole per cent; null where there is nothing to have a share of. */
export type OwnershipShares = {
  year: number;
  activities: number | null;
  budget: number | null;
  decisions: number | null;
};

/** How much of the common work is the partner's own, a year (aim O7). */
export const ownershipShares = (counted: OwnershipYear): OwnershipShares => ({
  year: counted.year,
  activities: share(counted.led, counted.activities),
  budget: share(counted.managedMinor, counted.budgetMinor),
  decisions: share(counted.decided, counted.decidable),
});

const share = (part: number | null, whole: number | null): number | null =>
  part === null || !whole ? null : Math.round((part * 100) / whole);
