import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { png } from '../../../../test/support/pictures.ts';
import { storyWork } from '../../../../test/support/story-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { documentsOf } from '../../records/queries/documents.ts';
import { storyById } from '../queries/stories.ts';
import { addStory } from './add-story.ts';
import { publishStory } from './publish-story.ts';
import { recordConsent } from './record-consent.ts';
import { takeDownStory } from './take-down-story.ts';
import { withdrawConsent } from './withdraw-consent.ts';
import { withdrawStory } from './withdraw-story.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = () => storyWork(db);

test('a story is published with the consent of everyone shown only, and no more once it is withdrawn', async () => {
  const { cast, me, officer, storyId, consent, publication, refused } = await prepared();
  assert.equal(await refused({}), 'activities.consent-missing');
  await doing(db, me, recordConsent, { ...consent, people: 1 });
  assert.equal(await refused({}), 'activities.consent-missing');
  const second = { ...consent, people: 1, renews: 'nobody' };
  const { id: consentId } = await doing(db, me, recordConsent, second);
  assert.equal(await refused({ publishedAs: 'press' }), 'activities.consent-missing');
  assert.deepEqual(await refused({ publishedOn: '2080-01-01' }), {
    publishedOn: [{ key: 'activities.day-in-future' }],
  });
  await doing(db, officer, publishStory, publication);
  const shown = async () => (await app.as(officer).get(paths.story({ id: storyId }))).text;
  assert.doesNotMatch(await shown(), /class="notice warn"/);
  const early = { consentId, withdrawnOn: '2025-05-01' };
  const mistyped = await perform(db, me, withdrawConsent, newId(), early);
  assert.deepEqual(!mistyped.done && Object.keys(mistyped.fields ?? {}), ['withdrawnOn']);
  await doing(db, me, withdrawConsent, { consentId, withdrawnOn: '2026-05-01' });
  assert.match(await shown(), /class="notice warn"[\s\S]*Page of stories[\s\S]*\/removal"/);
  assert.equal(await refused({ publishedOn: '2026-05-01' }), 'activities.consent-lapsed');
  const again = await perform(db, me, withdrawConsent, newId(), { consentId, withdrawnOn: '2026-05-02' });
  assert.equal(!again.done && again.problem?.key, 'activities.consent-withdrawn-already');
  const story = await db.read(officer, (tx) => storyById(tx, cast.institute.id, storyId));
  assert.equal(story?.publications.length, 1, 'what appeared before stays in the list');
});

test('who consented is said in a list of persons alone, which stays at the partner or is sent for a reason', async () => {
  const { cast, me, activityId, consent } = await prepared();
  await doing(db, me, recordConsent, consent);
  const subject = { kind: 'activity', id: activityId };
  const [document] = await db.read(me, (tx) => documentsOf(tx, cast.institute.id, subject));
  assert.deepEqual([document?.class, document?.headCount, document?.fileName], ['list_of_persons', 2, null]);
  const { kept: _kept, ...unproven } = { ...consent, uses: ['press'] };
  const without = await perform(db, me, recordConsent, newId(), unproven);
  assert.deepEqual(!without.done && Object.keys(without.fields ?? {}), ['file']);
  const file = { name: 'a.pdf', mediaType: 'application/pdf', size: 10, sha256: 'a'.repeat(64) };
  const unreasoned = await perform(db, me, recordConsent, newId(), { ...unproven, file });
  assert.deepEqual(!unreasoned.done && Object.keys(unreasoned.fields ?? {}), ['whyUploaded']);
  await doing(db, me, recordConsent, { ...unproven, file, whyUploaded: 'The office moves' });
  const early = await perform(db, me, recordConsent, newId(), { ...consent, givenOn: '2080-01-01' });
  assert.ok(!early.done && early.fields?.givenOn);
});

test('a story of another partner does not exist, a partner does not publish, and readers keep none', async () => {
  const { cast, me, activityId, storyId, consent, publication, strangers } = await prepared();
  const { id: consentId } = await doing(db, me, recordConsent, consent);
  const story = { activityId, medium: 'story', title: 'T', shown: 'S', peopleShown: 0 };
  const back = { consentId, withdrawnOn: '2026-05-01' };
  for (const stranger of strangers) {
    await assert.rejects(perform(db, stranger, addStory, newId(), story), NotFound);
    await assert.rejects(perform(db, stranger, recordConsent, newId(), consent), NotFound);
    await assert.rejects(perform(db, stranger, withdrawConsent, newId(), back), NotFound);
    assert.equal((await app.as(stranger).get(paths.story({ id: storyId }))).status, 404);
  }
  const elsewhere = strangers[1]!;
  await assert.rejects(perform(db, elsewhere, publishStory, newId(), publication), NotFound);
  await assert.rejects(perform(db, me, publishStory, newId(), publication), NotAllowed);
  const reader = cast.as('finance_officer');
  await assert.rejects(perform(db, reader, addStory, newId(), story), NotAllowed);
  await assert.rejects(perform(db, reader, withdrawConsent, newId(), back), NotAllowed);
});

test('a story told wrongly is withdrawn with a reason, one that was published stays on the record', async () => {
  const { cast, me, officer, activityId, storyId, consent, publication, strangers } = await prepared();
  const wrong = { storyId, reason: 'Three people are shown' };
  for (const stranger of strangers)
    await assert.rejects(perform(db, stranger, withdrawStory, newId(), wrong), NotFound);
  const reader = cast.as('finance_officer');
  await assert.rejects(perform(db, reader, withdrawStory, newId(), wrong), NotAllowed);
  const form = paths.withdrawStory({ id: storyId });
  assert.equal((await app.as(me).post(form, {})).status, 422);
  assert.equal((await app.as(me).post(form, { reason: wrong.reason })).status, 303);
  assert.equal((await app.as(me).get(paths.story({ id: storyId }))).status, 404);
  assert.doesNotMatch((await app.as(me).get(paths.activity({ id: activityId }))).text, /At the port/);
  const told = { activityId, medium: 'picture', title: 'Again', shown: 'Two stewards', peopleShown: 2 };
  const { id: second } = await doing(db, me, addStory, told);
  await doing(db, me, recordConsent, { ...consent, storyId: second });
  await doing(db, officer, publishStory, { ...publication, storyId: second });
  const kept = await perform(db, me, withdrawStory, newId(), { ...wrong, storyId: second });
  assert.equal(!kept.done && kept.problem?.key, 'activities.story-was-published');
});

test('story, consent, publication and withdrawal have their pages, and a page says what may be published today', async () => {
  const { me, officer, activityId, storyId } = await prepared();
  const mine = app.as(me);
  const theirs = app.as(officer);
  const page = paths.story({ id: storyId });
  assert.match((await mine.get(paths.activity({ id: activityId }))).text, /At the port/);
  assert.match((await mine.get(page)).text, /ne peut pas être publié/);
  assert.doesNotMatch((await mine.get(page)).text, /\/publication"/);
  const refused = await theirs.post(paths.publishStory({ id: storyId }), {
    publishedOn: '01/04/2026',
    publishedAs: 'website',
    place: 'Récits',
  });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /0 sur 2/);
  const form = paths.newConsent({ id: storyId });
  assert.equal((await mine.get(form)).status, 200);
  const typed = { who: 'Deux déléguées', people: '2', givenOn: '06/03/2026', uses: ['website'] };
  const nowhere = await mine.post(form, typed);
  assert.equal(nowhere.status, 422);
  assert.match(nowhere.text, /Deux déléguées/);
  const given = await mine.post(form, {
    ...typed,
    'kept.place': 'Secrétariat',
    'kept.keeper': 'Communication',
  });
  assert.equal(given.status, 303);
  assert.match((await mine.get(page)).text, />peut être publié/);
  const published = { publishedOn: '01/04/2026', publishedAs: 'website', place: 'Récits' };
  assert.equal((await theirs.get(paths.publishStory({ id: storyId }))).status, 200);
  assert.equal((await theirs.post(paths.publishStory({ id: storyId }), published)).status, 303);
  const back = /href="(\/consents\/[^"]+)"/.exec((await mine.get(page)).text)?.[1] ?? '';
  assert.equal((await mine.post(back, { withdrawnOn: '01/05/2026' })).status, 303);
  assert.match((await mine.get(page)).text, /0 sur 2/);
  const added = await mine.post(paths.newStory({ id: activityId }), {
    medium: 'story',
    title: 'Récit',
    shown: 'Une déléguée',
    peopleShown: '-1',
  });
  assert.equal(added.status, 422);
});

