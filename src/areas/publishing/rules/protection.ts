/**
 * How much of a partner is published, from all to least: named; without its name; without its country either;
 * folded with others into sums. Each withholds what the one before does.
 */
export const degrees = ['open', 'unnamed', 'country_withheld', 'folded'] as const;
export type Degree = (typeof degrees)[number];

/** A decision to withhold: of one partner, of all partners of one outcome, or of one partner in one outcome. */
export type Protection = {
  organisationId: string | null;
  outcomeId: string | null;
  degree: Degree;
};

/** The strictest of these; open where there are none. */
export const strictest = (all: readonly Degree[]): Degree =>
  degrees[Math.max(0, ...all.map((degree) => degrees.indexOf(degree)))]!;

/** Whether a degree withholds at least as much as another. */
export const isAtLeast = (degree: Degree, least: Degree): boolean =>
  degrees.indexOf(degree) >= degrees.indexOf(least);

/** How an organisation is published in an outcome. */
export const degreeIn = (
  protections: readonly Protection[],
  organisationId: string,
  outcomeId: string,
): Degree =>
  strictest(
    protections.flatMap((each) =>
      (each.organisationId ?? organisationId) === organisationId &&
      (each.outcomeId ?? outcomeId) === outcomeId
        ? each.degree
        : [],
    ),
  );
