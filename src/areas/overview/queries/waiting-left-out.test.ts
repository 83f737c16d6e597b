import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { goneCellsOffice } from '../../../../test/support/gone-cells.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { takeBackDefinition } from '../../results/commands/take-back-definition.ts';
import { standingInLeftOutAxes } from './waiting-gone-cells.ts';

const db = await testDatabase();
const { officer, indicator, aimed, redefine, waits: waitsFor } = await goneCellsOffice(db);
const waits = (id: string) => waitsFor(id, standingInLeftOutAxes);
const both = ['baseline', 'target'].map((what) => `${what}-of-a-left-out-axis ${todayIn()}`);

test('what was aimed at by an axis that is left out waits since then, until it is asked again', async () => {
  const id = await indicator();
  await aimed(id, { sex: 'female' });
  await redefine(id, 1, { leftOutAxes: ['age'] });
  assert.deepEqual(await waits(id), [], 'sex is asked as before');
  await redefine(id, 2, { leftOutAxes: ['sex', 'age'] });
  assert.deepEqual(await waits(id), both);
  await redefine(id, 3, { description: { fr: { text: 'Autrement', source: true } } });
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
