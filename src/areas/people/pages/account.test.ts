import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { enrol } from '../../../../test/support/enrol.ts';
import { paths } from '../../../paths.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const app = testApp(db);

test('one changes one’s own name and language; the page speaks it from then on', async () => {
  const someone = app.as(cast.as('donor_officer'));
  assert.equal(
    (await someone.post(paths.account(), { name: 'An Nieuw', language: 'nl' })).location,
    paths.account(),
  );
  const { text } = await someone.get(paths.account());
  assert.match(text, /<html lang="nl"/);
  assert.match(text, /value="An Nieuw"/);
});

test('an empty name or an unknown language is refused and what was typed is kept', async () => {
  const someone = app.as(cast.as('finance_officer'));
  assert.equal((await someone.post(paths.account(), { name: ' ', language: 'fr' })).status, 422);
  const refused = await someone.post(paths.account(), { name: 'Kept', language: 'xx' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /value="Kept"/);
});

test('a wrong present password is said at its field; passwords are never shown again', async () => {
  const officer = await enrol(db, cast.system, 'programme_officer');
  const visitor = app.with(officer.sessionToken);
  const wanted = 'quite another set of words';
  const refused = await visitor.post(paths.changePassword(), { old: 'not mine at all', wanted });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="f-old-error"/);
  assert.doesNotMatch(refused.text, /not mine at all|quite another/);
  assert.equal((await visitor.post(paths.changePassword(), { old: officer.password, wanted })).status, 303);
  assert.equal((await visitor.get(paths.account())).status, 200);
});

test('signing out everywhere ends every session', async () => {
  const officer = await enrol(db, cast.system, 'programme_officer');
  const second = await app.with().post(paths.signIn(), { email: officer.email, password: officer.password });
  const other = /relais=([^;]+)/.exec(second.headers.get('set-cookie') ?? '')?.[1];
  await app.with(other).post(paths.signOutEverywhere());
  for (const token of [other, officer.sessionToken])
    assert.equal((await app.with(token).get(paths.account())).status, 303);
});
