import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
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

test('a figure of a sheet that was handed in keeps its days, its cell and country; one with a country of its own is in no sheet', async () => {
  const id = await indicator();
  const window = await open([id]);
  assert.equal(told(await window.submitting([{ indicatorId: id, value: '3' }])), 'done');
  const [figure] = (await window.now()).figures;
  const correcting = async (actor: typeof partner, more: object) =>
    told(
      await perform(db, actor, correctMeasurement, newId(), {
        id: figure!.id,
        version: figure!.entryNo,
        ...firstHalf,
        value: '4',
        provenance: 'Register',
        reason: 'Recount',
        ...more,
      }),
    );
  const moved = { until: `${reportYear}-03-31` };
  assert.deepEqual(await correcting(partner, moved), { from: 'results.days-were-handed-in' });
  const handedIn = 'results.place-was-handed-in';
  const women = { breakdown: { sex: 'female' } };
  assert.deepEqual(await correcting(officer, women), { breakdown: handedIn });
  assert.deepEqual(await correcting(officer, { country: 'TG' }), { country: handedIn });
  assert.equal(told(await window.lock()), 'done');
  assert.deepEqual(await correcting(officer, { ...women, told: 'The coordination' }), {
    breakdown: handedIn,
  });
  assert.deepEqual(await correcting(officer, { ...moved, told: 'The coordination' }), {
    from: 'results.days-were-handed-in',
  });
  const other = await indicator();
  const elsewhere = await open([other]);
  const { id: abroad } = await record(other, '2');
  const { entry_no } = await db.read(officer, (tx) =>
    tx.selectFrom('measurements').select('entry_no').where('id', '=', abroad).executeTakeFirstOrThrow(),
  );
  await doing(db, partner, correctMeasurement, {
    id: abroad,
    version: Number(entry_no),
    ...firstHalf,
    value: '2',
    country: 'TG',
    provenance: 'Register',
    reason: 'It was measured in Togo',
  });
  assert.equal(told(await elsewhere.submitting([{ indicatorId: other, value: '3' }])), 'done');
  const states = await db.read(officer, (tx) => statesOf(tx, institute, [abroad]));
  assert.equal(states.get(abroad)?.state, 'recorded');
});
