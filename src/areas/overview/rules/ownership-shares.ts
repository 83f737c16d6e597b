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
  /** Minor units of one currency: what the partner put in itself (null: not to be compared), and what was spent with it. */
  ownMinor: number | null;
  spentMinor: number | null;
};

/** Whole per cent; null where there is nothing to have a share of. */
export type OwnershipShares = {
  year: number;
  activities: number | null;
  budget: number | null;
  decisions: number | null;
  /** Of what both put in together. */
  contribution: number | null;
};

/** How much of the common work is the partner's own, a year (aim O7). */
export const ownershipShares = (counted: OwnershipYear): OwnershipShares => ({
  year: counted.year,
  activities: share(counted.led, counted.activities),
  budget: share(counted.managedMinor, counted.budgetMinor),
  decisions: share(counted.decided, counted.decidable),
  contribution: contribution(counted),
});

const contribution = ({ ownMinor, spentMinor }: OwnershipYear): number | null =>
  spentMinor ? share(ownMinor, (ownMinor ?? 0) + spentMinor) : null;

const share = (part: number | null, whole: number | null): number | null =>
  part === null || !whole ? null : Math.round((part * 100) / whole);
