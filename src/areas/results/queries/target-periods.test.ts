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
