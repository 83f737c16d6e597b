import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readsYearsOf, yearsRead } from './under-control.ts';

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
