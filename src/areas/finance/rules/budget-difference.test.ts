import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { budgetDifference, type ComparedCell, differenceTotals } from './budget-difference.ts';

const cell = (item: string, minor: number, more: Partial<ComparedCell> = {}): ComparedCell => ({
  outcomeId: 'outcome',
  partnershipId: null,
  block: 'operational',
  line: 'a',
  heading: 'running',
  item,
  from: '2027-01-01',
  until: '2027-12-31',
  currency: 'EUR',
  minor,
  isSuperseded: false,
  ...more,
});

test('a cell is added, removed, changed or the same', () => {
  const before = [cell('same', 5), cell('more', 5), cell('gone', 5)];
  const after = [cell('new', 0), cell('same', 5), cell('more', 8)];
  assert.deepEqual(
    budgetDifference(before, after).map(({ cell: { item }, change, difference }) => [
      item,
      change,
      difference,
    ]),
    [
      ['new', 'added', 0],
      ['same', 'same', 0],
      ['more', 'changed', 3],
      ['gone', 'removed', -5],
    ],
  );
});

test('a cell in another currency is another cell; one held twice is its sum; a superseded one is in no sum', () => {
  const before = [cell('x', 5), cell('x', 2), cell('y', 9, { isSuperseded: true })];
  const after = [cell('x', 7), cell('x', 7, { currency: 'XOF' })];
  assert.deepEqual(
    budgetDifference(before, after).map(({ change, difference }) => [change, difference]),
    [
      ['same', 0],
      ['added', 7],
    ],
  );
});

test('of 10,000 cells the subtotals add up to what the versions differ by, on every axis', () => {
  const random = seededRandom(11);
  const generated = () =>
    Array.from({ length: 5_000 }, () =>
      cell(`i${random(900)}`, random(1_000_000), {
        outcomeId: `o${random(5)}`,
        from: `${2027 + random(5)}-01-01`,
        currency: random(9) === 0 ? 'XOF' : 'EUR',
      }),
    );
  const [before, after] = [generated(), generated()];
  const sum = (cells: ComparedCell[], currency: string) =>
    cells.filter((each) => each.currency === currency).reduce((total, { minor }) => total + minor, 0);
  const rows = budgetDifference(before, after);
  const axes: ((each: ComparedCell) => string)[] = [
    ({ outcomeId }) => outcomeId ?? '',
    ({ from }) => from,
    ({ block }) => block,
  ];
  for (const axis of axes)
    for (const currency of ['EUR', 'XOF']) {
      const totals = differenceTotals(rows, axis).filter((each) => each.currency === currency);
      const whole = totals.reduce((total, { difference }) => total + difference, 0);
      assert.equal(whole, sum(after, currency) - sum(before, currency));
    }
});
