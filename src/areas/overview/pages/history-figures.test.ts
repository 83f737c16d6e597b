import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice } from '../../../../test/support/reporting.ts';
import { paths } from '../../../paths.ts';
import { correctMeasurement } from '../../results/commands/correct-measurement.ts';
import { redefineIndicator } from '../../results/commands/redefine-indicator.ts';
import { setBaseline } from '../../results/commands/set-baseline.ts';
import { setTarget } from '../../results/commands/set-target.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const { cast, officer } = office;
const reader = testApp(db).as(cast.as('programme_officer', { language: 'en' }));
const label = (text: string) => ({ en: { text, source: true as const } });
const scaled = {
  ...{ title: label('Practice'), measure: 'ordinal', overTime: 'last', overPartners: 'mean' },
  scale: [
    { value: '1', label: label('not at all') },
    { value: '3', label: label('partly') },
    { value: '4', label: label('wholly') },
  ],
};
const history = async (kind: string, id: string) => (await reader.get(paths.history({ kind, id }))).text;

test('a step of a scale in a history is followed by its word, before and after a correction', async () => {
  const indicatorId = await office.indicator(scaled);
  const { id } = await office.record(indicatorId, '3');
  const { entry_no: version } = await db.read(officer, (tx) =>
    tx
      .selectFrom('measurements')
      .select('entry_no')
      .where('measurement_id', '=', id)
      .executeTakeFirstOrThrow(),
  );
  const said = { ...firstHalf, value: '4', provenance: 'Register', reason: 'Misread' };
  await doing(db, office.partner, correctMeasurement, { id, version, ...said });
  const text = await history('measurement', id);
  assert.match(text, /3 · partly/);
  assert.match(text, /4 · wholly/);
});

test('a baseline and a target in the history of an indicator are told by the steps of the day', async () => {
  const indicatorId = await office.indicator(scaled);
  const year = Number(firstHalf.from.slice(0, 4));
  await doing(db, officer, setBaseline, { indicatorId, year, value: '1' });
  await doing(db, officer, setTarget, { indicatorId, ...firstHalf, value: '3' });
  const scale = [
    ...scaled.scale.slice(0, 1),
    { value: '3', label: label('halfway') },
    ...scaled.scale.slice(2),
  ];
  await doing(db, officer, redefineIndicator, {
    ...{ ...scaled, scale, indicatorId, version: 1, comparable: true, reason: 'Clearer' },
  });
  const text = await history('indicator', indicatorId);
  assert.match(text, /1 · not at all/);
  assert.match(text, /3 · partly/);
});

test('a share that is aimed at reads as one, and a number with its unit', async () => {
  const indicatorId = await office.indicator({ unit: 'members', axes: [] });
  await doing(db, officer, setTarget, { indicatorId, ...firstHalf, value: '1200' });
  await doing(db, officer, setTarget, {
    ...{ indicatorId, ...firstHalf, breakdown: { sex: 'female' }, isShare: true, value: '40' },
  });
  const text = await history('indicator', indicatorId);
  assert.match(text, /1,200\u00a0members/);
  assert.match(text, /40\u00a0%/);
});
