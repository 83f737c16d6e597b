import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { png } from '../../../../test/support/pictures.ts';
import { storyWork } from '../../../../test/support/story-work.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { commentsOf } from '../../records/queries/comments.ts';
import { addStory } from '../commands/add-story.ts';
import { withdrawStory } from '../commands/withdraw-story.ts';

const db = await testDatabase();
const app = testApp(db);

const typed = {
  medium: 'story',
  title: 'Une loi gagnée',
  shown: 'Deux fondatrices du syndicat',
  peopleShown: '2',
};

const storiesIn = (text: string) =>
  [...new Set([...text.matchAll(/href="\/stories\/([0-9a-f-]{36})"/g)].map(([, id]) => id))].sort();

test('the coordinator of a partner finds the form on the outcome’s page, and its story stands there and names it', async () => {
  const { me, outcomeId, partnershipId, strangers, cast } = await storyWork(db);
  const mine = app.as(me);
  const form = paths.newOutcomeStory({ id: outcomeId });
  const outcome = paths.outcome({ id: outcomeId });
  assert.ok((await mine.get(outcome)).text.includes(`href="${form}"`));
  assert.ok((await mine.get(withQuery(paths.stories(), { outcome: outcomeId }))).text.includes(`"${form}"`));
  const shown = await mine.get(form);
  assert.equal(shown.status, 200);
  assert.doesNotMatch(shown.text, /name="(partnershipId|onBehalf)/, 'it tells for itself');
  assert.ok(shown.text.includes(`href="${outcome}#stories"`), 'back to where one came from');
  const wrong = await mine.post(form, { ...typed, peopleShown: 'two' });
  assert.equal(wrong.status, 422);
  assert.ok(wrong.text.includes('Deux fondatrices du syndicat'), 'nothing typed is lost');
  assert.match(wrong.text, /href="#f-peopleShown"/);
  const picture = { file: { name: 'law.png', type: 'image/png', bytes: png } };
  const { status, location } = await mine.post(form, typed, picture);
  assert.equal(status, 303);
  const story = await mine.get(location ?? '');
  for (const address of [outcome, paths.partner({ id: partnershipId })])
    assert.ok(story.text.includes(`href="${address}"`), address);
  assert.match(story.text, /href="\/documents\//);
  assert.ok((await mine.get(outcome)).text.includes('Une loi gagnée'));
  for (const stranger of strangers)
    assert.equal((await app.as(stranger).get(form)).status, 404, stranger.role);
  const reader = cast.as('finance_officer');
  assert.equal((await app.as(reader).get(form)).status, 403);
  assert.ok(!(await app.as(reader).get(outcome)).text.includes(`href="${form}"`));
  const withdrawal = await mine.post(`${location}/withdrawal`, { reason: 'Raconté deux fois' });
  assert.equal(withdrawal.location?.startsWith(outcome), true);
  assert.ok(!(await mine.get(outcome)).text.includes(`href="${location}"`));
});

test('who keeps stories finds from the outcome who withdrew one and why, and nothing leads to a page that is gone', async () => {
  const { cast, me, officer, outcomeId, partnershipId, strangers } = await storyWork(db);
  const input = { ...typed, outcomeId, partnershipId, peopleShown: 0 };
  const { id } = await doing(db, me, addStory, input);
  const outcome = paths.outcome({ id: outcomeId });
  const history = paths.history({ kind: 'story', id });
  const auditor = cast.as('auditor', { scope: { outcomes: [outcomeId], years: [2026] } });
  const ask = { question: 'Who won it?', dueOn: '31/12/2026' };
  const asked = await app.as(auditor).post(paths.askControlQuestion({ kind: 'story', id }), ask);
  assert.ok((await app.as(me).get(history)).text.includes(`href="${paths.story({ id })}"`));
  assert.ok(!(await app.as(me).get(outcome)).text.includes(history), 'it stands');
  await doing(db, me, withdrawStory, { storyId: id, reason: 'Told in another programme' });
  for (const keeper of [me, officer]) {
    const { text } = await app.as(keeper).get(outcome);
    assert.ok(text.includes(`<a href="${history}">Une loi gagnée</a>`), keeper.role);
    const trail = (await app.as(keeper).get(history)).text;
    assert.match(trail, /Told in another programme/);
    assert.match(trail, /Someone, partner_coordinator/);
    const entries = trail.slice(trail.indexOf('<h1'));
    assert.ok(!entries.includes(id), 'it is named by its title');
    assert.ok(trail.includes(`href="${outcome}"`) && !trail.includes(`href="${paths.story({ id })}"`));
  }
  const { partnershipId: beside } = await partnerOf(db, cast, 'Beside', outcomeId);
  const besides = cast.as('partner_coordinator', { partnerships: [beside] });
  const narrowed = (partner: string) => app.as(officer).get(withQuery(outcome, { partner }));
  assert.ok((await narrowed(partnershipId)).text.includes(history));
  assert.ok(!(await narrowed(beside)).text.includes(history));
  for (const other of [...strangers, besides, auditor, cast.as('finance_officer')])
    assert.ok(!(await app.as(other).get(outcome)).text.includes(history), other.role);
  for (const other of [...strangers, besides])
    assert.equal((await app.as(other).get(history)).status, 404, other.role);
  const question = (await app.as(auditor).get(asked.location ?? '')).text;
  assert.ok(question.includes(`href="${outcome}#control"`), 'its page is gone');
});

test('an officer tells for a partner that works there, with the source, or for the institute itself', async () => {
  const { cast, officer, outcomeId, partnershipId } = await storyWork(db);
  const { partnershipId: outside } = await partnerOf(db, cast, 'Outside');
  const theirs = app.as(officer);
  const form = paths.newOutcomeStory({ id: outcomeId });
  const { text } = await theirs.get(form);
  assert.ok(text.includes(`value="${partnershipId}"`));
  assert.ok(!text.includes(outside), 'who does not work there is no choice');
  const refused = await theirs.post(form, { ...typed, partnershipId: outside });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /href="#f-partnershipId"/);
  const told = await theirs.post(form, { ...typed, partnershipId, onBehalf: 'Mail of 3 May' });
  assert.ok((await theirs.get(told.location ?? '')).text.includes(paths.partner({ id: partnershipId })));
  const own = await theirs.post(form, typed);
  assert.match((await theirs.get(own.location ?? '')).text, /l’institut lui-même/);
  const listed = { outcome: outcomeId, about: 'outcome' };
  const { text: shown } = await theirs.get(withQuery(paths.stories(), listed));
  assert.match(shown, /data-label="Partenaire"><span>l’institut lui-même</);
  const file = await theirs.get(withQuery(paths.stories(), { ...listed, format: 'csv' }));
  assert.match(file.text, /[;,]l’institut lui-même[;,]/);
});

test('the list tells stories of an outcome with those of its activities, apart where that is asked, in its file too', async () => {
  const { me, officer, outcomeId, partnershipId, storyId, strangers } = await storyWork(db);
  const input = { ...typed, outcomeId, partnershipId, peopleShown: 0 };
  const { id: own } = await doing(db, me, addStory, input);
  const list = (query: object) => withQuery(paths.stories(), { outcome: outcomeId, ...query });
  const listed = async (actor: Actor, query: object) =>
    storiesIn((await app.as(actor).get(list(query))).text);
  for (const reader of [me, officer]) {
    assert.deepEqual(await listed(reader, {}), [own, storyId].sort());
    assert.deepEqual(await listed(reader, { about: 'outcome' }), [own]);
    assert.deepEqual(await listed(reader, { about: 'activity' }), [storyId]);
    assert.deepEqual(await listed(reader, { partner: partnershipId }), [own, storyId].sort());
  }
  const csv = (await app.as(me).get(list({ about: 'outcome', format: 'csv' }))).text.trim().split('\r\n');
  assert.equal(csv.length, 2);
  assert.ok(csv[1]?.includes('Une loi gagnée') && csv[1].includes('un outcome'));
  assert.equal((await app.as(me).get(list({ about: 'x' }))).status, 422);
  for (const address of [withQuery(paths.search(), { q: 'loi gagnée' }), paths.stories()]) {
    assert.deepEqual(storiesIn((await app.as(me).get(address)).text).includes(own), true, address);
    for (const stranger of strangers)
      assert.ok(!(await app.as(stranger).get(address)).text.includes(own), address);
  }
});

test('a story of an outcome is spoken of, documented and asked about on its page, by its own people and the control', async () => {
  const { cast, me, officer, outcomeId, partnershipId, strangers } = await storyWork(db);
  const { id } = await doing(db, me, addStory, { ...typed, outcomeId, partnershipId, peopleShown: 2 });
  const subject = { kind: 'story', id };
  const [page, say, attach, ask] = [
    paths.story({ id }),
    paths.writeComment(subject),
    paths.attachDocument(subject),
    paths.askControlQuestion(subject),
  ];
  const { partnershipId: beside } = await partnerOf(db, cast, 'Beside', outcomeId);
  const besides = cast.as('partner_coordinator', { partnerships: [beside] });
  const control = (...outcomes: string[]) => cast.as('auditor', { scope: { outcomes, years: [2026] } });
  const auditor = control(outcomeId);
  const outside = [...strangers, besides, control(newId()), cast.as('donor_officer')];
  const textFor = async (actor: Actor) => (await app.as(actor).get(page)).text;
  const linksFor = async (actor: Actor) => {
    const text = await textFor(actor);
    return [say, attach, ask].map((address) => text.includes(`"${address}"`));
  };
  assert.deepEqual(await linksFor(me), [true, true, false]);
  assert.deepEqual(await linksFor(officer), [true, true, false]);
  assert.deepEqual(await linksFor(auditor), [false, false, true]);
  assert.equal((await app.as(me).post(say, { text: '' })).status, 422);
  const sent = await app.as(officer).post(say, { text: 'Which law?', reach: 'partner' });
  assert.equal(sent.location?.startsWith(page), true);
  await app.as(officer).post(say, { text: 'Ask the ministry', reach: 'house' });
  await app.as(me).post(say, { text: 'That of May' });
  const reads = async (actor: Actor) => {
    const text = await textFor(actor);
    return ['Which law?', 'Ask the ministry', 'That of May'].map((said) => text.includes(said));
  };
  assert.deepEqual(await reads(officer), [true, true, true]);
  assert.deepEqual(await reads(me), [true, false, true]);
  assert.deepEqual(await reads(auditor), [true, false, true], 'a control reads nothing in-house');
  const asked = await app.as(auditor).post(ask, { question: 'Who won it?', dueOn: '31/12/2026' });
  assert.equal(asked.status, 303);
  for (const reader of [auditor, officer])
    assert.match(await textFor(reader), /id="control"[\s\S]*Who won it/);
  assert.doesNotMatch(await textFor(me), /Who won it/);
  const link = await app.as(auditor).get(asked.location ?? '');
  assert.ok(link.text.includes(`"${page}#control"`));
  for (const other of outside) {
    for (const address of [page, say, attach, ask])
      assert.ok([403, 404].includes((await app.as(other).get(address)).status), `${other.role} ${address}`);
    const posted = await app.as(other).post(say, { text: 'I too' });
    assert.ok([403, 404].includes(posted.status), other.role);
  }
  for (const other of outside.filter(({ role }) => role !== 'donor_officer'))
    assert.deepEqual(
      await db.read(other, (tx) => commentsOf(tx, cast.institute.id, subject)),
      [],
      other.role,
    );
});

test('of a story of an activity it is spoken there alone', async () => {
  const { officer, storyId, activityId } = await storyWork(db);
  const { text } = await app.as(officer).get(paths.story({ id: storyId }));
  assert.doesNotMatch(text, /id="(comments|documents|control)"/);
  const say = (kind: string, id: string) => app.as(officer).get(paths.writeComment({ kind, id }));
  assert.equal((await say('story', storyId)).status, 404);
  assert.equal((await say('activity', activityId)).status, 200);
});
