import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { organisations } from '../queries/organisations.ts';
import { registerOrganisation } from './register-organisation.ts';

const db = await testDatabase();
const cast = await makeCast(db);

const union = { kind: 'national_union', name: 'Union of invented workers', country: 'BJ' };

test('a registered organisation stands in its institute’s list and in no other', async () => {
  const officer = cast.as('programme_officer');
  await doing(db, officer, registerOrganisation, union);
  const stranger = (await makeCast(db)).as('programme_officer');
  assert.deepEqual(
    (await db.read(officer, (tx) => organisations(tx, cast.institute.id))).map(({ name }) => name),
    [union.name],
  );
  assert.deepEqual(await db.read(stranger, (tx) => organisations(tx, cast.institute.id)), []);
});

test('a form sent twice registers one organisation; the same id with other words is refused', async () => {
  const { institute, as } = await makeCast(db);
  const officer = as('programme_officer');
  const commandId = newId();
  const first = await perform(db, officer, registerOrganisation, commandId, union);
  const second = await perform(db, officer, registerOrganisation, commandId, union);
  const other = await perform(db, officer, registerOrganisation, commandId, { ...union, name: 'Another' });
  assert.ok(first.done && second.done);
  assert.equal(second.again, true);
  assert.deepEqual(second.value, first.value);
  assert.deepEqual(other, { done: false, problem: { key: 'problem.command-id-used' } });
  assert.equal((await db.read(officer, (tx) => organisations(tx, institute.id))).length, 1);
});

test('an identifier that another organisation bears is refused beside its field, and nothing is written', async () => {
  const { institute, as } = await makeCast(db);
  const officer = as('programme_officer');
  const identifiers = [{ scheme: 'iati', value: 'XX-TEST-1' }];
  await doing(db, officer, registerOrganisation, { ...union, identifiers });
  const refused = await perform(db, officer, registerOrganisation, newId(), {
    ...union,
    name: 'Second',
    identifiers,
  });
  assert.deepEqual(refused, {
    done: false,
    fields: { 'identifiers.0.value': [{ key: 'partners.identifier-taken', args: { name: union.name } }] },
  });
  assert.equal((await db.read(officer, (tx) => organisations(tx, institute.id))).length, 1);
});

test('what is missing or unknown is said by field', async () => {
  const refused = await perform(db, cast.as('director'), registerOrganisation, newId(), {
    kind: 'club',
    name: ' ',
    country: 'ZZ',
  });
  assert.ok(!refused.done);
  assert.deepEqual(Object.keys(refused.fields ?? {}).sort(), ['country', 'kind', 'name']);
});

test('a partner may not register organisations, and the attempt is in the trail', async () => {
  const partner = cast.as('partner_coordinator', { partnerships: [newId()] });
  await assert.rejects(perform(db, partner, registerOrganisation, newId(), union), NotAllowed);
  const refused = await db.read(cast.system, (tx) =>
    tx
      .selectFrom('audit_entries')
      .select('command')
      .where('chain', '=', cast.institute.id)
      .where('outcome', '=', 'refused')
      .execute(),
  );
  assert.deepEqual(refused, [{ command: 'register-organisation' }]);
});
