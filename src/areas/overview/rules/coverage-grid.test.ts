import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionKinds, aims } from '../../programmes/rules/outcome-input.ts';
import { coverageGrid } from './coverage-grid.ts';

const cell = (row: string | null, column: string | null, value: number, currency: string | null = 'EUR') => ({
  row,
  column,
  currency,
  value,
  held: null,
});

test('every aim and every kind has its place, also where nothing was done', () => {
  const grid = coverageGrid([cell('O2', 'A2', 5)], { rows: 'aim', columns: 'kind' }, (_, key) => key);
  assert.deepEqual(grid.rows, aims);
  assert.deepEqual(grid.columns, actionKinds);
  assert.deepEqual(grid.at('O1', 'A2'), []);
});

test('what has no code stands last', () => {
  const cells = [cell('untied', '2027', 1), cell('none', '2026', 1), cell('O8', '2026', 1)];
  const grid = coverageGrid(cells, { rows: 'aim', columns: 'year' }, (_, key) => key);
  assert.deepEqual(grid.rows, [...aims, 'none', 'untied']);
  assert.deepEqual(grid.columns, ['2026', '2027']);
});

test('countries stand in the order of their names, not of their codes', () => {
  const names: Record<string, string> = { BI: 'Burundi', BJ: 'Benin' };
  const cells = [cell('BI', '2026', 1), cell('BJ', '2026', 1)];
  const grid = coverageGrid(cells, { rows: 'country', columns: 'year' }, (_, key) => names[key] ?? key);
  assert.deepEqual(grid.rows, ['BJ', 'BI']);
});

test('sums stand at no row, no column, neither; each currency for itself', () => {
  const cells = [cell('O1', null, 3), cell(null, null, 3), cell(null, null, 4, 'USD')];
  const grid = coverageGrid(cells, { rows: 'aim', columns: 'kind' }, (_, key) => key);
  assert.equal(grid.at('O1', null)[0]?.value, 3);
  assert.deepEqual(
    grid.at(null, null).map(({ value }) => value),
    [3, 4],
  );
});
