import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { measurementHistory } from '../queries/measurements.ts';
import { correctMeasurement } from './correct-measurement.ts';
import { defineIndicator } from './define-indicator.ts';
import { recordMeasurement } from './record-measurement.ts';
import { recordMeasurements } from './record-measurements.ts';
import { redefineIndicator } from './redefine-indicator.ts';
import { setBaseline } from './set-baseline.ts';
import { setTarget } from './set-target.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const officer = cast.as('programme_officer');
const coordinator = cast.as('partner_coordinator', { partnerships: [programme.partnerships[0]] });
const title = { fr: { text: 'Personnes formées', source: true } };
const definition = { title, measure: 'number', overTime: 'sum', overPartners: 'sum' };
let codes = 0;

const indicator = async (more = {}) =>
  (
    await doing(db, officer, defineIndicator, {
      outcomeId: programme.outcomes[0],
      code: `1.${++codes}`,
      ...definition,
      ...more,
    })
  ).id;

const measured = (indicatorId: string, value: string, year = 2027) => ({
  indicatorId,
  partnershipId: programme.partnerships[0],
  from: `${year}-01-01`,
  until: `${year}-12-31`,
  value,
  provenance: 'Register of trainings',
});

const standing = async (indicatorId: string, asOf?: number) => {
  const [rollUp] = await db.read(officer, (tx) =>
    indicatorRollUps(tx, cast.institute.id, { indicatorIds: [indicatorId], asOf }),
  );
  return rollUp!;
};

test('the code of an indicator is its own in its outcome', async () => {
  await indicator({ code: 'X' });
  const again = { outcomeId: programme.outcomes[0], code: 'X', ...definition };
  const refused = await perform(db, officer, defineIndicator, newId(), again);
  assert.ok(!refused.done);
  assert.deepEqual(Object.keys(refused.fields ?? {}), ['code']);
  await doing(db, officer, defineIndicator, { ...again, outcomeId: programme.outcomes[1] });
});

test('a second figure for the same partner, period and cell is a correction, not another fact', async () => {
  const id = await indicator();
  await doing(db, coordinator, recordMeasurement, measured(id, '12'));
  const refused = await perform(db, coordinator, recordMeasurement, newId(), measured(id, '14'));
  assert.ok(!refused.done);
  assert.deepEqual(Object.keys(refused.fields ?? {}), ['from']);
  await doing(db, coordinator, recordMeasurement, { ...measured(id, '5'), breakdown: { sex: 'female' } });
  assert.equal((await standing(id)).actual?.value, '12');
});

test('a correction replaces the figure, keeps the old one, and an earlier reading still finds it', async () => {
  const id = await indicator();
  const { id: measurementId } = await doing(db, coordinator, recordMeasurement, measured(id, '12'));
  const [first] = await db.read(officer, (tx) => measurementHistory(tx, cast.institute.id, measurementId));
  const { indicatorId: _, partnershipId: __, ...said } = measured(id, '21');
  const correction = { ...said, id: measurementId, version: first!.entryNo, reason: 'Digits swapped' };
  await doing(db, coordinator, correctMeasurement, correction);
  assert.equal((await standing(id)).actual?.value, '21');
  assert.equal((await standing(id, first!.entryNo)).actual?.value, '12');
  const history = await db.read(officer, (tx) => measurementHistory(tx, cast.institute.id, measurementId));
  assert.deepEqual(
    history.map(({ value, correctionReason }) => [value, correctionReason]),
    [
      ['21', 'Digits swapped'],
      ['12', null],
    ],
  );
});

test('the second of two corrections at once is shown what stands now', async () => {
  const id = await indicator();
  const { id: measurementId } = await doing(db, coordinator, recordMeasurement, measured(id, '12'));
  const [first] = await db.read(officer, (tx) => measurementHistory(tx, cast.institute.id, measurementId));
  const { indicatorId: _, partnershipId: __, ...said } = measured(id, '21');
  const correction = { ...said, id: measurementId, version: first!.entryNo, reason: 'Recount' };
  const both = await Promise.all([
    perform(db, coordinator, correctMeasurement, newId(), correction),
    perform(db, officer, correctMeasurement, newId(), { ...correction, value: '22' }),
  ]);
  const [lost] = both.filter((one) => !one.done);
  assert.equal(both.filter((one) => one.done).length, 1);
  assert.ok(lost && !lost.done && lost.conflict);
  const now = (await standing(id)).actual?.value;
  assert.equal(lost.conflict.current['results.value'], now);
});

