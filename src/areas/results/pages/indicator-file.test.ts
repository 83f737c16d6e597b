import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { paths, withQuery } from '../../../paths.ts';
import { correctMeasurement } from '../commands/correct-measurement.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { setTarget } from '../commands/set-target.ts';
import { measurementHistory } from '../queries/measurements.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { outcomes, partnerships } = await makeProgramme(db, cast);
const [here, there] = partnerships;
const officer = cast.as('programme_officer', { language: 'en' });
const staff = app.as(officer);
const first = ['2027-01-01', '2027-06-30'] as const;
const second = ['2027-07-01', '2027-12-31'] as const;
const measure = (indicatorId: string, from: string, until: string, more: object) =>
  doing(db, officer, recordMeasurement, { indicatorId, from, until, provenance: 'Register', ...more });

const heads = [
  'Of whom',
  'Year',
  'Baseline year',
  'Baseline',
  'Target',
  'Actual',
  'Measurements behind it',
  'Measurements not approved yet',
  'Measurements returned',
  '"Share aimed at (at least, %)"',
  'Share reached (%)',
];

test('an indicator goes along as files: its figures, and all that was ever measured', async () => {
  const { id } = await doing(db, officer, defineIndicator, {
    outcomeId: outcomes[0],
    code: 'X',
    title: { en: { text: 'Members', source: true } },
    ...{ measure: 'number', overTime: 'last', overPartners: 'sum' },
  });
  const { id: early } = await measure(id, ...first, { value: '1234.5', partnershipId: here });
  await measure(id, ...second, { value: '7', partnershipId: there, provenance: '=1+1', country: 'BJ' });
  await measure(id, ...second, {
    value: '3',
    partnershipId: there,
    country: 'BJ',
    breakdown: { sex: 'female' },
  });
  const [stands] = await db.read(officer, (tx) => measurementHistory(tx, cast.institute.id, early));
  await doing(db, officer, correctMeasurement, {
    ...{ id: early, version: stands!.entryNo, from: first[0], until: first[1], value: '1235.5' },
    ...{ provenance: 'Register', reason: 'A page was missing' },
  });
  const address = paths.indicator({ id });
  const page = await staff.get(address);
  assert.match(page.text, /format=csv&amp;table=measurements|table=measurements&amp;format=csv/);
  const own = await staff.get(withQuery(address, { format: 'csv' }));
  const lines = own.text.trim().split('\r\n');
  assert.equal(lines[0], heads.join());
  assert.deepEqual(lines.slice(1), [
    'the whole,All periods,,,,1242.5,2,0,0,,',
    'the whole,2027,,,,1242.5,,0,0,,',
    'sex: women,All periods,,,,3,1,0,0,,',
  ]);
  const measured = await staff.get(withQuery(address, { format: 'csv', table: 'measurements' }));
  for (const said of ['1234.5', '1235.5', 'replaced', 'A page was missing', 'Benin', "'=1+1"])
    assert.ok(measured.text.includes(said), said);
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [there], language: 'en' }));
  const theirs = await partner.get(withQuery(address, { format: 'csv', table: 'measurements' }));
  assert.doesNotMatch(theirs.text, /1235/);
  const stranger = app.as((await makeCast(db)).as('programme_officer'));
  assert.equal((await stranger.get(withQuery(address, { format: 'csv' }))).status, 404);
  assert.equal((await staff.get(withQuery(address, { format: 'xlsx', table: 'measurements' }))).status, 200);
});

test('beside a milestone stands what was reached by its day, on the page and in the file', async () => {
  const { id } = await doing(db, officer, defineIndicator, {
    outcomeId: outcomes[0],
    code: 'Y',
    title: { en: { text: 'People trained', source: true } },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  });
  for (const [year, value] of [
    [2027, '120'],
    [2028, '90'],
    [2030, '40'],
  ])
    await measure(id, `${year}-01-01`, `${year}-12-31`, { value, partnershipId: here });
  const milestone = { indicatorId: id, from: '2027-01-01', until: '2029-12-31', value: '300' };
  await doing(db, officer, setTarget, { ...milestone, isMilestone: true });
  const { text } = await staff.get(paths.indicator({ id }));
  assert.match(text, /id="milestones"[\s\S]*31\/12\/2029[\s\S]*300[\s\S]*until=2029-12-31[^>]*>210</);
  const { text: file } = await staff.get(withQuery(paths.indicator({ id }), { format: 'csv' }));
  assert.match(file, /the whole,Milestone 31\/12\/2029,,,300,210,,,,,/);
});
