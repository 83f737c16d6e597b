import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Measurable } from './measured-value.ts';
import { judgeFigures } from './report-figures.ts';

const counted: Measurable = { measure: 'number', overPartners: 'sum', formula: null, scale: [] };
const known = { axes: [], leftOutAxes: [] };
const women = { sex: 'female' };
const men = { sex: 'male' };

const judged = (
  given: [breakdown: object, value: string][],
  standing: [breakdown: object, value: string][],
) => {
  const figures = given.map(([breakdown, value]) => ({
    indicatorId: 'i',
    breakdown: { ...breakdown },
    value,
  }));
  const found = judgeFigures(figures, {
    definitions: new Map([['i', { ...counted, ...known }]]),
    standing: standing.map(([breakdown, value]) => ({
      ...counted,
      indicatorId: 'i',
      breakdown: { ...breakdown },
      value,
    })),
    nothing: new Set(),
  });
  return 'errors' in found ? Object.entries(found.errors).map(([at, [why]]) => [at, why?.key]) : [];
};

test('parts that stand and are not given anew count beside the whole', () => {
  const broken = (at: number) => [[`figures.${at}.value`, 'results.check-sum-broken']];
  assert.deepEqual(
    judged(
      [[men, '6']],
      [
        [{}, '10'],
        [women, '5'],
      ],
    ),
    broken(0),
  );
  assert.deepEqual(
    judged(
      [[{}, '9']],
      [
        [women, '5'],
        [men, '5'],
      ],
    ),
    broken(0),
  );
  assert.deepEqual(
    judged(
      [
        [{}, '10'],
        [women, '4'],
        [men, '6'],
      ],
      [[women, '5']],
    ),
    [],
  );
  assert.deepEqual(
    judged(
      [[men, '5']],
      [
        [{}, '10'],
        [women, '5'],
      ],
    ),
    [],
  );
});
