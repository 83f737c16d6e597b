import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { storyWork } from '../../../../test/support/story-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addStory } from './add-story.ts';
import { publishStory } from './publish-story.ts';
import { recordConsent } from './record-consent.ts';
import { tellStory } from './tell-story.ts';
import { withdrawStory } from './withdraw-story.ts';

const db = await testDatabase();
const app = testApp(db);

const told = {
  language: 'es',
  whatChanged: 'El puerto paga las horas extra',
  changeActor: 'La dirección del puerto',
  significance: 'Por primera vez desde 2019',
  contribution: 'Dos formaciones de negociadoras',
  evidence: 'Acta del comité de marzo',
};
const parts = Object.values(told).slice(1);
const search = withQuery(paths.search(), { q: 'negociadoras' });

test('a story tells what changed, in its language: on its page, in its file and to whoever searches', async () => {
  const { me, officer, storyId, strangers } = await storyWork(db);
  const form = paths.tellStory({ id: storyId });
  assert.match((await app.as(me).get(paths.story({ id: storyId }))).text, new RegExp(`href="${form}"`));
  assert.match((await app.as(me).get(form)).text, /noms de membres/);
  const untold = await app.as(me).post(form, { ...told, language: 'xx', version: '1' });
  assert.equal(untold.status, 422);
  assert.ok(untold.text.includes(told.whatChanged), 'what was typed stays');
  assert.equal((await app.as(me).post(form, { ...told, version: '1' })).status, 303);
  const { text } = await app.as(officer).get(paths.story({ id: storyId }));
  for (const part of parts) assert.ok(text.includes(part), part);
  assert.match(text, /lang="es"/);
  const file = await app.as(officer).get(withQuery(paths.story({ id: storyId }), { format: 'csv' }));
  for (const part of parts) assert.ok(file.text.includes(part), part);
  assert.ok((await app.as(officer).get(search)).text.includes(paths.story({ id: storyId })));
  for (const stranger of strangers) {
    assert.ok(!(await app.as(stranger).get(search)).text.includes(paths.story({ id: storyId })));
    const outcome = perform(db, stranger, tellStory, newId(), { ...told, storyId, version: 2 });
    await assert.rejects(outcome, NotFound);
  }
});

test('words of a story change until it is published, never over what another wrote meanwhile', async () => {
  const { cast, me, officer, storyId, consent, publication } = await storyWork(db);
  await doing(db, me, tellStory, { ...told, storyId, version: 1 });
  const stale = await perform(db, officer, tellStory, newId(), { ...told, storyId, version: 1 });
  assert.equal(!stale.done && stale.conflict?.version, 2);
  await doing(db, officer, tellStory, { language: 'fr', storyId, version: 2 });
  const { text } = await app.as(me).get(paths.story({ id: storyId }));
  for (const part of parts) assert.ok(!text.includes(part), part);
  await doing(db, me, tellStory, { ...told, storyId, version: 3 });
  const reader = cast.as('finance_officer');
  await assert.rejects(perform(db, reader, tellStory, newId(), { ...told, storyId, version: 4 }), NotAllowed);
  await doing(db, me, recordConsent, consent);
  await doing(db, officer, publishStory, publication);
  const late = await perform(db, me, tellStory, newId(), { ...told, storyId, version: 4 });
  assert.equal(!late.done && late.problem?.key, 'activities.told-was-published');
});

test('a story that says nothing of what changed is refused at the field, and what else was typed stays', async () => {
  const { me, officer, activityId, storyId } = await storyWork(db);
  const story = {
    activityId,
    medium: 'story',
    title: 'Overtime',
    shown: 'Two shop stewards',
    peopleShown: 2,
  };
  const { id } = await doing(db, me, addStory, story);
  for (const form of [paths.tellStory({ id }), paths.tellStory({ id: storyId })]) {
    assert.match((await app.as(me).get(form)).text, /<textarea[^>]*name="whatChanged"[^>]*required/);
    const { evidence } = told;
    const empty = await app.as(me).post(form, { language: 'es', version: '1', whatChanged: '  ', evidence });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /id="f-whatChanged-error"/);
    assert.ok(empty.text.includes(evidence));
    assert.equal((await app.as(me).post(form, { ...told, version: '1' })).status, 303);
  }
  const emptied = { language: 'es', version: 2 };
  const refused = await perform(db, officer, tellStory, newId(), { ...emptied, storyId: id });
  assert.deepEqual(!refused.done && Object.keys(refused.fields ?? {}), ['whatChanged']);
  await doing(db, officer, tellStory, { ...emptied, storyId });
  const untitled = await app
    .as(me)
    .post(paths.newStory({ id: activityId }), { ...story, title: ' ', peopleShown: '2' });
  assert.equal(untitled.status, 422);
  assert.match(untitled.text, /id="f-title-error"/);
});

test('a story that is withdrawn takes its words out of sight', async () => {
  const { me, officer, storyId, activityId } = await storyWork(db);
  await doing(db, me, tellStory, { ...told, storyId, version: 1 });
  await doing(db, me, withdrawStory, { storyId, reason: 'Told wrongly' });
  assert.equal((await app.as(officer).get(paths.story({ id: storyId }))).status, 404);
  const file = withQuery(paths.story({ id: storyId }), { format: 'csv' });
  assert.equal((await app.as(officer).get(file)).status, 404);
  const history = await app.as(officer).get(paths.history({ kind: 'activity', id: activityId }));
  assert.equal(history.status, 200);
  for (const part of parts) assert.ok(!history.text.includes(part), part);
  assert.ok(!(await app.as(officer).get(search)).text.includes(paths.story({ id: storyId })));
});
