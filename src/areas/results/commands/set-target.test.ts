import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { standingTargets } from '../queries/standing-targets.ts';
import { defineIndicator } from './define-indicator.ts';
import { setTarget } from './set-target.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const officer = app.as(cast.as('programme_officer'));
const partner = app.as(cast.as('partner_coordinator', { partnerships: [programme.partnerships[0]] }));

const made = async (overTime: string) =>
  (
    await doing(db, cast.system, defineIndicator, {
      outcomeId: programme.outcomes[0],
      code: newId().slice(-8),
      title: { fr: { text: 'Conventions signées', source: true } },
      measure: 'number',
      overTime,
      overPartners: 'sum',
    })
  ).id;

const aimedAt = async (indicatorId: string, more = {}) =>
  (
    await doing(db, cast.system, setTarget, {
      indicatorId,
      from: '2027-01-01',
      until: '2027-06-30',
      value: '500',
      ...more,
    })
  ).id;

const standsOf = async (id: string) =>
  (await db.read(cast.as('programme_officer'), (tx) => standingTargets(tx, cast.institute.id, id))).map(
    ({ from, until, value }) => `${from} ${until} ${value}`,
  );

const year = { from: '01/01/2027', until: '31/12/2027', value: '1000' };

for (const overTime of ['sum', 'last'])
  test(`a target of a half-year that is corrected to the year takes its place (${overTime})`, async () => {
    const id = await made(overTime);
    const standing = await aimedAt(id);
    const address = paths.newTarget({ id });
    const unsaid = await officer.post(address, { ...year, standing });
    assert.equal(unsaid.status, 422);
    assert.match(unsaid.text, /href="#f-reason"/);
    const moved = await officer.post(address, { ...year, standing, reason: 'Toute l’année' });
    assert.equal(moved.status, 303, moved.text);
    assert.deepEqual(await standsOf(id), ['2027-01-01 2027-12-31 1000']);
  });

test('a target does not move to where another stands, nor outside the programme', async () => {
  const id = await made('last');
  const standing = await aimedAt(id);
  await aimedAt(id, { until: '2027-12-31', value: '900' });
  const address = paths.newTarget({ id });
  const there = { ...year, standing, reason: 'Toute l’année' };
  for (let at = 0; at < 2; at += 1) {
    const taken = await officer.post(address, there);
    assert.equal(taken.status, 422);
    assert.match(taken.text, /href="#f-from"/);
    assert.match(taken.text, new RegExp(`name="standing" value="${standing}"`));
  }
  const outside = await officer.post(address, { ...there, until: '31/12/2099' });
  assert.equal(outside.status, 422);
  assert.match(outside.text, /href="#f-until"/);
  assert.deepEqual(await standsOf(id), ['2027-01-01 2027-06-30 500', '2027-01-01 2027-12-31 900']);
});

test('a target of any period is withdrawn with a reason; the history keeps it', async () => {
  const id = await made('sum');
  const standing = await aimedAt(id);
  const address = paths.newTarget({ id });
  const form = await officer.get(withQuery(address, { target: standing }));
  assert.match(form.text, /name="withdrawn"/);
  assert.doesNotMatch((await officer.get(address)).text, /name="withdrawn"/);
  const gone = { from: '01/01/2027', until: '30/06/2027', value: '', standing, withdrawn: 'on' };
  const unsaid = await officer.post(address, gone);
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /href="#f-reason"/);
  assert.equal((await partner.post(address, { ...gone, reason: 'Erreur' })).status, 403);
  const saved = await officer.post(address, { ...gone, reason: 'Erreur' });
  assert.equal(saved.status, 303, saved.text);
  assert.deepEqual(await standsOf(id), []);
  assert.match((await officer.get(paths.indicator({ id }))).text, /<del>500<\/del>/);
  const late = await officer.post(address, { ...gone, reason: 'Erreur' });
  assert.equal(late.status, 422);
  assert.match(late.text, /entre-temps/);
  assert.equal((await officer.post(address, year)).status, 303);
});

test('of a target that was moved meanwhile one is told, and what was typed can be saved as another', async () => {
  const id = await made('last');
  const standing = await aimedAt(id);
  const address = paths.newTarget({ id });
  assert.equal((await officer.post(address, { ...year, standing, reason: 'Une' })).status, 303);
  const late = { from: '01/01/2027', until: '30/06/2027', value: '510' };
  const told = await officer.post(address, { ...late, standing, reason: 'Deux' });
  assert.equal(told.status, 422);
  assert.match(told.text, /entre-temps/);
  assert.doesNotMatch(told.text, /name="standing"/);
  assert.equal((await officer.post(address, late)).status, 303);
});

test('a target that says only a comment keeps no other from its days', async () => {
  const id = await made('sum');
  const comment = { fr: { text: 'Sera fixée', source: true } };
  await aimedAt(id, { value: undefined, comment });
  assert.equal((await officer.post(paths.newTarget({ id }), year)).status, 303);
  const grid = await made('sum');
  await aimedAt(grid, { value: undefined, comment });
  assert.equal(
    (await officer.post(paths.targets({ id: grid }), { 'targets.whole.2027-01-01/2027-12-31.value': '1000' }))
      .status,
    303,
  );
});

test('a target recorded where one stands shows it, keeps what was typed and corrects it with the reason', async () => {
  const id = await made('last');
  const standing = await aimedAt(id, { until: '2027-12-31', value: '900' });
  const address = paths.newTarget({ id });
  const told = await officer.post(address, { ...year, reason: 'Plus de sections' });
  assert.equal(told.status, 422);
  assert.match(told.text, /a déjà une valeur cible/);
  assert.doesNotMatch(told.text, /entre-temps/);
  assert.match(told.text, /900/);
  assert.match(told.text, /name="value"[^>]*value="1000"/);
  assert.match(told.text, /name="reason"[^>]*value="Plus de sections"/);
  assert.match(told.text, new RegExp(`name="standing" value="${standing}"`));
  const saved = await officer.post(address, { ...year, reason: 'Plus de sections', standing });
  assert.equal(saved.status, 303, saved.text);
  assert.deepEqual(await standsOf(id), ['2027-01-01 2027-12-31 1000']);
});
