import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf } from '../../../../test/support/obligations.ts';
import { title } from '../../../../test/support/union-work.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { missingKey, whatIsMissing } from './what-is-missing.ts';

const db = await testDatabase();

const prepared = async () => {
  const cast = await makeCast(db);
  const { owed, ...work } = await clockOf(db, cast);
  const missing = async (code: string, year: number) => {
    const row = await owed(code, year);
    const all = await db.read(cast.as('director'), (tx) => whatIsMissing(tx, cast.institute.id));
    return (all.get(missingKey(row)) ?? []).map(({ what, count }) => [what, count]);
  };
  return { cast, ...work, missing };
};

test('an indicator without a measurement of the year is missing, one that is worked out of others is not', async () => {
  const { cast, outcomeId, missing } = await prepared();
  assert.deepEqual(await missing('iati-sheet', 2024), [['indicator', 1]]);
  const definition = { outcomeId, title, measure: 'number', overTime: 'sum', overPartners: 'sum' };
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, { ...definition, code: 'I1' });
  await doing(db, cast.system, defineIndicator, { ...definition, code: 'I2', formula: '[I1] * 2' });
  assert.deepEqual(await missing('iati-sheet', 2024), [['measurement', 1]]);
  const period = { from: '2024-01-01', until: '2024-12-31' };
  const measured = { indicatorId, ...period, value: '4', provenance: 'Register' };
  await doing(db, cast.system, recordMeasurement, measured);
  assert.deepEqual(await missing('iati-sheet', 2024), []);
  assert.deepEqual(await missing('iati-sheet', 2023), [['measurement', 1]]);
});