test('a publication whose consent was withdrawn is taken down on a day, and stays on the record', async () => {
  const { me, officer, storyId, consent, publication, strangers } = await prepared();
  const { id: consentId } = await doing(db, me, recordConsent, consent);
  const { id: publicationId } = await doing(db, officer, publishStory, publication);
  const home = async () => (await app.as(officer).get(paths.home())).text;
  assert.doesNotMatch(await home(), /At the port/);
  await doing(db, me, withdrawConsent, { consentId, withdrawnOn: '2026-05-01' });
  assert.match(await home(), /retiré ou échu le 01\/05\/2026\s: At the port · Page of stories/);
  const removal = { publicationId, takenDownOn: '2026-05-02' };
  for (const stranger of strangers)
    await assert.rejects(
      perform(db, stranger, takeDownStory, newId(), removal),
      stranger.role === 'director' ? NotFound : NotAllowed,
    );
  await assert.rejects(perform(db, me, takeDownStory, newId(), removal), NotAllowed);
  const form = paths.takeDownStory({ id: publicationId });
  assert.equal((await app.as(me).get(form)).status, 403);
  assert.equal((await app.as(officer).get(form)).status, 200);
  for (const takenDownOn of ['', '01/03/2026', '01/01/2080'])
    assert.equal((await app.as(officer).post(form, { takenDownOn })).status, 422, takenDownOn);
  assert.equal((await app.as(officer).post(form, { takenDownOn: '02/05/2026' })).status, 303);
  assert.doesNotMatch(await home(), /At the port/);
  const { text } = await app.as(me).get(paths.story({ id: storyId }));
  assert.match(text, /Page of stories/);
  assert.match(text, /02\/05\/2026/);
  const again = await perform(db, officer, takeDownStory, newId(), removal);
  assert.equal(!again.done && again.problem?.key, 'activities.taken-down-already');
});

