/** One line of the bench's table: what was measured, what came out, the bar it is held against. */
export type Figure = { what: string; found: string; bar: string; isWithin: boolean | null };

/** `limit` is the bar's own number; `more` where more is better. Without a limit the figure is there to be known. */
export const figure = (
  what: string,
  value: number,
  unit: string,
  limit?: { value: number; more?: boolean },
): Figure => {
  const isWithin = limit === undefined ? null : limit.more ? value >= limit.value : value <= limit.value;
  return {
    what,
    found: `${rounded(value)} ${unit}`,
    bar: limit === undefined ? '' : `${limit.more ? '>=' : '<='} ${rounded(limit.value)} ${unit}`,
    isWithin,
  };
};

const rounded = (value: number): string =>
  (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100).toLocaleString('en');

/** The value that this share of the others does not exceed; 0.95 for the 95th percentile. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

/** Milliseconds that each of `times` runs took, after `warmUp` runs that do not count. */
export const timed = async (times: number, warmUp: number, fn: () => Promise<unknown>): Promise<number[]> => {
  const taken: number[] = [];
  for (let run = -warmUp; run < times; run++) {
    const began = performance.now();
    await fn();
    if (run >= 0) taken.push(performance.now() - began);
  }
  return taken;
};

/** Milliseconds of each of several ways, run in turn, so that whatever else the machine does slows all of them alike. */
export const timedInTurn = async (
  times: number,
  warmUp: number,
  ways: readonly (() => Promise<unknown>)[],
): Promise<number[][]> => {
  const taken: number[][] = ways.map(() => []);
  for (let run = -warmUp; run < times; run++)
    for (const [index, way] of ways.entries()) {
      const [spent] = await timed(1, 0, way);
      if (run >= 0) taken[index]?.push(spent ?? Number.NaN);
    }
  return taken;
};

export const asMarkdown = (figures: readonly Figure[]): string =>
  [
    '| what | found | bar | |',
    '|---|---|---|---|',
    ...figures.map(
      ({ what, found, bar, isWithin }) =>
        `| ${what} | ${found} | ${bar} | ${isWithin === null ? '' : isWithin ? 'within' : '**beyond**'} |`,
    ),
  ].join('\n');
