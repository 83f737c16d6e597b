import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { perform } from '../../../command/perform.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { documentsOf } from '../../records/queries/documents.ts';
import { parameterHistory, parameterRow, parameterRows } from '../queries/parameter-rows.ts';
import { parametersOn } from '../queries/parameters.ts';
import { adoptRulebook } from './adopt-rulebook.ts';
import { correctParameter } from './correct-parameter.ts';

const db = await testDatabase();

const seed = {
  ruleId: 'T1',
  name: 'share',
  value: '80',
  unit: '%',
  citation: 'art. 1',
  confidence: 'recalled',
  validFrom: '2022-01-01',
};

const office = async () => {
  const { institute, system, as } = await makeCast(db);
  const officer = as('finance_officer');
  await doing(db, system, adoptRulebook, { parameters: [seed] });
  const [row] = await db.read(officer, (tx) => parameterRows(tx, institute.id));
  const on = async (day: string, asOf?: number) =>
    (await db.read(officer, (tx) => parametersOn(tx, institute.id, ['T1'], day as CalendarDay, asOf)))
      .get('T1')
      ?.get('share');
  return { institute, as, officer, id: row!.id, on };
};

const said = { value: '75', unit: '%', citation: 'art. 1 §2', validFrom: '2022-01-01', reason: 'misread' };

test('a corrected number holds on all its days; before that entry the old one still stands', async () => {
  const { institute, officer, id, on } = await office();
  const corrected = await perform(db, officer, correctParameter, newId(), { id, ...said });
  assert.ok(corrected.done);
  assert.equal((await on('2022-01-01'))?.value, '75');
  assert.equal((await on('2022-01-01', corrected.entryNo - 1))?.value, '80');
  const history = await db.read(officer, (tx) => parameterHistory(tx, institute.id, seed));
  assert.deepEqual(
    history.map((row) => [row.value, row.endedByNo === null, row.reason]),
    [
      ['75', true, 'misread'],
      ['80', false, null],
    ],
  );
});

test('a number that changes on a day keeps its old value on the days before', async () => {
  const { officer, id, on } = await office();
  await doing(db, officer, correctParameter, { id, ...said, changesOn: '2024-03-10', reason: 'new decree' });
  assert.equal((await on('2024-03-09'))?.value, '80');
  assert.equal((await on('2024-03-10'))?.value, '75');
  assert.equal((await on('2024-03-09'))?.citation, 'art. 1');
});

test('a number cannot change on its first day, before it, or after its last', async () => {
  const { officer, id } = await office();
  for (const changesOn of ['2022-01-01', '2021-06-01']) {
    const refused = await perform(db, officer, correctParameter, newId(), { id, ...said, changesOn });
    assert.deepEqual(Object.keys((!refused.done && refused.fields) || {}), ['changesOn']);
  }
});

test('a number stays a number, and without a value it is unset', async () => {
  const { institute, officer, id, on } = await office();
  const words = await perform(db, officer, correctParameter, newId(), { id, ...said, value: 'most' });
  assert.deepEqual(Object.keys((!words.done && words.fields) || {}), ['value']);
  const { id: unsetId } = await doing(db, officer, correctParameter, { id, ...said, value: undefined });
  assert.deepEqual([(await on('2023-01-01'))?.value, (await on('2023-01-01'))?.confidence], [null, 'unset']);
  assert.equal((await db.read(officer, (tx) => parameterRow(tx, institute.id, unsetId)))?.endedByNo, null);
});

test('who corrects a number that somebody else has corrected meanwhile is shown both, and then may', async () => {
  const { officer, institute, id } = await office();
  const { id: next } = await doing(db, officer, correctParameter, { id, ...said, changesOn: '2027-01-01' });
  const again = await perform(db, officer, correctParameter, newId(), { id, ...said, value: '70' });
  assert.ok(!again.done && again.conflict);
  assert.equal(again.conflict.current['field.valid-from'], '2027-01-01', 'the row from that day on');
  const { version } = again.conflict;
  const { id: last } = await doing(db, officer, correctParameter, { id, version, ...said, value: '70' });
  assert.equal((await db.read(officer, (tx) => parameterRow(tx, institute.id, last)))?.value, '70');
  assert.notEqual((await db.read(officer, (tx) => parameterRow(tx, institute.id, next)))?.endedByNo, null);
});

test('a partner corrects nothing, and nobody corrects another institute’s number', async () => {
  const { as, id } = await office();
  const partner = as('partner_treasurer', { partnerships: [newId()] });
  await assert.rejects(perform(db, partner, correctParameter, newId(), { id, ...said }), NotAllowed);
  const stranger = (await makeCast(db)).as('director');
  await assert.rejects(perform(db, stranger, correctParameter, newId(), { id, ...said }), NotFound);
});

test('a document makes a recalled number a read one, and hangs on the row it confirms', async () => {
  const { institute, officer, id, on } = await office();
  const proof = { name: 'ar.pdf', mediaType: 'application/pdf', size: 1200, sha256: 'ab'.repeat(32) };
  const confirmed = await doing(db, officer, correctParameter, { id, ...said, value: '80', proof });
  assert.equal((await on('2023-01-01'))?.confidence, 'read');
  const row = await db.read(officer, (tx) => parameterRow(tx, institute.id, confirmed.id));
  const documents = await db.read(officer, (tx) =>
    documentsOf(tx, institute.id, { kind: 'parameter', id: confirmed.id }),
  );
  assert.deepEqual(
    documents.map((document) => [document.id, document.title]),
    [[row?.documentId, 'art. 1 §2']],
  );
  const later = { ...said, id: confirmed.id, value: '80', cycle: '2022-2026' };
  await doing(db, officer, correctParameter, later);
  assert.equal((await on('2023-01-01'))?.confidence, 'read');
  const [last] = await db.read(officer, (tx) => parameterRows(tx, institute.id));
  await doing(db, officer, correctParameter, { ...said, id: last!.id, value: '70' });
  assert.equal((await on('2023-01-01'))?.confidence, 'recalled');
});
