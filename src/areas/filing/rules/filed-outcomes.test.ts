import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AccountRead, filedLines, yearSums } from './filed-outcomes.ts';
import type { FiledProgramme } from './filed-programme.ts';

const nothing = { spentMinor: 0, spentInYearMinor: 0, transferredMinor: 0 };
const outcome = (money: object, activities: object[]) => ({
  ...{ code: 'OS1', title: {}, aims: [], indicators: [], countries: [], budgetMinor: 100 },
  ...money,
  activities,
});
const planned = { kind: 'A1', planned: 3, held: 0, participants: 0 };

const filing = (year: number | null, outcomes: object[]): AccountRead => ({
  ...{ id: String(year), instituteCode: 'ism', programmeId: 'p', reference: 'P', year },
  content: {
    programme: { from: '2022-01-01', until: '2026-12-31', currency: 'EUR' },
    beside: { budgetMinor: 0, ...nothing },
    outcomes,
  } as unknown as FiledProgramme,
});
const saidOf = (year: number | null, outcomes: object[]) =>
  filedLines([filing(year, outcomes)]).map(({ money, reach }) => [
    money.spentMinor,
    money.transferredMinor,
    reach?.held,
    reach?.participants,
  ]);

test('nought of a whole programme that was filed alone is not said; nought of an account is', () => {
  const idle = outcome(nothing, [planned]);
  assert.deepEqual(saidOf(null, [idle]), [[null, null, null, null]]);
  assert.deepEqual(saidOf(2025, [idle]), [[0, 0, 0, 0]]);
  assert.deepEqual(yearSums(filedLines([filing(null, [idle])]))[0]?.reach, {
    planned: 3,
    held: null,
    participants: null,
  });
});

test('what a programme says of one of its outcomes is nought of another', () => {
  const spent = outcome({ ...nothing, spentMinor: 5 }, [planned]);
  assert.deepEqual(saidOf(null, [spent, outcome(nothing, [])]), [
    [5, null, null, null],
    [0, null, null, null],
  ]);
});

test('a sum says of how many accounts it is', () => {
  const account = filing(2025, [outcome(nothing, []), outcome(nothing, [])]);
  const sums = yearSums(
    filedLines([
      account,
      { ...account, id: 'other', instituteCode: 'ifsi' },
      filing(2024, [outcome(nothing, [])]),
    ]),
  );
  assert.deepEqual(
    sums.map(({ year, accounts }) => [year, accounts]),
    [
      [2024, 1],
      [2025, 2],
    ],
  );
});