test('a consent that ends by itself asks to take down too, one that was replaced does not', async () => {
  const { me, officer, consent, publication } = await prepared();
  await doing(db, me, recordConsent, { ...consent, untilOn: '2026-06-30' });
  await doing(db, officer, publishStory, publication);
  const home = async () => (await app.as(officer).get(paths.home())).text;
  assert.match(await home(), /échu le 01\/07\/2026/);
  await doing(db, me, recordConsent, { ...consent, givenOn: '2026-07-05' });
  assert.doesNotMatch(await home(), /At the port/);
});

test('a picture is sent with its story or chosen among the documents of its activity, never a consent paper', async () => {
  const { cast, me, activityId, consent } = await prepared();
  await doing(db, me, recordConsent, consent);
  const subject = { kind: 'activity', id: activityId };
  const documents = () => db.read(me, (tx) => documentsOf(tx, cast.institute.id, subject));
  const form = paths.newStory({ id: activityId });
  const typed = { medium: 'picture', title: 'Banner', shown: 'A banner', peopleShown: '0' };
  const files = { file: { name: 'banner.png', type: 'image/png', bytes: png } };
  const sent = await app.as(me).post(form, typed, files);
  assert.equal(sent.status, 303);
  const [picture, paper] = await documents();
  assert.deepEqual([picture?.class, picture?.title, paper?.class], ['ordinary', 'Banner', 'list_of_persons']);
  const page = (await app.as(me).get(sent.location ?? '')).text;
  assert.ok(page.includes(`href="${paths.document({ id: picture!.id })}"`));
  const offered = (await app.as(me).get(form)).text;
  assert.ok(offered.includes(picture!.id));
  assert.ok(!offered.includes(paper!.id));
  const chosen = await app.as(me).post(form, { ...typed, documentId: picture!.id });
  assert.ok((await app.as(me).get(chosen.location ?? '')).text.includes(picture!.id));
  const elsewhere = await doing(db, cast.as('programme_officer'), attachDocument, {
    subject: { kind: 'outcome', id: newId() },
    title: 'Of something else',
    file: { name: 'a.png', mediaType: 'image/png', size: 10, sha256: 'a'.repeat(64) },
  });
  for (const documentId of [paper!.id, elsewhere.id, newId()]) {
    const story = { activityId, medium: 'picture', title: 'T', shown: 'S', peopleShown: 0, documentId };
    const refused = await perform(db, me, addStory, newId(), story);
    assert.ok(!refused.done && refused.fields?.documentId, documentId);
  }
  const both = await app.as(me).post(form, { ...typed, documentId: picture!.id }, files);
  assert.equal(both.status, 422);
  const broken = { file: { name: 'x.png', type: 'image/png', bytes: new Uint8Array([1, 2, 3]) } };
  assert.equal((await app.as(me).post(form, typed, broken)).status, 422);
});
