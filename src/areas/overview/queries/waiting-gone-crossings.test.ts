import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { goneCellsOffice } from '../../../../test/support/gone-cells.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { baselinesOfGoneCells, standingInGoneCrossings, targetsOfGoneCells } from './waiting-gone-cells.ts';

const db = await testDatabase();
const { indicator, aimed, redefine, waits } = await goneCellsOffice(db);
const youngWomen = { sex: 'female', age: 'under_35' };
const named = (key: string) => ({ key, label: { fr: { text: key, source: true as const } } });
const axis = (key: string, ...categories: string[]) => ({
  ...named(key),
  categories: categories.map(named),
});

const gone = [standingInGoneCrossings];
const both = [`target-of-a-gone-crossing ${todayIn()}`, `baseline-of-a-gone-crossing ${todayIn()}`];

test('what stands in a crossing that was taken out waits since then, until it is counted again; a publication’s does not', async () => {
  const id = await indicator({ crossings: [['sex', 'age']] });
  await aimed(id, youngWomen);
  await aimed(id, { sex: 'female', economy: 'informal' });
  assert.deepEqual(await waits(id, ...gone), []);
  await redefine(id, 1, { crossings: [] });
  assert.deepEqual((await waits(id, ...gone)).sort(), both.toSorted());
  assert.deepEqual(await waits(id, targetsOfGoneCells, baselinesOfGoneCells), []);
  await redefine(id, 2, { crossings: [['age', 'sex']] });
  assert.deepEqual(await waits(id, ...gone), []);
  await redefine(id, 3, { crossings: [], comparable: false });
  assert.deepEqual(await waits(id, ...gone), [], 'nothing compares any longer');
});

test('so does what was carried to another breakdown as the crossing was taken out; a category that is no more waits as such', async () => {
  const axes = [axis('sector', 'mining', 'ports')];
  const id = await indicator({ axes, crossings: [['sex', 'sector']] });
  await aimed(id, { sex: 'female', sector: 'mining' });
  await redefine(id, 1, {
    ...{ axes: [axis('trade', 'extraction')], crossings: [] },
    cells: [
      ...[
        {
          axis: 'sector',
          category: 'mining',
          change: 'renamed',
          to: { axis: 'trade', category: 'extraction' },
        },
      ],
      { axis: 'sector', category: 'ports', change: 'dropped' },
    ],
  });
  assert.deepEqual((await waits(id, ...gone)).sort(), both.toSorted());
  const other = await indicator({ axes, crossings: [['sex', 'sector']] });
  await aimed(other, { sex: 'female', sector: 'mining' });
  await redefine(other, 1, {
    ...{ axes: [axis('sector', 'ports')], crossings: [] },
    cells: [{ axis: 'sector', category: 'mining', change: 'dropped' }],
  });
  assert.deepEqual(await waits(other, ...gone), []);
  assert.equal((await waits(other, targetsOfGoneCells, baselinesOfGoneCells)).length, 2);
});
