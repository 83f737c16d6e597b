import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, reportYear, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { statesOf } from '../queries/measurement-states.ts';
import { correctMeasurement } from './correct-measurement.ts';

const db = await testDatabase();
const { institute, officer, partner, indicator, record, open } = await reportingOffice(db);

test('a locked window also locks the figures of its quarters; one that is open says nothing of them', async () => {
  const id = await indicator();
  const quarter = { from: firstHalf.from, until: `${reportYear}-03-31` };
  const measured = await record(id, '3', quarter);
  const before = await record(id, '2', { from: `${reportYear}-07-01`, until: `${reportYear}-09-30` });
  const window = await open([id]);
  const stateOf = async (measurementId: string) =>
    (await db.read(officer, (tx) => statesOf(tx, institute, [measurementId]))).get(measurementId)?.state;
  assert.equal(await stateOf(measured.id), 'recorded');
  assert.equal(told(await window.lock()), 'done');
  assert.equal(await stateOf(measured.id), 'locked');
  assert.equal(await stateOf(before.id), 'recorded');
  const version = await db.read(officer, async (tx) => {
    const { entry_no } = await tx
      .selectFrom('measurements')
      .select('entry_no')
      .where('id', '=', measured.id)
      .executeTakeFirstOrThrow();
    return Number(entry_no);
  });
  const correction = {
    id: measured.id,
    version,
    ...quarter,
    value: '4',
    provenance: 'Register',
    reason: 'Recount',
  };
  const correcting = async (actor: typeof partner, more = {}) =>
    told(await perform(db, actor, correctMeasurement, newId(), { ...correction, ...more }));
  assert.equal(await correcting(partner), 'results.report-is-locked');
  assert.deepEqual(await correcting(officer), { told: 'results.say-who-was-told' });
  assert.equal(await correcting(officer, { told: 'The coordination' }), 'done');
});