test('a partner corrects only its own', async () => {
  const id = await indicator();
  const { id: measurementId } = await doing(db, coordinator, recordMeasurement, measured(id, '12'));
  const stranger = cast.as('partner_coordinator', { partnerships: [programme.partnerships[1]] });
  const { indicatorId: _, partnershipId: __, ...said } = measured(id, '1');
  const correction = { ...said, id: measurementId, version: 1, reason: 'Mine' };
  await assert.rejects(perform(db, stranger, correctMeasurement, newId(), correction), NotFound);
  await assert.rejects(
    perform(db, stranger, recordMeasurement, newId(), measured(id, '3', 2028)),
    NotAllowed,
  );
});

test('a period outside the programme is refused beside its day, recorded or moved there by a correction', async () => {
  const id = await indicator();
  const outside = { from: '2026-07-01', until: '2032-06-30' };
  const recorded = await perform(db, coordinator, recordMeasurement, newId(), {
    ...measured(id, '1'),
    ...outside,
  });
  assert.deepEqual(told(recorded), {
    from: 'results.outside-programme',
    until: 'results.outside-programme',
  });
  const { id: measurementId } = await doing(db, coordinator, recordMeasurement, measured(id, '1'));
  const { indicatorId: _, partnershipId: __, ...said } = measured(id, '1');
  const [standing] = await db.read(coordinator, (tx) =>
    measurementHistory(tx, cast.institute.id, measurementId),
  );
  const moved = {
    ...said,
    from: outside.from,
    id: measurementId,
    version: standing!.entryNo,
    reason: 'Moved',
  };
  assert.deepEqual(told(await perform(db, coordinator, correctMeasurement, newId(), moved)), {
    from: 'results.outside-programme',
  });
});

test('a sheet is all or nothing: one wrong row is named and nothing is written', async () => {
  const [a, b] = [await indicator(), await indicator()];
  const rows = [measured(a, '1'), { ...measured(b, '2'), until: '2026-01-01' }];
  const refused = await perform(db, coordinator, recordMeasurements, newId(), { measurements: rows });
  assert.ok(!refused.done);
  assert.deepEqual(Object.keys(refused.fields ?? {}), ['measurements.1.until']);
  const twice = [measured(a, '1'), measured(b, '2'), measured(a, '3')];
  const doubled = await perform(db, coordinator, recordMeasurements, newId(), { measurements: twice });
  assert.ok(!doubled.done);
  assert.deepEqual(Object.keys(doubled.fields ?? {}), ['measurements.2.from']);
  assert.equal((await standing(a)).actual, null);
  await doing(db, coordinator, recordMeasurements, { measurements: twice.slice(0, 2) });
  assert.equal((await standing(a)).actual?.value, '1');
});

test('after a redefinition that counts otherwise, earlier values stay but no longer add up', async () => {
  const id = await indicator();
  await doing(db, coordinator, recordMeasurement, measured(id, '12'));
  const { version } = (await standing(id)).indicator;
  const unit = { ...definition, indicatorId: id, unit: 'people' };
  await doing(db, officer, redefineIndicator, { ...unit, version });
  assert.equal((await standing(id)).actual?.value, '12');
  await doing(db, officer, redefineIndicator, {
    ...unit,
    version: version + 1,
    comparable: false,
    reason: 'Counted otherwise',
  });
  assert.equal((await standing(id)).actual, null);
  const late = await perform(db, officer, redefineIndicator, newId(), { ...unit, version });
  assert.ok(!late.done && late.conflict);
});

test('a correction is judged by the definition under which the figure was measured', async () => {
  const id = await indicator();
  const { id: measurementId } = await doing(db, coordinator, recordMeasurement, measured(id, '12'));
  const { version } = (await standing(id)).indicator;
  const yes = { ...definition, measure: 'boolean', overTime: 'last', overPartners: 'none', indicatorId: id };
  await doing(db, officer, redefineIndicator, {
    ...yes,
    version,
    comparable: false,
    reason: 'Counted otherwise',
  });
  const [first] = await db.read(officer, (tx) => measurementHistory(tx, cast.institute.id, measurementId));
  const { indicatorId: _, partnershipId: __, ...said } = measured(id, '21');
  const correction = { ...said, id: measurementId, version: first!.entryNo, reason: 'Digits swapped' };
  await doing(db, coordinator, correctMeasurement, correction);
});

