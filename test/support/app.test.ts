import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from './app.ts';
import { makeCast } from './cast.ts';
import { testDatabase } from './cluster.ts';
import { makeProgramme } from './programme.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const app = testApp(db);

test('an actor of the cast browses with the role, the duties and the tenancy it has', async () => {
  const { partnerships, outcomes } = await makeProgramme(db, cast);
  const officer = cast.as('finance_officer', { duties: ['finance_officer', 'director'] });
  const auditor = cast.as('auditor', { scope: { outcomes: [outcomes[0]], years: [2027] } });
  for (const actor of [officer, auditor])
    assert.equal((await app.as(actor).get('/organisations')).status, 200, actor.role);
  const partner = cast.as('partner_coordinator', { partnerships: [partnerships[0]] });
  for (const actor of [partner, cast.as('donor_officer')])
    assert.notEqual((await app.as(actor).get('/organisations')).status, 500, actor.role);
});

test('without a session every page leads to the door', async () => {
  const { status, location } = await app.with().get('/organisations');
  assert.equal(status, 303);
  assert.equal(location, '/sign-in?next=%2Forganisations');
});
