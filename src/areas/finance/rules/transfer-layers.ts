/** What is left of one transfer: minor units of the partner's currency, and what they cost the programme. */
export type TransferLayer = { id: string; left: number; cost: number };

/** A part of a payment that one transfer bears; `used` in the partner's currency, `cost` in the programme's. */
export type TransferUse = { layerId: string; used: number; cost: number };

/** How a payment is borne, and what of it no transfer bears yet because the partner paid it in advance. */
export type Drawn = { uses: TransferUse[]; layers: TransferLayer[]; uncovered: number };

export type DrawingOrder = 'oldest_first' | 'in_proportion';

/**
 * Takes a payment out of what is left of transfers, the oldest first or out of all of them in proportion (the weighted
 * average). What a part cost is its share of what is left of the cost, rounded half away from zero, and the last part
 * takes what remains: once all is spent, the parts add up exactly to what was debited.
 */
export const drawFrom = (layers: readonly TransferLayer[], minor: number, order: DrawingOrder): Drawn => {
  const held = layers.reduce((sum, { left }) => sum + left, 0);
  const covered = Math.min(held, Math.max(minor, 0));
  const parts =
    covered === 0
      ? []
      : order === 'oldest_first'
        ? oldestFirst(layers, covered)
        : inProportion(layers, covered);
  const taken = new Map(parts.map((part) => [part.layerId, part]));
  return {
    uses: parts.filter(({ used, cost }) => used > 0 || cost > 0),
    layers: layers.map(({ id, left, cost }) => {
      const part = taken.get(id);
      return { id, left: left - (part?.used ?? 0), cost: cost - (part?.cost ?? 0) };
    }),
    uncovered: minor - covered,
  };
};

/** A cost that rounding left on a transfer with nothing left of it is borne by the next payment. */
const oldestFirst = (layers: readonly TransferLayer[], covered: number): TransferUse[] => {
  let open = covered;
  const uses: TransferUse[] = [];
  for (const { id, left, cost } of layers) {
    const used = Math.min(left, open);
    if (used === 0 && (left > 0 || cost === 0)) continue;
    uses.push({ layerId: id, used, cost: used === left ? cost : shareOf(cost, used, left) });
    open -= used;
  }
  return uses;
};

const inProportion = (layers: readonly TransferLayer[], covered: number): TransferUse[] => {
  const held = layers.reduce((sum, { left }) => sum + left, 0);
  const cost = layers.reduce((sum, layer) => sum + layer.cost, 0);
  const used = shared(
    covered,
    layers.map(({ left }) => left),
  );
  const costs = shared(
    shareOf(cost, covered, held),
    layers.map((layer) => layer.cost),
  );
  return layers.map(({ id }, at) => ({ layerId: id, used: used[at]!, cost: costs[at]! }));
};

const shareOf = (cost: number, used: number, left: number): number =>
  Number((2n * BigInt(cost) * BigInt(used) + BigInt(left)) / (2n * BigInt(left)));

/** In proportion to what each holds, never more than it holds; the first ones take what division leaves. */
const shared = (total: number, held: readonly number[]): number[] => {
  const sum = held.reduce((a, b) => a + BigInt(b), 0n);
  if (sum === 0n) return held.map(() => 0);
  const parts = held.map((each) => Number((BigInt(total) * BigInt(each)) / sum));
  let left = total - parts.reduce((a, b) => a + b, 0);
  return parts.map((part, at) => {
    const more = Math.min(left, held[at]! - part);
    left -= more;
    return part + more;
  });
};
