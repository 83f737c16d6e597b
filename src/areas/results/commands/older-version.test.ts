import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { correctMeasurement } from './correct-measurement.ts';
import { redefineIndicator } from './redefine-indicator.ts';

const db = await testDatabase();
const { officer, partner, indicator, record, open } = await reportingOffice(db);
const share = { measure: 'percentage', overTime: 'last', overPartners: 'ratio' };
const title = { fr: { text: 'Membres', source: true } };

test('a figure is corrected as it was measured, in the sheet as one by one, whatever its indicator means since', async () => {
  const id = await indicator();
  const { id: measurementId } = await record(id, '3');
  const redefined = { ...share, title, indicatorId: id, version: 1, comparable: false, cells: [] };
  await doing(db, officer, redefineIndicator, { ...redefined, reason: 'A share from now on' });
  const { now, submitting } = await open([id]);
  const asShare = { indicatorId: id, numerator: '3', denominator: '4' };
  const reason = { reason: 'Recount' };
  assert.deepEqual(told(await submitting([asShare], reason)), {
    'figures.0.numerator': 'results.takes-no-parts',
  });
  assert.equal(told(await submitting([{ indicatorId: id, value: '4' }], reason)), 'done');
  const [figure] = (await now()).figures;
  assert.deepEqual([figure?.id, figure?.value, figure?.measure], [measurementId, '4', 'number']);
  const correction = {
    id: measurementId,
    version: figure!.entryNo,
    ...firstHalf,
    provenance: 'Register',
    ...reason,
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
