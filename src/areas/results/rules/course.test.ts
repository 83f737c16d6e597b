import assert from 'node:assert/strict';
import { test } from 'node:test';
import { courseOf, type Way } from './course.ts';

type Case = Omit<Way, 'ascending'> & { ascending?: boolean };

const cases: [string, Case, number | undefined][] = [
  ['halfway up from a baseline', { baseline: '10', actual: '15', target: '20', overTime: 'last' }, 50],
  ['halfway down from a baseline', { baseline: '20', actual: '15', target: '10', overTime: 'last' }, 50],
  ['a sum starts from nothing', { baseline: '10', actual: '15', target: '20', overTime: 'sum' }, 75],
  [
    'without a baseline it starts from nothing',
    { baseline: null, actual: '1.5', target: '2', overTime: 'last' },
    75,
  ],
  ['past the target', { baseline: '0', actual: '30', target: '20', overTime: 'last' }, 150],
  ['away from it', { baseline: '10', actual: '5', target: '20', overTime: 'last' }, -50],
  ['no way at all', { baseline: '20', actual: '20', target: '20', overTime: 'last' }, undefined],
  ['nothing measured', { baseline: '10', actual: null, target: '20', overTime: 'last' }, undefined],
  ['nothing aimed at', { baseline: '10', actual: '12', target: null, overTime: 'last' }, undefined],
  ['a third, rounded', { baseline: '0', actual: '1', target: '3', overTime: 'mean' }, 33],
  [
    'halfway down where less is better',
    { baseline: '20', actual: '15', target: '10', overTime: 'last', ascending: false },
    50,
  ],
  [
    'less is better and nobody said where it began',
    { baseline: null, actual: '20', target: '5', overTime: 'last', ascending: false },
    undefined,
  ],
  [
    'less is better and it adds up',
    { baseline: '90', actual: '80', target: '50', overTime: 'sum', ascending: false },
    undefined,
  ],
];
for (const [what, way, percent] of cases)
  test(`${what}: ${percent ?? 'nothing to say'}`, () =>
    assert.equal(courseOf({ ascending: true, ...way }), percent));
