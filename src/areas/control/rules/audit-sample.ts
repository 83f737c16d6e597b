/** One line of a population: an expense and its converted amount; a reversal weighs as what it takes back. */
export type SampleUnit = { id: string; minor: number };

export const sampleMethods = ['random', 'stratified', 'monetary_unit'] as const;
export type SampleMethod = (typeof sampleMethods)[number];

export type SamplePlan = { method: SampleMethod; size: number; seed: number };

/**
 * The units that a plan draws, in the order of their ids: the same for the same units and seed, in whatever order the
 * units come. No unit is drawn twice; a population no larger than the size is taken whole.
 */
export const drawnSample = (units: readonly SampleUnit[], { method, size, seed }: SamplePlan): string[] => {
  const ordered = units.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  if (size >= ordered.length) return ordered.map(({ id }) => id);
  const draw = wholeNumbers(seed);
  const drawn =
    method === 'random'
      ? anyOf(ordered, size, draw)
      : method === 'stratified'
        ? fromStrata(ordered, size, draw)
        : byMonetaryUnit(ordered, size, draw);
  return drawn.map(({ id }) => id).sort();
};

/** Numbers from 0 to `below - 1`, each as likely: 64 bits of splitmix64, what lies beyond a multiple is drawn anew. */
const wholeNumbers = (seed: number) => {
  const mask = (1n << 64n) - 1n;
  let state = BigInt(seed) & mask;
  const next = (): bigint => {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    let mixed = state;
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & mask;
    return mixed ^ (mixed >> 31n);
  };
  return (below: bigint): bigint => {
    const fair = ((1n << 64n) / below) * below;
    let number = next();
    while (number >= fair) number = next();
    return number % below;
  };
};

type Draw = (below: bigint) => bigint;

const anyOf = (units: readonly SampleUnit[], size: number, draw: Draw): SampleUnit[] => {
  const left = [...units];
  for (let at = 0; at < size; at += 1) {
    const other = at + Number(draw(BigInt(left.length - at)));
    [left[at], left[other]] = [left[other]!, left[at]!];
  }
  return left.slice(0, size);
};

/** Four layers of equal number by amount; each gives its share of the size, the highest what is left over. */
const fromStrata = (units: readonly SampleUnit[], size: number, draw: Draw): SampleUnit[] => {
  const byAmount = units.toSorted((a, b) => b.minor - a.minor);
  const layers = [0, 1, 2, 3].map((at) =>
    byAmount.slice(Math.floor((at * byAmount.length) / 4), Math.floor(((at + 1) * byAmount.length) / 4)),
  );
  const share = Math.floor(size / 4);
  const left = size - 4 * share;
  const wanted = layers.map((layer, at) => Math.min(layer.length, share + (at < left ? 1 : 0)));
  for (let missing = size - wanted.reduce((a, b) => a + b, 0), at = 0; missing > 0; at = (at + 1) % 4)
    if (wanted[at]! < layers[at]!.length) {
      wanted[at]! += 1;
      missing -= 1;
    }
  return layers.flatMap((layer, at) => anyOf(layer, wanted[at]!, draw));
};

/**
 * Monetary unit sampling: what is as large as the interval is taken, then every interval of the rest from a drawn start;
 * a unit's chance is its share of the sum. Units of nothing are never drawn.
 */
const byMonetaryUnit = (units: readonly SampleUnit[], size: number, draw: Draw): SampleUnit[] => {
  const taken: SampleUnit[] = [];
  let rest = units.filter(({ minor }) => minor > 0);
  for (;;) {
    const places = BigInt(size - taken.length);
    if (places === 0n || rest.length === 0) return taken;
    const sum = sumOf(rest);
    const large = rest.filter(({ minor }) => BigInt(minor) * places >= sum);
    if (large.length === 0) return [...taken, ...everyInterval(rest, places, sum, draw)];
    taken.push(...large);
    rest = rest.filter((unit) => !large.includes(unit));
  }
};

/** Amounts are counted in parts of a minor unit, as many as places, so that the interval is whole: the sum itself. */
const everyInterval = (
  units: readonly SampleUnit[],
  places: bigint,
  interval: bigint,
  draw: Draw,
): SampleUnit[] => {
  let next = draw(interval);
  let reached = 0n;
  return units.filter(({ minor }) => {
    reached += BigInt(minor) * places;
    if (next >= reached) return false;
    next += interval;
    return true;
  });
};

const sumOf = (units: readonly SampleUnit[]): bigint =>
  units.reduce((sum, { minor }) => sum + BigInt(minor), 0n);
