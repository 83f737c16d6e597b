import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Placed } from './budget-place.ts';
import { carriedOver, groupKey, spentByGroup } from './carry-over.ts';
import { amountByYear } from './period-years.ts';

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

test('a group that spent more keeps its amounts, and structure costs stay', () => {
  const over = carriedOver([cell(), of(2026)], spent(130), year);
  assert.deepEqual([minors(over.cells), over.carried], [['2025 100', '2026 100'], []]);
  const structure = cell({ block: 'structure', outcomeId: null, line: null, heading: null });
  assert.deepEqual(carriedOver([structure], new Map(), year).carried, []);
});

test('an amount that runs beyond the year is parted at its end, unless it is to stay whole', () => {
  const running = cell({ from: day('2025-07-01'), until: day('2026-06-30'), minor: 365 });
  const { cells, carried, leftOut } = carriedOver([cell(), running], spent(110), year);
  // 184 of its days lie in 2025: 100 and 184 were there, 174 are left; the whole year's amount gives first.
  assert.deepEqual(minors(cells), ['2025 0', '2025 110', '2026 255', '2026 100']);
  assert.deepEqual([carried.map(({ minor }) => minor), leftOut], [[174], []]);
  assert.deepEqual(carriedOver(cells, spent(110), year).carried, []);
  const whole = carriedOver([cell(), running], spent(110), { ...year, mayPart: () => false });
  assert.deepEqual(minors(whole.cells), ['2025 100', '2025 365']);
  assert.deepEqual([whole.carried, whole.leftOut.map(({ minor }) => minor)], [[], [174]]);
});

test('what has ended by the next year takes nothing there, and is told', () => {
  const other = cell({ outcomeId: 'ended' });
  const goesOn = ({ outcomeId }: { outcomeId: string | null }) => outcomeId !== 'ended';
  const { cells, carried, leftOut } = carriedOver([cell(), other], new Map(), { ...year, goesOn });
  assert.deepEqual(minors(cells), ['2025 0', '2025 100', '2026 100']);
  assert.deepEqual([carried.length, leftOut.map(({ minor, why }) => [minor, why])], [1, [[100, 'ended']]]);
});

test('spending that says more than the budget falls on the closest group that says less', () => {
  const cells = [
    cell({ line: 'a' }),
    cell({ line: 'a', partnershipId: 'p' }),
    cell({ line: null, heading: null }),
    cell({ line: 'a', partnershipId: 'p', heading: null }),
  ];
  const said = (more: Partial<Placed>) => cell({ line: 'a', minor: 1, ...more });
  const sums = [
    said({ partnershipId: 'p' }),
    said({ partnershipId: 'p', heading: 'investment' }),
    said({ partnershipId: 'q' }),
    said({ line: 'c', partnershipId: 'q' }),
    said({ outcomeId: 'other' }),
  ];
  const found = spentByGroup(cells, sums);
  assert.deepEqual(
    cells.map((each) => found.get(groupKey(each))),
    [1, 1, 1, 1],
  );
  assert.equal(found.get(groupKey(sums[4]!)), 1);
});

const inYears = ({ minor, from, until }: Placed, last: number): number =>
  [...amountByYear(minor, from, until)].reduce((sum, [at, part]) => (at <= last ? sum + part : sum), 0);

test('groups keep their sum to the cent and nothing falls below zero, whatever was spent', () => {
  let seed = 11;
  const draw = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const keys = ['a', 'b', 'c'];
  for (let run = 0; run < 10_000; run += 1) {
    const cells = Array.from({ length: 1 + draw(8) }, () =>
      of(2022 + draw(5), {
        outcomeId: keys[draw(3)]!,
        minor: draw(1000),
        item: String(draw(2)),
        ...(draw(4) === 0 ? { until: day('2026-12-31') } : {}),
      }),
    );
    const charged = new Map(keys.map((key) => [groupKey(cell({ outcomeId: key })), draw(3000) - 200]));
    const { cells: after } = carriedOver(cells, charged, year);
    const sum = (list: readonly Placed[], key: string) =>
      list.filter(({ outcomeId }) => outcomeId === key).reduce((total, { minor }) => total + minor, 0);
    const until2025 = (list: readonly Placed[], key: string) =>
      sum(
        list.map((each) => ({ ...each, minor: inYears(each, 2025) })),
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
