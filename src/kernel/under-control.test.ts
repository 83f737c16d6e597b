import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readsNoneOf, readsYearsOf, yearsRead } from './under-control.ts';

const control = (...years: number[]) => ({ scope: { outcomes: ['one'], years } });

test('whoever has no control reads all years', () => {
  assert.equal(yearsRead({ scope: null }), undefined);
  assert.equal(readsYearsOf({ scope: null }, '2022-01-01', '2026-12-31'), true);
});

test('a control reads days whole where each of their years is under it', () => {
  assert.deepEqual(yearsRead(control(2025, 2024)), [2024, 2025]);
  assert.equal(readsYearsOf(control(2025, 2024), '2024-01-01', '2025-12-31'), true);
  assert.equal(readsYearsOf(control(2024, 2025), '2023-12-31', '2024-12-31'), false);
  assert.equal(readsYearsOf(control(2022, 2024), '2022-01-01', '2024-12-31'), false);
});

test('of days outside its years a control reads nothing, of others some', () => {
  assert.equal(readsNoneOf({ scope: null }, { from: '2022-01-01' }), false);
  assert.equal(readsNoneOf(control(2024, 2025), { until: '2023-12-31' }), true);
  assert.equal(readsNoneOf(control(2024, 2025), { from: '2026-01-01' }), true);
  assert.equal(readsNoneOf(control(2022, 2024), { from: '2023-01-01', until: '2023-12-31' }), true);
  assert.equal(readsNoneOf(control(2024, 2025), { from: '2022-01-01', until: '2024-06-30' }), false);
  assert.equal(readsNoneOf(control(2024, 2025), {}), false);
});
