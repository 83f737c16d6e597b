import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownShareOf, ownSharesBefore } from './own-share-years.ts';

const of = (year: number, ownMinor: number | null, spentMinor = 9_000) => ({
  year,
  currency: 'EUR',
  ownMinor,
  spentMinor,
});

test('the own share is what the partner put in, of that and of what was spent with it', () => {
  assert.equal(ownShareOf(of(2025, 1_000)), 10);
  assert.equal(ownShareOf(of(2025, 9_000)), 50);
});

test('without a rate, or with nothing spent, there is no share', () => {
  assert.equal(ownShareOf(of(2025, null)), null);
  assert.equal(ownShareOf(of(2025, 1_000, 0)), null);
});

test('the year that runs is not compared, nor one whose share is unknown; the oldest comes first', () => {
  const years = [of(2026, 1), of(2025, 1_000), of(2024, null), of(2023, 3_000)];
  assert.deepEqual(ownSharesBefore(years, 2026), [
    { year: 2023, share: 25 },
    { year: 2025, share: 10 },
  ]);
});
