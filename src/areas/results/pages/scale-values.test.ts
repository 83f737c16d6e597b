import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { correctMeasurement } from '../commands/correct-measurement.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { setTarget } from '../commands/set-target.ts';
import { setTargets } from '../commands/set-targets.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const partner = testApp(db).as(office.partner);
const own = testApp(db).as(office.officer);
const label = (text: string) => ({ fr: { text, source: true as const } });
const scaled = {
  title: label('Capacité'),
  measure: 'ordinal',
  overTime: 'last',
  overPartners: 'mean',
  scale: [
    { value: '1', label: label('faible') },
    { value: '2.5', label: label('moyenne') },
    { value: '4', label: label('forte') },
  ],
};
const recording = (indicatorId: string, value: string) =>
  perform(db, office.partner, recordMeasurement, newId(), {
    ...{ indicatorId, partnershipId: office.partnershipId, ...firstHalf, value, provenance: 'Registre' },
  });
const noStep = { value: 'results.no-step-of-the-scale' };
const choices = (text: string, name: string) => {
  const [, inside = ''] = new RegExp(`<select[^>]*name="${name}"[^>]*>(.*?)</select>`).exec(text) ?? [];
  return [...inside.matchAll(/<option value="([^"]*)"( selected="")?/g)].map(
    ([, value, chosen]) => `${value}${chosen ? ' chosen' : ''}`,
  );
};

test('a partner chooses a step in its sheet; what is none is refused beside it and stays to be seen', async () => {
  const id = await office.indicator(scaled);
  const { now, submitting } = await office.open([id]);
  const address = paths.measurementReport({ id: (await now()).report.id });
  const name = `f.${id}.whole.value`;
  const { text } = await partner.get(address);
  assert.deepEqual(choices(text, name), ['', '1', '2,5', '4']);
  assert.match(text, /2,5 moyenne/);
  const version = String((await now()).report.version);
  const typed = { provenance: 'Registre', step: 'submit', version };
  const refused = await partner.post(address, { ...typed, [name]: '40' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /ne figure pas sur l’échelle/);
  assert.deepEqual(choices(refused.text, name), ['', '1', '2,5', '4', '40 chosen']);
  assert.deepEqual(told(await submitting([{ indicatorId: id, value: '3.5' }])), {
    'figures.0.value': noStep.value,
  });
  assert.equal((await partner.post(address, { ...typed, [name]: '2,50' })).status, 303);
  assert.equal((await now()).figures[0]?.value, '2.5');
});

test('one measurement, and one that is corrected, is a step of the scale under which it was measured', async () => {
  const id = await office.indicator(scaled);
  const address = paths.newMeasurement({ id });
  assert.deepEqual(choices((await partner.get(address)).text, 'value'), ['', '1', '2,5', '4']);
  const whole = await own.get(`${paths.measurementSheet()}?outcome=${office.programme.outcomes[0]}`);
  assert.deepEqual(choices(whole.text, `value.${id}`), ['', '1', '2,5', '4']);
  assert.deepEqual(told(await recording(id, '40')), noStep);
  const recorded = await recording(id, '4');
  assert.ok(recorded.done);
  const wider = { ...scaled, scale: [...scaled.scale, { value: '5', label: label('très forte') }] };
  await doing(db, office.officer, redefineIndicator, {
    ...wider,
    ...{ indicatorId: id, version: 1, comparable: true, reason: 'Asked by the committee' },
  });
  const correct = paths.correctMeasurement({ id: recorded.value.id });
  const { text } = await partner.get(correct);
  assert.deepEqual(choices(text, 'value'), ['', '1', '2,5', '4 chosen']);
  const version = Number(/name="version" value="(\d+)"/.exec(text)?.[1]);
  const correction = { id: recorded.value.id, version, ...firstHalf, provenance: 'Registre', reason: 'Typo' };
  const correcting = (value: string) =>
    perform(db, office.partner, correctMeasurement, newId(), { ...correction, value });
  assert.deepEqual(told(await correcting('5')), noStep);
  assert.equal(told(await correcting('1')), 'done');
});

test('where it stood and what is aimed at are on the scale too, and no baseline is of a year after the programme', async () => {
  const id = await office.indicator({ ...scaled, overPartners: 'maximum' });
  const address = paths.setBaseline({ id });
  assert.deepEqual(choices((await own.get(address)).text, 'value'), ['', '1', '2,5', '4']);
  const refused = await own.post(address, { year: '2020', value: '9' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /href="#f-value"[^>]*>[^<]*ne figure pas sur l’échelle/);
  const late = await own.post(address, { year: '2099', value: '4' });
  assert.match(late.text, /href="#f-year"[^>]*>[^<]*Avant la fin du programme/);
  assert.equal((await own.post(address, { year: '2020', value: '2,5' })).status, 303);
  const aimed = { ...firstHalf, value: '9', indicatorId: id };
  const asked = (command: typeof setTarget, value: string) =>
    perform(db, office.officer, command, newId(), { ...aimed, value });
  assert.deepEqual(told(await asked(setTarget, '3')), noStep);
  const { indicatorId, ...target } = aimed;
  const grid = await perform(db, office.officer, setTargets, newId(), { indicatorId, targets: [target] });
  assert.deepEqual(told(grid), { 'targets.0.value': noStep.value });
  const defining = (more: object) => office.indicator({ ...scaled, ...more });
  await assert.rejects(
    defining({ measure: 'boolean', scale: [], overPartners: 'none', baseline: { year: 2020, value: '3' } }),
  );
  await assert.rejects(defining({ baseline: { year: 2099, value: '1' } }));
  const mean = await office.indicator(scaled);
  const between = { indicatorId: mean, ...firstHalf };
  const aiming = (value: string) => perform(db, office.officer, setTarget, newId(), { ...between, value });
  assert.deepEqual(told(await aiming('4.5')), noStep);
  assert.equal(told(await aiming('3.2')), 'done', 'a mean of steps lies between them');
});
