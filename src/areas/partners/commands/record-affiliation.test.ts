import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { bodiesOf, membersOf } from '../queries/affiliations.ts';
import { correctAffiliation } from './correct-affiliation.ts';
import { recordAffiliation } from './record-affiliation.ts';
import { registerOrganisation } from './register-organisation.ts';

const db = await testDatabase();
const { institute, as } = await makeCast(db);
const officer = as('programme_officer');

const register = async (name: string, kind = 'national_union') =>
  (await doing(db, officer, registerOrganisation, { kind, name, country: 'BJ' })).id;

const said = { fromOn: '2010-01-01', source: 'congress report 2010' };

test('an affiliation shows on both sides with its dates and its source', async () => {
  const [memberId, bodyId] = [await register('Union one'), await register('Body one', 'regional_body')];
  await doing(db, officer, recordAffiliation, { memberId, bodyId, ...said });
  const [seen] = await db.read(officer, (tx) => bodiesOf(tx, institute.id, memberId));
  assert.equal(seen?.bodyName, 'Body one');
  assert.deepEqual([seen?.fromOn, seen?.untilOn, seen?.source], ['2010-01-01', null, said.source]);
  assert.equal((await db.read(officer, (tx) => membersOf(tx, institute.id, bodyId)))[0]?.memberId, memberId);
});

test('an affiliation without a source, without a beginning or to itself is refused beside its field', async () => {
  const [memberId, bodyId] = [await register('Union two'), await register('Body two')];
  const refused = async (input: object) => {
    const answer = await perform(db, officer, recordAffiliation, newId(), {
      memberId,
      bodyId,
      ...said,
      ...input,
    });
    return answer.done ? [] : Object.keys(answer.fields ?? {});
  };
  assert.deepEqual(await refused({ source: ' ' }), ['source']);
  assert.deepEqual(await refused({ fromOn: undefined }), ['fromOn']);
  assert.deepEqual(await refused({ untilOn: '2009-12-31' }), ['untilOn']);
  assert.deepEqual(await refused({ bodyId: memberId }), ['bodyId']);
  assert.deepEqual(await refused({ bodyId: newId() }), ['bodyId']);
});

test('a body never becomes a member of itself through others', async () => {
  const [a, b, c] = [await register('A'), await register('B'), await register('C')];
  await doing(db, officer, recordAffiliation, { memberId: a, bodyId: b, ...said });
  await doing(db, officer, recordAffiliation, { memberId: b, bodyId: c, ...said });
  const refused = await perform(db, officer, recordAffiliation, newId(), { memberId: c, bodyId: a, ...said });
  assert.deepEqual(refused, { done: false, fields: { bodyId: [{ key: 'partners.affiliation-circle' }] } });
  const past = { ...said, fromOn: '2000-01-01', untilOn: '2009-12-31' };
  await doing(db, officer, recordAffiliation, { memberId: c, bodyId: a, ...past });
});

test('an affiliation ends by a row that replaces it; before that entry it still stands open', async () => {
  const [memberId, bodyId] = [await register('Union three'), await register('Body three')];
  const { id } = await doing(db, officer, recordAffiliation, { memberId, bodyId, ...said });
  const ending = { id, ...said, untilOn: '2024-06-30', source: 'letter', reason: 'left at its congress' };
  const corrected = await perform(db, officer, correctAffiliation, newId(), ending);
  assert.ok(corrected.done);
  const now = await db.read(officer, (tx) => bodiesOf(tx, institute.id, memberId));
  assert.deepEqual(
    now.map((row) => [row.fromOn, row.untilOn, row.source]),
    [['2010-01-01', '2024-06-30', 'letter']],
  );
  const before = await db.read(officer, (tx) => bodiesOf(tx, institute.id, memberId, corrected.entryNo - 1));
  assert.deepEqual(
    before.map((row) => row.untilOn),
    [null],
  );
  const again = await perform(db, officer, correctAffiliation, newId(), ending);
  assert.equal(!again.done && again.problem?.key, 'problem.saved-by-another');
});

test('an affiliation that never was is taken away with a reason, and no row takes its place', async () => {
  const [memberId, bodyId] = [await register('Union four'), await register('Body four')];
  const { id } = await doing(db, officer, recordAffiliation, { memberId, bodyId, ...said });
  await doing(db, officer, correctAffiliation, { id, ...said, neverWas: true, reason: 'another union' });
  assert.deepEqual(await db.read(officer, (tx) => bodiesOf(tx, institute.id, memberId)), []);
});

test('an affiliation of another institute cannot be found, and a partner may not keep any', async () => {
  const [memberId, bodyId] = [await register('Union five'), await register('Body five')];
  const { id } = await doing(db, officer, recordAffiliation, { memberId, bodyId, ...said });
  const stranger = (await makeCast(db)).as('programme_officer');
  const correction = { id, ...said, reason: 'mine' };
  await assert.rejects(perform(db, stranger, correctAffiliation, newId(), correction), NotFound);
  const theirs = await perform(db, stranger, recordAffiliation, newId(), { memberId, bodyId, ...said });
  assert.deepEqual(Object.keys((!theirs.done && theirs.fields) || {}), ['memberId', 'bodyId']);
  const partner = as('partner_coordinator', { partnerships: [newId()] });
  await assert.rejects(
    perform(db, partner, recordAffiliation, newId(), { memberId, bodyId, ...said }),
    NotAllowed,
  );
});
