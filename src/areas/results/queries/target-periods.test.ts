import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { setTarget } from '../commands/set-target.ts';
import type { FigureScope } from './figure-scope.ts';
import { resultFigures } from './result-figures.ts';

const db = await testDatabase();
const { cast, officer, indicator } = await reportingOffice(db);
const institute = cast.institute.id;
const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };
const half = { from: `${reportYear}-07-01`, until: `${reportYear}-12-31` };
const whole = { from: `${reportYear}-01-01`, until: `${reportYear + 4}-12-31` };

const aimedAt = async (overTime: string, days: object, time: 'year' | 'half_year' | 'quarter') => {
  const id = await indicator({ overTime });
  await doing(db, officer, setTarget, { indicatorId: id, ...days, value: '1200' });
  const scope: FigureScope = { indicatorIds: [id], by: { time } };
  const { targets } = await db.read(officer, (tx) =>
    resultFigures(tx, institute, scope, [{ id, formula: null }]),
  );
  return targets.map(({ period }) => period);
};

test('a target of what comes together within a period stands only in one that holds all its days', async () => {
  for (const overTime of ['sum', 'maximum', 'mean']) {
    assert.deepEqual(await aimedAt(overTime, year, 'quarter'), [], overTime);
    assert.deepEqual(await aimedAt(overTime, year, 'half_year'), [], overTime);
    assert.deepEqual(await aimedAt(overTime, whole, 'year'), [], overTime);
    assert.deepEqual(await aimedAt(overTime, year, 'year'), [`${reportYear}`], overTime);
    assert.deepEqual(await aimedAt(overTime, half, 'half_year'), [`${reportYear}-H2`], overTime);
  }
});

test('what is to stand at the end of its days stands in the period in which they end', async () => {
  for (const overTime of ['last', 'cumulative']) {
    assert.deepEqual(await aimedAt(overTime, year, 'quarter'), [`${reportYear}-Q4`], overTime);
    assert.deepEqual(await aimedAt(overTime, whole, 'year'), [`${reportYear + 4}`], overTime);
  }
});

const day = (years: number) => `${reportYear + years}-12-31`;
const days = (from: number, until = from) => ({ from: `${reportYear + from}-01-01`, until: day(until) });
const milestone = (value: string, years: number) => ({ ...days(0, years), value, isMilestone: true });
const yearly = (value: string, at: number) => ({ ...days(at), value });
const standing = async (overTime: string, aims: readonly object[], scope: FigureScope = {}) => {
  const id = await indicator({ overTime });
  for (const aim of aims) await doing(db, officer, setTarget, { indicatorId: id, ...aim });
  const { targets } = await db.read(officer, (tx) =>
    resultFigures(tx, institute, { indicatorIds: [id], ...scope }, [{ id, formula: null }]),
  );
  return targets.map(({ period, value }) => (period === null ? value : [period, value]));
};

test('within a year a target of all years since the beginning is none of what comes together in that year alone', async () => {
  const third = days(2);
  const aims = [milestone('300', 2), milestone('500', 4)];
  for (const overTime of ['sum', 'maximum', 'mean']) {
    assert.deepEqual(await standing(overTime, aims, third), [], overTime);
    assert.deepEqual(await standing(overTime, [{ ...days(0, 4), value: '9' }], days(4)), [], overTime);
    assert.deepEqual(await standing(overTime, aims, { until: day(2) }), ['300'], overTime);
    assert.deepEqual(await standing(overTime, aims, days(0, 2)), ['300'], overTime);
    assert.deepEqual(await standing(overTime, [...aims, yearly('120', 2)], third), ['120'], overTime);
  }
  for (const overTime of ['last', 'cumulative'])
    assert.deepEqual(await standing(overTime, aims, third), ['300'], overTime);
});

test('of what is to stand on a day the last that is aimed at stands, a milestone or a year', async () => {
  const aims = [yearly('100', 0), yearly('200', 1), milestone('300', 2), milestone('500', 4)];
  for (const overTime of ['last', 'cumulative']) {
    assert.deepEqual(await standing(overTime, aims), ['500'], overTime);
    assert.deepEqual(await standing(overTime, aims, { until: day(2) }), ['300'], overTime);
    assert.deepEqual(await standing(overTime, aims, { until: day(1) }), ['200'], overTime);
    assert.deepEqual(await standing(overTime, [...aims, yearly('290', 2)], { until: day(2) }), ['290']);
    assert.deepEqual(await standing(overTime, [...aims, yearly('400', 3)], { until: day(3) }), ['400']);
    assert.deepEqual(
      await standing(overTime, aims, { by: { time: 'year' } }),
      [
        [`${reportYear}`, '100'],
        [`${reportYear + 1}`, '200'],
        [`${reportYear + 2}`, '300'],
        [`${reportYear + 4}`, '500'],
      ],
      overTime,
    );
  }
});

test('of what comes together a milestone stands only where it lies after every other target', async () => {
  const years = [yearly('100', 0), yearly('100', 1)];
  assert.deepEqual(await standing('sum', [...years, milestone('300', 2)]), ['300']);
  assert.deepEqual(await standing('sum', [...years, milestone('300', 2)], { until: day(1) }), ['200']);
  assert.deepEqual(await standing('sum', [...years, yearly('90', 2), milestone('300', 2)]), ['290']);
  assert.deepEqual(await standing('sum', [...years, yearly('90', 3), milestone('300', 2)]), ['290']);
  const byYear = await standing('sum', [...years, milestone('300', 2)], { by: { time: 'year' } });
  assert.deepEqual(byYear, [
    [`${reportYear}`, '100'],
    [`${reportYear + 1}`, '100'],
  ]);
});
