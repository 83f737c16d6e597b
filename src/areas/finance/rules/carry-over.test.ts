import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Placed } from './budget-place.ts';
import { carriedOver, groupKey } from './carry-over.ts';

const day = (text: string) => text as CalendarDay;
const cell = (more: Partial<Placed> = {}): Placed => ({
  outcomeId: 'o',
  partnershipId: null,
  block: 'operational',
  line: 'd',
  heading: 'running',
  item: '',
  from: day('2025-01-01'),
  until: day('2025-12-31'),
  currency: 'EUR',
  minor: 100,
  ...more,
});
const of = (year: number, more: Partial<Placed> = {}) =>
  cell({ from: day(`${year}-01-01`), until: day(`${year}-12-31`), ...more });
const year = { year: 2025, next: { from: day('2026-01-01'), until: day('2026-12-31') } };
const spent = (minor: number, place = cell()) => new Map([[groupKey(place), minor]]);
const minors = (cells: readonly Placed[]) => cells.map(({ from, minor }) => `${from.slice(0, 4)} ${minor}`);

test('what is left goes to the first amount of the next year, or to a new one', () => {
  const both = carriedOver([cell(), of(2026, { minor: 10 }), of(2027)], spent(70), year);
  assert.deepEqual(minors(both.cells), ['2025 70', '2026 40', '2027 100']);
  const alone = carriedOver([cell()], spent(70), year);
  assert.deepEqual(minors(alone.cells), ['2025 70', '2026 30']);
});

test('it is cumulative: the latest year gives first, then those before it', () => {
  const { cells } = carriedOver([of(2023), of(2024), cell({ minor: 50 })], spent(120), year);
  assert.deepEqual(minors(cells), ['2023 100', '2024 20', '2025 0', '2026 130']);
  const again = carriedOver(cells, spent(120), year);
  assert.deepEqual(again.carried, []);
});

test('a group that spent more keeps its amounts, structure costs stay, and an amount over years is left out', () => {
  const over = carriedOver([cell(), of(2026)], spent(130), year);
  assert.deepEqual([minors(over.cells), over.carried], [['2025 100', '2026 100'], []]);
  const structure = cell({ block: 'structure', outcomeId: null, line: null, heading: null });
  assert.deepEqual(carriedOver([structure], new Map(), year).carried, []);
  const running = cell({ from: day('2025-07-01'), until: day('2026-06-30') });
  const { cells, leftOut } = carriedOver([cell(), running], spent(10), year);
  assert.deepEqual(minors(cells), ['2025 100', '2025 100']);
  assert.deepEqual(
    leftOut.map(({ minor }) => minor),
    [90],
  );
});

test('groups keep their sum to the cent and nothing falls below zero, whatever was spent', () => {
  let seed = 11;
  const draw = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const keys = ['a', 'b', 'c'];
  for (let run = 0; run < 10_000; run += 1) {
    const cells = Array.from({ length: 1 + draw(8) }, () =>
      of(2022 + draw(5), { outcomeId: keys[draw(3)]!, minor: draw(1000), item: String(draw(2)) }),
    );
    const charged = new Map(keys.map((key) => [groupKey(cell({ outcomeId: key })), draw(3000) - 200]));
    const { cells: after } = carriedOver(cells, charged, year);
    const sum = (list: readonly Placed[], key: string) =>
      list.filter(({ outcomeId }) => outcomeId === key).reduce((total, { minor }) => total + minor, 0);
    const until2025 = (list: readonly Placed[], key: string) =>
      sum(
        list.filter(({ until }) => until <= '2025-12-31'),
        key,
      );
    assert.ok(after.every(({ minor }) => minor >= 0));
    for (const key of keys) {
      assert.equal(sum(after, key), sum(cells, key));
      const budget = until2025(cells, key);
      const used = charged.get(groupKey(cell({ outcomeId: key })))!;
      // Oracle: of what was there until the end of the year as much stays as was charged, if it was there.
      const stays = budget <= 0 ? budget : Math.min(budget, Math.max(used, 0));
      assert.equal(until2025(after, key), stays, JSON.stringify({ cells, key, used }));
    }
  }
});
