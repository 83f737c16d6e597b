import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { goneCellsOffice } from '../../../../test/support/gone-cells.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { standingOnGoneSteps } from './waiting-gone-cells.ts';

const db = await testDatabase();
const { indicator, aimed, redefine, waits: waitsFor } = await goneCellsOffice(db);
const waits = (id: string) => waitsFor(id, standingOnGoneSteps);

test('what was aimed at on a step that is no more waits since then, until the step is there again', async () => {
  const step = (value: string) => ({ value, label: { fr: { text: value, source: true } } });
  const rank = { measure: 'ordinal', overTime: 'last', overPartners: 'maximum' };
  const scale = ['1', '4', '9'].map(step);
  const id = await indicator({ ...rank, scale });
  await aimed(id, {});
  assert.deepEqual(await waits(id), []);
  await redefine(id, 1, { ...rank, scale: ['1', '9'].map(step) });
  assert.deepEqual(await waits(id), [`baseline-of-a-gone-step ${todayIn()}`], 'the target is on 9');
  await redefine(id, 2, { ...rank, scale: ['1', '2'].map(step) });
  const both = ['baseline', 'target'].map((what) => `${what}-of-a-gone-step ${todayIn()}`);
  assert.deepEqual(await waits(id), both);
  await redefine(id, 3, { ...rank, scale });
  assert.deepEqual(await waits(id), []);
  await redefine(id, 4, { ...rank, scale: ['0', '5'].map(step), comparable: false });
  assert.deepEqual(await waits(id), [], 'nothing compares any longer');
});
