import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { redefineIndicator } from '../../results/commands/redefine-indicator.ts';
import { setBaseline } from '../../results/commands/set-baseline.ts';
import { setTarget } from '../../results/commands/set-target.ts';
import { type WaitingQuestion, waitingFor } from './waiting.ts';
import { baselinesOfGoneCells, standingInGoneCrossings, targetsOfGoneCells } from './waiting-gone-cells.ts';

const db = await testDatabase();
const { institute, officer, indicator } = await reportingOffice(db);
const title = { fr: { text: 'Membres', source: true as const } };
const counted = { title, measure: 'number', overTime: 'sum', overPartners: 'sum' } as const;
const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };
const youngWomen = { sex: 'female', age: 'under_35' };
const axis = (key: string, ...categories: string[]) => ({
  ...{ key, label: title },
  categories: categories.map((each) => ({ key: each, label: title })),
});

const waits = async (id: string, ...questions: WaitingQuestion[]) => {
  const scope = { instituteId: institute, today: todayIn() };
  const found = await db.read(officer, (tx) => waitingFor(tx, scope, questions));
  return found.flatMap(({ what, on, subject }) => (subject.id === id ? [`${what} ${on}`] : []));
};
const gone = [standingInGoneCrossings];
const both = [`target-of-a-gone-crossing ${todayIn()}`, `baseline-of-a-gone-crossing ${todayIn()}`];
const aimed = async (indicatorId: string, breakdown: object) => {
  await doing(db, officer, setTarget, { indicatorId, ...year, value: '9', breakdown });
  await doing(db, officer, setBaseline, { indicatorId, year: reportYear - 1, value: '4', breakdown });
};
const redefine = (indicatorId: string, version: number, more: object) =>
  doing(db, officer, redefineIndicator, {
    ...{ indicatorId, version, ...counted, reason: 'Asked otherwise' },
    ...more,
  });

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
