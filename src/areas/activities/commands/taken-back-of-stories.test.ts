import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { storyWork } from '../../../../test/support/story-work.ts';
import { sayRefusal } from '../../../cli/refusal.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { withdrawDocument } from '../../records/commands/withdraw-document.ts';
import { storyById } from '../queries/stories.ts';
import { publishStory } from './publish-story.ts';
import { recordConsent } from './record-consent.ts';
import { takeBackConsentWithdrawal } from './take-back-consent-withdrawal.ts';
import { takeBackPublication } from './take-back-publication.ts';
import { takeBackRemoval } from './take-back-removal.ts';
import { takeDownStory } from './take-down-story.ts';
import { withdrawConsent } from './withdraw-consent.ts';

const db = await testDatabase();
const app = testApp(db);
const reason = 'Noted of another picture';

/** A picture that was published, of which the consent was withdrawn and which was then taken down. */
const prepared = async () => {
  const work = await storyWork(db);
  const { cast, me, officer, activityId, storyId, consent, publication } = work;
  const { id: consentId } = await doing(db, me, recordConsent, consent);
  const { id: publicationId } = await doing(db, officer, publishStory, publication);
  await doing(db, me, withdrawConsent, { consentId, withdrawnOn: '2026-05-01' });
  await doing(db, officer, takeDownStory, { publicationId, takenDownOn: '2026-05-02' });
  const story = async () => (await db.read(officer, (tx) => storyById(tx, cast.institute.id, storyId)))!;
  const home = async () => (await app.as(officer).get(paths.home())).text;
  const page = async (actor = me) => (await app.as(actor).get(paths.story({ id: storyId }))).text;
  const history = async () =>
    (await app.as(officer).get(paths.history({ kind: 'activity', id: activityId }))).text;
  return { ...work, consentId, publicationId, story, home, page, history };
};

test('a withdrawal noted wrongly is taken back: the consent holds again, and nothing is published by that', async () => {
  const { me, consentId, refused, story, page, home, history } = await prepared();
  const form = paths.takeBackConsentWithdrawal({ id: consentId });
  assert.ok((await page()).includes(`href="${form}"`));
  assert.equal((await app.as(me).get(form)).status, 200);
  assert.equal((await app.as(me).post(form, { reason: '' })).status, 422);
  assert.equal(await refused({ publishedOn: '2026-05-03' }), 'activities.consent-lapsed');
  assert.equal((await app.as(me).post(form, { reason })).status, 303);
  const { consents, publications } = await story();
  assert.equal(consents[0]?.withdrawnOn, null);
  assert.deepEqual(
    publications.map(({ takenDownOn }) => takenDownOn),
    ['2026-05-02'],
    'what was taken down stays down',
  );
  assert.doesNotMatch(await home(), /At the port/);
  assert.match(await history(), /a annulé le retrait noté d’un consentement[\s\S]*another picture/);
  assert.equal((await app.as(me).get(form)).status, 404);
  const input = { consentId, reason };
  const again = await perform(db, me, takeBackConsentWithdrawal, newId(), input);
  assert.equal(!again.done && again.problem?.key, 'activities.not-withdrawn');
  await doing(db, me, withdrawConsent, { consentId, withdrawnOn: '2026-06-01' });
  assert.equal((await story()).consents[0]?.withdrawnOn, '2026-06-01', 'it can be withdrawn for good');
  const late = await perform(db, me, takeBackConsentWithdrawal, newId(), { ...input, version: 1 });
  assert.deepEqual(!late.done && late.conflict?.current, { 'activities.withdrawnOn': '2026-06-01' });
});

test('a withdrawal is not taken back where the paper went since, or more would consent than are shown', async () => {
  const { me, officer, consentId, consent, story } = await prepared();
  const back = async () => {
    const outcome = await perform(db, me, takeBackConsentWithdrawal, newId(), { consentId, reason });
    return outcome.done ? undefined : outcome.problem?.key;
  };
  const anew = { ...consent, givenOn: '2026-06-01', renews: 'nobody' };
  const { id: later } = await doing(db, me, recordConsent, anew);
  assert.equal(await back(), 'activities.more-consent-than-shown');
  await doing(db, me, withdrawConsent, { consentId: later, withdrawnOn: '2026-06-01' });
  const [first] = (await story()).consents;
  await doing(db, officer, withdrawDocument, { id: first!.documentId!, reason: 'Destroyed as they asked' });
  assert.equal(await back(), 'activities.consent-without-paper');
});

test('a take-down noted wrongly is taken back, and what stands published without consent waits again', async () => {
  const { me, officer, publicationId, home, page, story, history } = await prepared();
  assert.doesNotMatch(await home(), /At the port/);
  const form = paths.takeBackRemoval({ id: publicationId });
  assert.ok((await page(officer)).includes(`href="${form}"`));
  assert.ok(!(await page(me)).includes(form));
  assert.equal((await app.as(officer).post(form, {})).status, 422);
  assert.equal((await app.as(officer).post(form, { reason })).status, 303);
  assert.match(await home(), /retiré ou échu le 01\/05\/2026\s: At the port · Page of stories/);
  assert.match(await page(officer), /class="notice warn"[\s\S]*Page of stories/);
  assert.match(await history(), /a annulé le retrait de publication noté/);
  assert.equal((await app.as(officer).get(form)).status, 404);
  const again = await perform(db, officer, takeBackRemoval, newId(), { publicationId, reason });
  assert.equal(!again.done && again.problem?.key, 'activities.not-taken-down');
  await doing(db, officer, takeDownStory, { publicationId, takenDownOn: '2026-05-04' });
  assert.equal((await story()).publications[0]?.takenDownOn, '2026-05-04');
  const late = await perform(db, officer, takeBackRemoval, newId(), { publicationId, reason, version: 1 });
  assert.deepEqual(!late.done && late.conflict?.current, { 'activities.takenDownOn': '2026-05-04' });
});

