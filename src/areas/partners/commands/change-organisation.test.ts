import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { organisation } from '../queries/organisation.ts';
import { changeOrganisation } from './change-organisation.ts';
import { registerOrganisation } from './register-organisation.ts';

const db = await testDatabase();
const { institute, as } = await makeCast(db);
const officer = as('programme_officer');

const union = { kind: 'national_union', name: 'Union', country: 'BJ' };
const number = (value: string) => ({ scheme: 'register', value });

test('identifiers are kept as a whole: the one left out ends, the new one begins, the rest stays', async () => {
  const { id } = await doing(db, officer, registerOrganisation, {
    ...union,
    identifiers: [number('1'), number('2')],
  });
  const identifiers = [number('2'), number('3'), number('3')];
  await doing(db, officer, changeOrganisation, { ...union, id, version: 1, name: 'Renamed', identifiers });
  const now = await db.read(officer, (tx) => organisation(tx, institute.id, id));
  assert.deepEqual(
    now?.identifiers.map(({ value }) => value),
    ['2', '3'],
  );
  assert.deepEqual([now?.name, now?.version], ['Renamed', 2]);
  await doing(db, officer, changeOrganisation, { ...union, id, version: 2, identifiers: [number('1')] });
});

test('the second of two people saving is shown what stands, and nothing is overwritten', async () => {
  const { id } = await doing(db, officer, registerOrganisation, union);
  await doing(db, officer, changeOrganisation, { ...union, id, version: 1, name: 'First' });
  const second = await perform(db, officer, changeOrganisation, newId(), {
    ...union,
    id,
    version: 1,
    name: 'Second',
  });
  assert.ok(!second.done);
  assert.deepEqual([second.conflict?.version, second.conflict?.current['partners.name']], [2, 'First']);
  assert.equal((await db.read(officer, (tx) => organisation(tx, institute.id, id)))?.name, 'First');
});

test('an identifier of another organisation is refused; another institute’s organisation is not found', async () => {
  const taken = [number('taken')];
  await doing(db, officer, registerOrganisation, { ...union, name: 'Bearer', identifiers: taken });
  const { id } = await doing(db, officer, registerOrganisation, union);
  const change = { ...union, id, version: 1, identifiers: taken };
  const refused = await perform(db, officer, changeOrganisation, newId(), change);
  assert.deepEqual(Object.keys((!refused.done && refused.fields) || {}), ['identifiers.0.value']);
  const stranger = (await makeCast(db)).as('director');
  await assert.rejects(perform(db, stranger, changeOrganisation, newId(), change), NotFound);
});
