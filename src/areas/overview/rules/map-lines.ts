import type { CoverageCell } from './coverage-grid.ts';

/** A country with its figures: one, or of money one a currency. */
export type MapLine = { country: string; cells: readonly CoverageCell[] };

/**
 * The sums of cells whose rows are countries, the greatest first in the currency that has most money, which is what a map
 * shades; and the sums over all of them.
 */
export const linesByCountry = (cells: readonly CoverageCell[]) => {
  const sums = cells.filter(({ column }) => column === null);
  const total = sums.filter(({ row }) => row === null);
  const [shaded = null] = [...total].sort((a, b) => b.value - a.value).map(({ currency }) => currency);
  const shadedValue = ({ cells: of }: MapLine) => of.find(({ currency }) => currency === shaded)?.value ?? 0;
  const lines = [...Map.groupBy(sums, ({ row }) => row)].flatMap(([country, of]): MapLine[] =>
    country === null ? [] : [{ country, cells: of }],
  );
  lines.sort((a, b) => shadedValue(b) - shadedValue(a));
  return { lines, total, shaded, shadedValue };
};
