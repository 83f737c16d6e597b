import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import type { Place, Placed } from './budget-place.ts';
import { firstShort, type Move, newsOf, receipts, shiftedCells, undone } from './budget-shift.ts';

const place = (more: Partial<Place> = {}): Place => ({
  outcomeId: 'o1',
  partnershipId: null,
  block: 'operational',
  line: 'a',
  heading: 'running',
  item: '',
  from: '2027-01-01' as CalendarDay,
  until: '2027-12-31' as CalendarDay,
  currency: 'EUR',
  ...more,
});

const cellsOf = (pick: (below: number) => number): Placed[] =>
  [2027, 2028, 2029].flatMap((year) =>
    ['o1', 'o2', 'o3'].flatMap((outcomeId) =>
      ['running', 'personnel'].map((heading) => ({
        ...place({
          outcomeId,
          heading,
          from: `${year}-01-01` as CalendarDay,
          until: `${year}-12-31` as CalendarDay,
        }),
        minor: pick(1_000_000),
      })),
    ),
  );

const totals = (cells: readonly Placed[]): Record<string, number> => {
  const sums: Record<string, number> = { all: 0 };
  for (const { from, minor } of cells) {
    sums.all = (sums.all ?? 0) + minor;
    sums[from] = (sums[from] ?? 0) + minor;
  }
  return sums;
};

test('10,000 sequences of shifts keep the total and each year to the cent, and each cell as an oracle counts it', () => {
  const pick = seededRandom(42);
  for (let run = 0; run < 10_000; run += 1) {
    const first = cellsOf(pick);
    const oracle = first.map(({ minor }) => minor);
    let cells: Placed[] = first;
    for (let step = 0; step < 1 + pick(4); step += 1) {
      const moves: Move[] = [];
      for (let count = 0; count < 1 + pick(3); count += 1) {
        const year = pick(3) * 6;
        const [giver, taker] = [year + pick(6), year + pick(6)];
        const minor = 1 + pick(400_000);
        moves.push({ from: cells[giver]!, to: cells[taker]!, minor });
        oracle[giver]! -= minor;
        oracle[taker]! += minor;
      }
      cells = shiftedCells(cells, moves);
      assert.equal(firstShort(shiftedCells(cells, undone(moves)), moves) === -1, !isShort(cells, moves));
    }
    assert.deepEqual(totals(cells), totals(first));
    assert.deepEqual(
      cells.map(({ minor }) => minor),
      oracle,
    );
  }
});

const isShort = (after: readonly Placed[], moves: readonly Move[]): boolean =>
  moves.some(({ from }) => after.some((cell) => cell.minor < 0 && isSame(cell, from!)));
const isSame = (a: Place, b: Place): boolean =>
  a.outcomeId === b.outcomeId && a.heading === b.heading && a.from === b.from;

test('a cell that the budget did not have comes at its end', () => {
  const cells = [{ ...place(), minor: 100 }];
  const fresh = place({ outcomeId: 'o9' });
  const after = shiftedCells(cells, [{ from: place(), to: fresh, minor: 30 }]);
  assert.deepEqual(
    after.map(({ outcomeId, minor }) => [outcomeId, minor]),
    [
      ['o1', 70],
      ['o9', 30],
    ],
  );
});

test('a move within an outcome brings it nothing, but its heading receives', () => {
  const cells = [
    { ...place(), minor: 100 },
    { ...place({ heading: 'personnel' }), minor: 50 },
  ];
  const moves = [{ from: place(), to: place({ heading: 'personnel' }), minor: 10 }];
  assert.deepEqual(receipts(cells, moves), [
    { part: { kind: 'heading', id: 'personnel' }, before: 50, received: 10 },
  ]);
});

test('an outcome, a partner, its country and a heading count once each where the budget had no money for them', () => {
  const cells = [
    { ...place(), minor: 100 },
    { ...place({ outcomeId: 'o2' }), minor: 0 },
  ];
  const to = place({ outcomeId: 'o2', partnershipId: 'p1' });
  const moves = [
    { from: place(), to, minor: 1 },
    { from: place(), to: { ...to, item: 'venue' }, minor: 1 },
  ];
  const news = newsOf(cells, moves, () => 'BJ');
  assert.deepEqual(news, { outcomes: 1, partners: 1, headings: 1, countries: 1 });
});
