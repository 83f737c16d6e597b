import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { redefineIndicator } from '../../results/commands/redefine-indicator.ts';
import { setBaseline } from '../../results/commands/set-baseline.ts';
import { setTarget } from '../../results/commands/set-target.ts';
import { takeBackDefinition } from '../../results/commands/take-back-definition.ts';
import { waitingFor } from './waiting.ts';
import { standingInLeftOutAxes } from './waiting-gone-cells.ts';

const db = await testDatabase();
const { institute, officer, indicator } = await reportingOffice(db);
const title = { fr: { text: 'Membres', source: true as const } };
const counted = { title, measure: 'number', overTime: 'sum', overPartners: 'sum' } as const;
const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };

const waits = async (id: string) => {
  const scope = { instituteId: institute, today: todayIn() };
  const found = await db.read(officer, (tx) => waitingFor(tx, scope, [standingInLeftOutAxes]));
  return found.flatMap(({ what, on, subject }) => (subject.id === id ? [`${what} ${on}`] : [])).sort();
};
const both = ['baseline', 'target'].map((what) => `${what}-of-a-left-out-axis ${todayIn()}`);
const aimed = async (indicatorId: string, breakdown: object) => {
  await doing(db, officer, setTarget, { indicatorId, ...year, value: '9', breakdown });
  await doing(db, officer, setBaseline, { indicatorId, year: reportYear - 1, value: '4', breakdown });
};
const redefine = (indicatorId: string, version: number, more: object) =>
  doing(db, officer, redefineIndicator, {
    ...{ indicatorId, version, ...counted, reason: 'Asked otherwise' },
    ...more,
  });

test('what was aimed at by an axis that is left out waits since then, until it is asked again', async () => {
  const id = await indicator();
  await aimed(id, { sex: 'female' });
  await redefine(id, 1, { leftOutAxes: ['age'] });
  assert.deepEqual(await waits(id), [], 'sex is asked as before');
  await redefine(id, 2, { leftOutAxes: ['sex', 'age'] });
  assert.deepEqual(await waits(id), both);
  await redefine(id, 3, {});
  assert.deepEqual(await waits(id), both, 'what is left unsaid stays');
  await redefine(id, 4, { leftOutAxes: [] });
  assert.deepEqual(await waits(id), []);
  await redefine(id, 5, { leftOutAxes: ['sex'], comparable: false });
  assert.deepEqual(await waits(id), [], 'nothing compares any longer');
});

test('what was brought by an axis that was never asked waits for nobody, nor where only a version taken back asked it', async () => {
  const id = await indicator({ leftOutAxes: ['sex'] });
  await aimed(id, { sex: 'female' });
  await aimed(id, {});
  assert.deepEqual(await waits(id), []);
  await redefine(id, 1, { leftOutAxes: [] });
  const again = { indicatorId: id, version: 2, reason: 'Changed by mistake' };
  await doing(db, officer, takeBackDefinition, again);
  assert.deepEqual(await waits(id), []);
});
