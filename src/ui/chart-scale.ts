/**
 * Round numbers that span the values and zero, at most `steps` + 2 of them, smallest first.
 * Without a finite value it is 0 and 1.
 */
export function chartTicks(values: readonly (number | null)[], steps = 4): number[] {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  if (low === high) return [0, 1];
  const rough = (high - low) / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

/** Where a value lies between two ends, in percent with two decimals. */
export function percentBetween(value: number, low: number, high: number): number {
  return Math.round((10_000 * (value - low)) / (high - low)) / 100;
}
