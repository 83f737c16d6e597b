/**
 * What is accounted for of one place in one year, in minor units of the programme's currency. `key`: an outcome, or the
 * block `management` or `structure` (see `keyOn`). Charged is what no rule keeps back; own funds bear what was put on them.
 */
export type JustificationLine = {
  key: string;
  year: number;
  budget: number;
  charged: number;
  ownFunds: number;
};

export type JustifiedAmounts = { budget: number; charged: number; ownFunds: number };

/** Of the year itself, and of everything until its end (art. 47 §1, 1° and 2°). */
export type Justified = { key: string; inYear: JustifiedAmounts; until: JustifiedAmounts };

const fields = ['budget', 'charged', 'ownFunds'] as const;

export const summed = (lines: readonly JustifiedAmounts[]): JustifiedAmounts =>
  Object.fromEntries(
    fields.map((field) => [field, lines.reduce((sum, line) => sum + line[field], 0)]),
  ) as JustifiedAmounts;

/** A row a place, in the order in which the places come. */
export const justifiedUntil = (lines: readonly JustificationLine[], year: number): Justified[] =>
  [...Map.groupBy(lines, ({ key }) => key)].map(([key, list]) => ({
    key,
    inYear: summed(list.filter((line) => line.year === year)),
    until: summed(list.filter((line) => line.year <= year)),
  }));

/** Operational and management costs that are charged: the flat rate of structure costs rests on them. */
export const directCosts = (rows: readonly Justified[]): { inYear: number; until: number } => {
  const direct = rows.filter(({ key }) => key !== 'structure');
  return {
    inYear: direct.reduce((sum, row) => sum + row.inYear.charged, 0),
    until: direct.reduce((sum, row) => sum + row.until.charged, 0),
  };
};