test('a target is replaced with a reason, and summed targets may not overlap', async () => {
  const id = await indicator();
  const target = { indicatorId: id, from: '2027-01-01', until: '2027-12-31', value: '100' };
  await doing(db, officer, setTarget, target);
  const unexplained = await perform(db, officer, setTarget, newId(), { ...target, value: '120' });
  assert.ok(!unexplained.done);
  assert.deepEqual(Object.keys(unexplained.fields ?? {}), ['reason']);
  await doing(db, officer, setTarget, { ...target, value: '120', reason: 'Decision of the donor' });
  const overlapping = { ...target, until: '2031-12-31', value: '500' };
  const refused = await perform(db, officer, setTarget, newId(), overlapping);
  assert.ok(!refused.done);
  assert.deepEqual(Object.keys(refused.fields ?? {}), ['from']);
  await doing(db, officer, setTarget, { ...target, from: '2028-01-01', until: '2028-12-31' });
  assert.equal((await standing(id)).target?.value, '220');
});

test('a baseline is replaced with a reason', async () => {
  const id = await indicator({ baseline: { year: 2026, value: '7' } });
  const other = { indicatorId: id, year: 2026, value: '8' };
  const refused = await perform(db, officer, setBaseline, newId(), other);
  assert.ok(!refused.done);
  await doing(db, officer, setBaseline, { ...other, reason: 'Census published late' });
  assert.equal((await standing(id)).baseline?.value, '8');
});

test('parts by sex that come to more than the whole of the same partner and days are refused beside the value', async () => {
  const id = await indicator();
  const part = (sex: string, value: string, year = 2027) => ({
    ...measured(id, value, year),
    breakdown: { sex },
  });
  const record = async (input: object) =>
    told(await perform(db, coordinator, recordMeasurement, newId(), input));
  const broken = { value: 'results.check-sum-broken' };
  assert.equal(await record(measured(id, '12')), 'done');
  assert.equal(await record(part('female', '7')), 'done');
  assert.equal(await record(part('female', '30', 2028)), 'done');
  assert.deepEqual(await record(part('male', '5.5')), broken);
  assert.deepEqual(await record(measured(id, '29', 2028)), broken);
  assert.equal(await record(part('male', '5')), 'done');
  const sheet = {
    measurements: [part('male', '1', 2029), measured(id, '3', 2029), part('female', '3', 2029)],
  };
  assert.deepEqual(told(await perform(db, coordinator, recordMeasurements, newId(), sheet)), {
    'measurements.2.value': 'results.check-sum-broken',
  });
});

test('a correction makes no part more than its whole, and less goes before more', async () => {
  const id = await indicator();
  const ids = new Map<string, string>();
  for (const [sex, value] of [
    ['', '12'],
    ['female', '7'],
    ['male', '5'],
  ] as const) {
    const given = { ...measured(id, value), breakdown: sex ? { sex } : {} };
    ids.set(sex, (await doing(db, coordinator, recordMeasurement, given)).id);
  }
  const correct = async (sex: string, value: string) => {
    const measurementId = ids.get(sex)!;
    const [stands] = await db.read(officer, (tx) => measurementHistory(tx, cast.institute.id, measurementId));
    const { indicatorId: _, partnershipId: __, ...said } = measured(id, value);
    const correction = {
      ...said,
      id: measurementId,
      version: stands!.entryNo,
      breakdown: sex ? { sex } : {},
      reason: 'Recount',
    };
    return told(await perform(db, coordinator, correctMeasurement, newId(), correction));
  };
  const broken = { value: 'results.check-sum-broken' };
  assert.deepEqual(await correct('', '10'), broken);
  assert.deepEqual(await correct('male', '6'), broken);
  assert.equal(await correct('female', '4'), 'done');
  assert.equal(await correct('', '10'), 'done');
  assert.equal(await correct('male', '6'), 'done');
});

test('a correction keeps the country in which something was measured', async () => {
  const id = await indicator();
  const { id: measurementId } = await doing(db, officer, recordMeasurement, {
    ...measured(id, '12'),
    country: 'BJ',
  });
  const stands = async () =>
    (await db.read(officer, (tx) => measurementHistory(tx, cast.institute.id, measurementId)))[0]!;
  const { entryNo } = await stands();
  const { indicatorId: _, partnershipId: __, ...more } = measured(id, '13');
  await doing(db, officer, correctMeasurement, {
    id: measurementId,
    version: entryNo,
    reason: 'Counted anew',
    ...more,
  });
  const { value, country } = await stands();
  assert.deepEqual([value, country], ['13', 'BJ']);
});
