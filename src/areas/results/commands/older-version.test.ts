import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { measurementHistory } from '../queries/measurements.ts';
import { correctMeasurement } from './correct-measurement.ts';
import { redefineIndicator } from './redefine-indicator.ts';

const db = await testDatabase();
const { cast, officer, partner, indicator, record, open } = await reportingOffice(db);
const institute = cast.institute.id;
const share = { measure: 'percentage', overTime: 'last', overPartners: 'ratio' };
const title = { fr: { text: 'Membres', source: true } };

test('a figure is corrected as it was measured, whatever its indicator means since; its sheet asks for another', async () => {
  const id = await indicator();
  const { id: measurementId } = await record(id, '3');
  const redefined = { ...share, title, indicatorId: id, version: 1, comparable: false, cells: [] };
  await doing(db, officer, redefineIndicator, { ...redefined, reason: 'A share from now on' });
  const { now, submitting } = await open([id]);
  const asShare = { indicatorId: id, numerator: '3', denominator: '4' };
  assert.equal(told(await submitting([asShare])), 'done');
  const [figure] = (await now()).figures;
  assert.deepEqual([figure?.value, figure?.measure], ['75', 'percentage'], 'measured anew, not corrected');
  const [before] = await db.read(officer, (tx) => measurementHistory(tx, institute, measurementId));
  const correction = {
    id: measurementId,
    version: before!.entryNo,
    ...firstHalf,
    provenance: 'Register',
    reason: 'Recount',
  };
  const alone = await perform(db, partner, correctMeasurement, newId(), {
    ...correction,
    numerator: '3',
    denominator: '4',
  });
  assert.deepEqual(told(alone), { numerator: 'results.takes-no-parts' });
  assert.equal(
    told(await perform(db, partner, correctMeasurement, newId(), { ...correction, value: '5' })),
    'done',
  );
});
