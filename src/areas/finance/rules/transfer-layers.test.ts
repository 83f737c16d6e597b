import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DrawingOrder, drawFrom, type TransferLayer } from './transfer-layers.ts';

const layers: TransferLayer[] = [
  { id: 'first', left: 600_000, cost: 91_469 },
  { id: 'second', left: 700_000, cost: 105_000 },
];

test('a payment of 1,000,000 francs eats the first transfer and a part of the second', () => {
  const { uses, layers: rest, uncovered } = drawFrom(layers, 1_000_000, 'oldest_first');
  assert.deepEqual(uses, [
    { layerId: 'first', used: 600_000, cost: 91_469 },
    { layerId: 'second', used: 400_000, cost: 60_000 },
  ]);
  assert.deepEqual(rest[1], { id: 'second', left: 300_000, cost: 45_000 });
  assert.equal(uncovered, 0);
});

test('the weighted average takes from all transfers at once', () => {
  const { uses } = drawFrom(layers, 650_000, 'in_proportion');
  assert.deepEqual(
    uses.map(({ used }) => used),
    [300_000, 350_000],
  );
  assert.equal(
    uses.reduce((sum, { cost }) => sum + cost, 0),
    98_235,
  );
});

test('what no transfer bears stays open', () => {
  assert.deepEqual(drawFrom([], 5, 'oldest_first'), { uses: [], layers: [], uncovered: 5 });
  assert.equal(drawFrom(layers, 1_300_001, 'oldest_first').uncovered, 1);
});

/** Numbers that repeat: a linear congruential generator. */
const numbers = (seed: number) => {
  let state = seed;
  return (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % most;
  };
};

/** Unit by unit: the k-th unit of a transfer of `received` costs what rounding half away says up to it. */
const bruteForce = (
  transfers: readonly { received: number; debited: number }[],
  payments: readonly number[],
) => {
  const units = transfers.flatMap(({ received, debited }, at) =>
    Array.from({ length: received }, () => ({ at, share: debited / received })),
  );
  let next = 0;
  return payments.map((minor) => {
    const mine = units.slice(next, next + minor);
    next += minor;
    return {
      exact: mine.reduce((sum, { share }) => sum + share, 0),
      by: transfers.map((_, at) => mine.filter((unit) => unit.at === at).length),
    };
  });
};

test('10,000 ledgers: once all is spent or sent back, the parts are exactly what was debited, and no cent is lost', () => {
  for (let seed = 1; seed <= 10_000; seed += 1) {
    const draw = numbers(seed);
    const transfers = Array.from({ length: 1 + draw(4) }, (_, at) => ({
      id: String(at),
      received: 1 + draw(60),
      debited: 1 + draw(5_000),
    }));
    const total = transfers.reduce((sum, { received }) => sum + received, 0);
    const payments: number[] = [];
    for (let open = total; open > 0; ) {
      const minor = Math.min(open, 1 + draw(25));
      payments.push(minor);
      open -= minor;
    }
    const debited = transfers.reduce((sum, each) => sum + each.debited, 0);
    const oracle = bruteForce(transfers, payments);
    for (const order of ['oldest_first', 'in_proportion', 'mixed'] as const) {
      let held: TransferLayer[] = transfers.map(({ id, received, debited: cost }) => ({
        id,
        left: received,
        cost,
      }));
      let spent = 0;
      for (const [at, minor] of payments.entries()) {
        const mode: DrawingOrder =
          order === 'mixed' ? (draw(2) === 0 ? 'oldest_first' : 'in_proportion') : order;
        const drawn = drawFrom(held, minor, mode);
        assert.equal(drawn.uncovered, 0);
        assert.equal(
          drawn.uses.reduce((sum, { used }) => sum + used, 0),
          minor,
        );
        assert.ok(drawn.layers.every(({ left, cost }) => left >= 0 && cost >= 0));
        const cost = drawn.uses.reduce((sum, use) => sum + use.cost, 0);
        if (order === 'oldest_first') {
          const byLayer = transfers.map(
            ({ id }) => drawn.uses.find(({ layerId }) => layerId === id)?.used ?? 0,
          );
          assert.deepEqual(byLayer, oracle[at]!.by, `ledger ${seed}`);
          // Each transfer that is touched adds at most a cent of rounding, and carries one on.
          assert.ok(Math.abs(cost - oracle[at]!.exact) <= 2 * transfers.length, `ledger ${seed}`);
        }
        spent += cost;
        held = drawn.layers;
      }
      assert.equal(spent, debited, `ledger ${seed} ${order}`);
      assert.ok(held.every(({ left, cost }) => left === 0 && cost === 0));
    }
  }
});

test('10,000 ledgers: with payments taken back and made again nothing is lost either', () => {
  for (let seed = 1; seed <= 10_000; seed += 1) {
    const draw = numbers(seed);
    const before: TransferLayer[] = [
      { id: 'a', left: 1 + draw(900), cost: 1 + draw(900) },
      { id: 'b', left: 1 + draw(900), cost: 1 + draw(900) },
    ];
    const whole = before.reduce((sum, { cost }) => sum + cost, 0);
    const first = drawFrom(before, 1 + draw(300), draw(2) === 0 ? 'oldest_first' : 'in_proportion');
    const second = drawFrom(first.layers, 1 + draw(300), 'oldest_first');
    const released = second.layers.map(({ id, left, cost }) => {
      const back = first.uses.find(({ layerId }) => layerId === id);
      return { id, left: left + (back?.used ?? 0), cost: cost + (back?.cost ?? 0) };
    });
    const rest = drawFrom(released, 10_000, 'oldest_first');
    const costs = [...second.uses, ...rest.uses].reduce((sum, { cost }) => sum + cost, 0);
    assert.equal(costs, whole, `ledger ${seed}`);
  }
});