test('a publication noted wrongly never was, and the story is no published one any more', async () => {
  const { me, officer, publicationId, page, story, history, activityId } = await prepared();
  const form = paths.takeBackPublication({ id: publicationId });
  assert.ok((await page(officer)).includes(`href="${form}"`));
  assert.equal((await app.as(officer).get(form)).status, 200);
  assert.equal((await app.as(officer).post(form, {})).status, 422);
  assert.equal((await story()).publications.length, 1);
  assert.equal((await app.as(officer).post(form, { reason })).status, 303);
  assert.deepEqual((await story()).publications, []);
  assert.match(await page(me), /Pas encore publié/);
  assert.match(await page(me), /\/withdrawal"/, 'it can be withdrawn');
  assert.match(await history(), /a annulé la publication notée du récit/);
  const { text } = await app.as(officer).get(paths.activity({ id: activityId }));
  assert.match(text, /At the port/);
  const input = { publicationId, reason };
  await assert.rejects(perform(db, officer, takeBackPublication, newId(), input), NotFound);
  const down = { publicationId, takenDownOn: '2026-05-02' };
  await assert.rejects(perform(db, officer, takeDownStory, newId(), down), NotFound);
});

test('who may not keep or publish stories takes nothing of them back, and nobody what is not theirs', async () => {
  const { cast, me, officer, consentId, publicationId, strangers, story } = await prepared();
  const ofConsent = { consentId, reason };
  const ofPublication = { publicationId, reason };
  const elsewhere = strangers[1]!;
  for (const stranger of strangers)
    await assert.rejects(perform(db, stranger, takeBackConsentWithdrawal, newId(), ofConsent), NotFound);
  const reader = cast.as('finance_officer');
  await assert.rejects(perform(db, reader, takeBackConsentWithdrawal, newId(), ofConsent), NotAllowed);
  for (const command of [takeBackPublication, takeBackRemoval]) {
    await assert.rejects(perform(db, elsewhere, command, newId(), ofPublication), NotFound);
    for (const actor of [me, reader, strangers[0]!])
      await assert.rejects(perform(db, actor, command, newId(), ofPublication), NotAllowed);
  }
  for (const [form, mine] of [
    [paths.takeBackConsentWithdrawal({ id: consentId }), 200],
    [paths.takeBackPublication({ id: publicationId }), 403],
    [paths.takeBackRemoval({ id: publicationId }), 403],
  ] as const) {
    assert.equal((await app.as(me).get(form)).status, mine);
    assert.equal((await app.as(reader).get(form)).status, 403);
    assert.equal((await app.as(elsewhere).get(form)).status, 404);
    assert.equal((await app.as(officer).get(form)).status, 200);
  }
  const { consents, publications } = await story();
  assert.deepEqual([consents[0]?.withdrawnOn, publications[0]?.takenDownOn], ['2026-05-01', '2026-05-02']);
});

test('a publication that is refused for consent names the article, on its page and in what the shell says', async () => {
  const { me, officer, storyId, consent, publication } = await storyWork(db);
  const form = paths.publishStory({ id: storyId });
  const typed = { publishedOn: '01/04/2026', publishedAs: 'website', place: 'Page of stories' };
  const told = /class="errors"[\s\S]*?2016\/679 \(RGPD\), art\. 7/;
  const missing = await app.as(officer).post(form, typed);
  assert.equal(missing.status, 422);
  assert.match(missing.text, told);
  const { id: consentId } = await doing(db, me, recordConsent, consent);
  await doing(db, me, withdrawConsent, { consentId, withdrawnOn: '2026-03-20' });
  assert.match((await app.as(officer).post(form, typed)).text, told, 'withdrawn before');
  assert.match((await app.as(officer).get(paths.story({ id: storyId }))).text, /\(RGPD\), art\. 7/);
  const lines: string[] = [];
  const outcome = await perform(db, officer, publishStory, newId(), publication);
  assert.equal(!outcome.done && sayRefusal({ err: (line) => lines.push(line) }, outcome), 1);
  assert.match(lines.join(), /2016\/679 \(GDPR\), art\. 7/);
});

test('while a story stands published without consent, no one person takes the line away', async () => {
  const work = await storyWork(db);
  const { cast, me, officer, consent, publication } = work;
  const { id: consentId } = await doing(db, me, recordConsent, consent);
  const { id: publicationId } = await doing(db, officer, publishStory, publication);
  await doing(db, me, withdrawConsent, { consentId, withdrawnOn: '2026-05-01' });
  const problemOf = async (outcome: Awaited<ReturnType<typeof perform>>) => {
    if (outcome.done) return undefined;
    assert.match(String(outcome.problem?.args?.article), /2016\/679, art\. 7/);
    return outcome.problem?.key;
  };
  assert.equal(
    await problemOf(await perform(db, me, takeBackConsentWithdrawal, newId(), { consentId, reason })),
    'activities.asks-who-publishes',
  );
  const taken = { publicationId, reason };
  assert.equal(
    await problemOf(await perform(db, officer, takeBackPublication, newId(), taken)),
    'activities.take-down-or-ask-director',
  );
  const director = cast.as('director');
  assert.match((await app.as(director).get(paths.home())).text, /At the port/, 'a director is told too');
  await doing(db, director, takeBackPublication, taken);
  assert.doesNotMatch((await app.as(director).get(paths.home())).text, /At the port/);
});
