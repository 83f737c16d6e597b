import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baselineToNow, changeOf } from './capacity-change.ts';
import type { AskedGroup } from './questionnaire.ts';

const item = (code: string, groupCode: string | null = null) => ({
  code,
  groupCode,
  position: 0,
  asks: 'mark' as const,
  text: {},
});
const groups: AskedGroup[] = [
  { ...item('lead'), items: [item('vision', 'lead'), item('organs', 'lead')] },
  { ...item('serve'), items: [item('advice', 'serve')] },
];

test('each area stands with its mean and its capacities, from the first round to the latest', () => {
  const areas = baselineToNow(
    groups,
    { vision: 2, organs: 3, advice: 4 },
    { vision: 4, organs: 3, advice: 3 },
  );
  assert.deepEqual(
    areas.map(({ item: { code }, first, last }) => [code, first, last]),
    [
      ['lead', 2.5, 3.5],
      ['serve', 4, 3],
    ],
  );
  assert.deepEqual(areas[0]?.capacities.map(changeOf), [2, 0]);
  assert.deepEqual(areas.map(changeOf), [1, -1]);
});

test('a round that is not open says nothing, and no change is made up from one end', () => {
  const [lead] = baselineToNow(groups, undefined, { vision: 4 });
  assert.deepEqual([lead?.first, lead?.last], [null, 4]);
  assert.equal(lead && changeOf(lead), null);
  const [closed] = baselineToNow(groups, undefined, undefined);
  assert.deepEqual(
    closed?.capacities.flatMap(({ first, last }) => [first, last]),
    [null, null, null, null],
  );
});

test('what an earlier edition did not ask has no beginning', () => {
  const [lead] = baselineToNow(groups, { vision: 1 }, { vision: 2, organs: 5 });
  assert.deepEqual(lead?.capacities.map(changeOf), [1, null]);
});
