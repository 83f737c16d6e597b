import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownershipShares } from './ownership-shares.ts';

const year = {
  year: 2025,
  led: 3,
  activities: 4,
  managedMinor: 2_000,
  budgetMinor: 3_000,
  decided: 1,
  decidable: 2,
  ownMinor: 500,
  spentMinor: 4_500,
};

test('a share of ownership is whole per cent of what the partner and the institute do together', () => {
  assert.deepEqual(ownershipShares(year), {
    year: 2025,
    activities: 75,
    budget: 67,
    decisions: 50,
    contribution: 10,
  });
});

test('where there is nothing to have a share of, there is no share: not nought', () => {
  const empty = {
    ...year,
    activities: 0,
    led: 0,
    budgetMinor: 0,
    managedMinor: 0,
    decidable: 0,
    decided: 0,
    spentMinor: 0,
  };
  assert.deepEqual(ownershipShares(empty), {
    year: 2025,
    activities: null,
    budget: null,
    decisions: null,
    contribution: null,
  });
});

test('budgets in several currencies have no common share, and nought of something is nought', () => {
  const mixed = { ...year, managedMinor: null, budgetMinor: null, led: 0 };
  assert.deepEqual(ownershipShares(mixed), {
    year: 2025,
    activities: 0,
    budget: null,
    decisions: 50,
    contribution: 10,
  });
});

test('a contribution that nobody recorded, or that no rate brings into the currency, is unknown: not nought', () => {
  assert.equal(ownershipShares({ ...year, ownMinor: null }).contribution, null);
  assert.equal(ownershipShares({ ...year, ownMinor: null, spentMinor: null }).contribution, null);
});
