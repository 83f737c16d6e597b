import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { indicatorsOfEvent } from '../queries/dialogue-links.ts';
import { linkDialogue } from './link-dialogue.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const { eventId } = office.gains;
const { indicatorId } = office;
const officer = cast.as('programme_officer', { language: 'en' });
const own = cast.as('partner_coordinator', { language: 'en', partnerships: [office.partnerships[0]] });
const other = cast.as('partner_coordinator', { partnerships: [office.partnerships[1]] });
const form = paths.linkDialogue({ id: eventId });

const linked = () =>
  db.read(officer, async (tx) =>
    (await indicatorsOfEvent(tx, cast.institute.id, eventId)).map(({ id }) => id),
  );

test('a sitting is linked to an indicator, and both pages lead to each other', async () => {
  const event = paths.dialogueEvent({ id: eventId });
  assert.match((await app.as(own).get(event)).text, /linked to no indicator/);
  const offered = (await app.as(own).get(form)).text;
  assert.ok(offered.includes(`value="${indicatorId}"`));
  const saved = await app.as(own).post(form, { shown: '', indicators: indicatorId });
  assert.equal(saved.status, 303);
  assert.deepEqual(await linked(), [indicatorId]);
  const indicator = paths.indicator({ id: indicatorId });
  assert.ok((await app.as(own).get(event)).text.includes(`href="${indicator}"`));
  assert.ok((await app.as(officer).get(indicator)).text.includes(`href="${event}"`));
  const scope = { outcomes: [...office.outcomes], years: [Number(office.today.slice(0, 4))] };
  const auditor = await app.as(cast.as('auditor', { scope })).get(indicator);
  assert.equal(auditor.status, 200);
  assert.ok(!auditor.text.includes(event), 'no control reaches what a union won');
});

test('of two people who link, neither undoes what the other did meanwhile', async () => {
  const asIfShownNothing = { eventId, add: [], remove: [] };
  await doing(db, officer, linkDialogue, asIfShownNothing);
  assert.deepEqual(await linked(), [indicatorId]);
  await doing(db, own, linkDialogue, { eventId, add: [indicatorId], remove: [] });
  assert.deepEqual(await linked(), [indicatorId], 'twice is once');
  assert.equal((await app.as(officer).post(form, { shown: indicatorId })).status, 303);
  assert.deepEqual(await linked(), []);
});

test('an indicator that is not offered, another partner, another institute and a reader change nothing', async () => {
  const add = { eventId, add: [newId()], remove: [] };
  const refused = await perform(db, own, linkDialogue, newId(), add);
  assert.ok(!refused.done && refused.fields?.indicators);
  const input = { eventId, add: [indicatorId], remove: [] };
  await assert.rejects(perform(db, other, linkDialogue, newId(), input), NotFound);
  const stranger = (await makeCast(db)).as('director');
  await assert.rejects(perform(db, stranger, linkDialogue, newId(), input), NotFound);
  await assert.rejects(perform(db, cast.as('finance_officer'), linkDialogue, newId(), input), NotAllowed);
  assert.equal((await app.as(other).get(form)).status, 404);
  assert.equal((await app.as(cast.as('finance_officer')).get(form)).status, 403);
  assert.deepEqual(await linked(), []);
});
