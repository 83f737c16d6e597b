import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { leaveMeasurement } from '../../../../test/support/left-measurement.ts';
import { reportingOffice, reportYear, told } from '../../../../test/support/reporting.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { leavingChecks, markedMeasurements } from './leaving-figures.ts';
import { measurementChecks } from './measurement-checks.ts';

const db = await testDatabase();
const days = (from: string, until: string) => ({
  from: `${reportYear}-${from}`,
  until: `${reportYear}-${until}`,
});
const year = days('01-01', '12-31');
const axes = { sex: ['female', 'male'], age: ['under_35', '35_and_over'], economy: ['formal', 'informal'] };

const prepared = async () => {
  const office = await reportingOffice(db);
  const { cast, institute, programme, partnershipId, officer } = office;
  const counts = async (until?: string) => {
    const scope = { programmeId: programme.id, ...(until ? { until: until as CalendarDay } : {}) };
    const checks = await db.read(officer, (tx) => leavingChecks(tx, institute, scope, todayIn()));
    return Object.fromEntries(
      checks.flatMap(({ ruleId, inputs }) => (inputs.count ? [[ruleId, inputs.count]] : [])),
    );
  };
  const leave = (indicatorId: string, value: string, more: object = {}) =>
    leaveMeasurement(db, cast, { indicatorId, partnershipId, ...year, value, breakdown: {}, ...more });
  return { ...office, counts, leave };
};

test('a part whose own parts are more than it is told of before the figures leave', async () => {
  const { indicator, leave, counts } = await prepared();
  const id = await indicator();
  await leave(id, '20');
  await leave(id, '6', { breakdown: { sex: 'female' } });
  await leave(id, '5', { breakdown: { sex: 'female', age: 'under_35' } });
  assert.deepEqual(await counts(), {});
  await leave(id, '2', { breakdown: { sex: 'female', age: '35_and_over' } });
  assert.deepEqual(await counts(), { 'R-breakdown-sum': 1 });
});

test('a figure of the year is told of where one that ends after it shares its days', async () => {
  const { indicator, leave, counts } = await prepared();
  const id = await indicator();
  await leave(id, '20', days('07-01', '12-31'));
  await leave(id, '6', { from: `${reportYear}-10-01`, until: `${reportYear + 1}-03-31` });
  assert.deepEqual(await counts(year.until), { 'R-counted-once': 1 });
  assert.deepEqual(await counts(), { 'R-counted-once': 2 });
});

test('what was told in words and nobody reviewed is counted, and so is what was told outside the programme', async () => {
  const { indicator, open, counts, cast, partnershipId } = await prepared();
  const id = await indicator({ measure: 'qualitative', overTime: 'last', overPartners: 'none' });
  const sheet = await open([id]);
  const text = { en: { text: 'Members meet monthly', source: true } };
  assert.equal(told(await sheet.submitting([{ indicatorId: id, text }])), 'done');
  assert.deepEqual(await counts(), { 'R-reviewed': 1 });
  const before = { from: `${reportYear - 1}-01-01`, until: `${reportYear - 1}-12-31` };
  await leaveMeasurement(db, cast, {
    ...{ indicatorId: id, partnershipId, ...before, value: null, breakdown: {}, text },
  });
  assert.deepEqual(await counts(), { 'R-reviewed': 1, 'R-programme-period': 1 });
});

test('the coarse look leaves out no figure that a rule marks', async () => {
  const { indicator, leave, officer, institute, programme, partnershipId } = await prepared();
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const ids = [await indicator(), await indicator({ overTime: 'last' })];
  const periods = [year, days('01-01', '06-30'), days('04-01', '09-30')];
  for (let at = 0; at < 150; at += 1) {
    const breakdown = Object.fromEntries(
      Object.entries(axes).flatMap(([axis, categories]) =>
        random(2) === 0 ? [] : [[axis, categories[random(2)]!]],
      ),
    );
    const country = ['BJ', 'TD', undefined][random(3)];
    const placed = { partnershipId, breakdown, ...(country ? { country } : {}) };
    await leave(ids[random(2)]!, String(random(12) - 2), { ...placed, ...periods[random(3)] });
  }
  const marks = async (judged: { id: string; checks: { ruleId: string; verdict: string }[] }[]) =>
    judged
      .flatMap(({ id, checks }) =>
        checks.flatMap(({ ruleId, verdict }) => (verdict === 'ok' ? [] : [`${id} ${ruleId}`])),
      )
      .toSorted();
  const { all, found } = await db.read(officer, async (tx) => ({
    all: (await Promise.all(ids.map((id) => measurementChecks(tx, institute, id, todayIn())))).flat(),
    found: await markedMeasurements(tx, institute, { programmeId: programme.id }, todayIn()),
  }));
  assert.ok((await marks(all)).length > 30);
  assert.deepEqual(await marks(found), await marks(all));
});
