import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beyondParticipants, type GroupCount } from './group-input.ts';

const people = (targetGroup: GroupCount['targetGroup'], count: number): GroupCount => ({
  measure: 'people',
  targetGroup,
  count,
});

for (const [name, counts, participants, expected] of [
  ['all of them', [people('informal', 20)], 20, []],
  ['two groups that overlap', [people('domestic', 15), people('migrant', 15)], 20, []],
  ['services, which one person gets twice', [{ ...people('informal', 60), measure: 'advice' }], 20, []],
  ['nobody where nobody came', [people('informal', 0)], 0, []],
  ['one too many', [people('informal', 21)], 20, [0]],
  ['the second group', [people('domestic', 5), people('migrant', 25)], 20, [1]],
  ['anyone where nobody came', [people('informal', 1)], 0, [0]],
] as const)
  test(`people of a target group are among those who took part: ${name}`, () => {
    assert.deepEqual(beyondParticipants(counts as unknown as GroupCount[], participants), [...expected]);
  });
