import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { leaveMeasurement } from '../../../../test/support/left-measurement.ts';
import { firstHalf, reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';

const db = await testDatabase();
const { cast, officer, partnershipId, indicator, record, open } = await reportingOffice(db);

const label = (text: string) => ({ en: { text, source: true } });
const axis = (...keys: string[]) => ({
  key: 'sector',
  label: label('Sector'),
  categories: keys.map((key) => ({ key, label: label(key) })),
});
const definition = { title: { fr: { text: 'Membres', source: true } }, overTime: 'sum', overPartners: 'sum' };
const redefining = (indicatorId: string, more = {}) =>
  doing(db, officer, redefineIndicator, {
    ...definition,
    measure: 'number',
    indicatorId,
    version: 1,
    comparable: true,
    reason: 'The federation merged',
    cells: [],
    ...more,
  });
const later = { from: `${reportYear}-07-01`, until: `${reportYear}-12-31` };
const beforeOf = async (id: string) => {
  const { before } = await (await open([id], later)).now();
  return before.map(({ breakdown, value, until }) => [breakdown, value, until]);
};
const end = `${reportYear}-06-30`;

test('the figure before is of the same place: one that was measured in another country is not shown', async () => {
  const id = await indicator();
  await record(id, '7', { until: `${reportYear}-03-31` });
  await record(id, '9', { country: 'BJ' });
  assert.deepEqual(await beforeOf(id), [[{}, '7', `${reportYear}-03-31`]]);
});

test('the figure before is in the cell of the definition in force; cells that came together are added up', async () => {
  const id = await indicator({ axes: [axis('mining', 'quarries')] });
  await record(id, '5', { breakdown: { sector: 'mining' } });
  await record(id, '2', { breakdown: { sector: 'quarries' } });
  const to = { axis: 'sector', category: 'extraction' };
  const merged = (category: string) => ({ axis: 'sector', category, change: 'merged', to });
  const cells = [merged('mining'), merged('quarries')];
  await redefining(id, { axes: [axis('extraction')], cells });
  assert.deepEqual(await beforeOf(id), [[{ sector: 'extraction' }, '7', end]]);
});

test('of several values of one period under one name the last that came is the figure before', async () => {
  const id = await indicator();
  const left = { indicatorId: id, partnershipId, ...firstHalf, breakdown: {} };
  for (const value of ['7', '3']) await leaveMeasurement(db, cast, { ...left, value });
  assert.deepEqual(await beforeOf(id), [[{}, '3', end]]);
});

test('a figure under a version that is not comparable is no figure before', async () => {
  const id = await indicator();
  await record(id, '5');
  await redefining(id, { comparable: false });
  assert.deepEqual(await beforeOf(id), []);
});
