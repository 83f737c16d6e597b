import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { storyWork } from '../../../../test/support/story-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { documentsOf } from '../../records/queries/documents.ts';
import { storyById } from '../queries/stories.ts';
import { byWithdrawal, notShown } from '../rules/consent-article.ts';
import { correctConsent } from './correct-consent.ts';
import { publishStory } from './publish-story.ts';
import { recordConsent } from './record-consent.ts';
import { sayWhoseConsent } from './say-whose-consent.ts';
import { takeBackConsentWithdrawal } from './take-back-consent-withdrawal.ts';
import { withdrawConsent } from './withdraw-consent.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const work = await storyWork(db);
  const { cast, me, officer, activityId, storyId, consent } = work;
  const { id } = await doing(db, me, recordConsent, consent);
  const { storyId: _storyId, kept: _kept, ...said } = consent;
  const consents = async () =>
    (await db.read(officer, (tx) => storyById(tx, cast.institute.id, storyId)))?.consents ?? [];
  const papers = () =>
    db.read(officer, (tx) => documentsOf(tx, cast.institute.id, { kind: 'activity', id: activityId }));
  const home = async () => (await app.as(officer).get(paths.home())).text;
  const correction = { id, ...said, reason: 'Noted of another picture' };
  const wrong = async (input: object) => {
    const outcome = await perform(db, me, correctConsent, newId(), { ...correction, ...input });
    return outcome.done ? undefined : (outcome.problem?.key ?? outcome.fields);
  };
  return { ...work, id, said, correction, consents, papers, home, wrong };
};

test('a consent noted of the wrong use is corrected, and what was published on it waits to be taken down', async () => {
  const { me, officer, id, storyId, publication, correction, refused, home, papers, consents } =
    await prepared();
  await doing(db, officer, publishStory, publication);
  const [paper] = await papers();
  await doing(db, me, correctConsent, { ...correction, uses: ['press'] });
  assert.equal(await refused({}), 'activities.consent-missing');
  assert.match(await home(), /Retirer de la publication, publié depuis le 01\/04\/2026[^<]*At the port/);
  const { text } = await app.as(officer).get(paths.story({ id: storyId }));
  assert.match(text, /class="notice warn"[\s\S]*Page of stories[\s\S]*\/removal"/);
  assert.equal((await papers())[0]?.id, paper?.id, 'its paper stays');
  const [row] = await consents();
  assert.deepEqual([row?.id, row?.uses], [id, ['press']], 'it is the same consent');
  assert.equal(await refused({ publishedAs: 'press' }), undefined);
});

test('a consent that was never given counts no more and its paper goes out of sight, for a partner too', async () => {
  const { me, officer, publication, correction, refused, papers, consents, home } = await prepared();
  await doing(db, officer, publishStory, publication);
  await doing(db, me, correctConsent, { ...correction, neverWas: true });
  assert.deepEqual([await consents(), await papers()], [[], []]);
  assert.equal(await refused({}), 'activities.consent-missing');
  assert.match(await home(), /sans le consentement de toutes les personnes montrées[^<]*At the port/);
});

test('the wrong paper of a consent gives way to the right one', async () => {
  const { me, correction, papers, wrong } = await prepared();
  const [paper] = await papers();
  const unfinished = await wrong({ whyUploaded: 'The office moves' });
  assert.deepEqual(Object.keys(unfinished ?? {}), ['file']);
  const kept = { place: 'Port office', keeper: 'Secretary of the section' };
  await doing(db, me, correctConsent, { ...correction, kept });
  const now = await papers();
  assert.equal(now.length, 1);
  assert.notEqual(now[0]?.id, paper?.id);
  assert.deepEqual([now[0]?.class, now[0]?.headCount], ['list_of_persons', 2]);
});

test('another paper or other people say again how many the consent stands for, and the same paper says it too', async () => {
  const { me, id, said, wrong, consents, papers } = await prepared();
  const { people: _people, ...unsaid } = said;
  const correction = { id, ...unsaid, reason: 'Noted wrongly' };
  const again = { people: [notShown('activities.people-again', { count: 2 })] };
  const kept = { place: 'Port office', keeper: 'Secretary of the section' };
  assert.deepEqual(await wrong({ people: undefined, kept }), again);
  assert.deepEqual(await wrong({ people: undefined, who: 'A treasurer' }), again);
  const counts = async () => [(await consents())[0]!.people, (await papers()).map((one) => one.headCount)];
  const [paper] = await papers();
  await doing(db, me, correctConsent, { ...correction, givenOn: '2026-03-05' });
  assert.deepEqual(await counts(), [2, [2]], 'another day says nothing of the people');
  assert.equal((await papers())[0]!.id, paper!.id);
  const row = (await consents())[0]!.rowId;
  await doing(db, me, correctConsent, { ...correction, id: row, people: 1 });
  assert.deepEqual(await counts(), [1, [1]]);
  const { keptAt, keeper } = (await papers())[0]!;
  assert.deepEqual([keptAt, keeper], [paper!.keptAt, paper!.keeper], 'it is where it was');
  const next = (await consents())[0]!.rowId;
  await doing(db, me, correctConsent, { ...correction, id: next, people: 2, kept });
  assert.deepEqual(await counts(), [2, [2]]);
});

test('what hangs on a consent stays with it: its withdrawal, who renews it, whose it is', async () => {
  const { me, id, consent, correction, wrong, consents, refused } = await prepared();
  await doing(db, me, withdrawConsent, { consentId: id, withdrawnOn: '2026-03-20' });
  assert.deepEqual(await wrong({ givenOn: '2026-03-21' }), {
    givenOn: [byWithdrawal('activities.given-after-withdrawn', { day: '2026-03-20' })],
  });
  assert.deepEqual(await wrong({ givenOn: '2080-01-01' }), {
    givenOn: [{ key: 'activities.day-in-future' }],
  });
  await doing(db, me, correctConsent, { ...correction, givenOn: '2026-03-05' });
  assert.equal((await consents())[0]?.withdrawnOn, '2026-03-20');
  assert.equal(await refused({}), 'activities.consent-lapsed');
  const fresh = { ...consent, givenOn: '2026-03-25', people: 1 };
  const { id: anew } = await doing(db, me, recordConsent, fresh);
  const { id: wider } = await doing(db, me, recordConsent, { ...fresh, renews: anew });
  const rowOf = async (of: string) => (await consents()).find((one) => one.id === of)!.rowId;
  const one = { id: anew, people: 1, givenOn: '2026-03-25' };
  assert.equal(await wrong({ ...one, neverWas: true }), 'activities.renewed-by-another');
  assert.deepEqual(await wrong(one), { renews: [notShown('activities.whose-consent')] });
  assert.deepEqual(await wrong({ ...one, renews: wider }), { renews: [{ key: 'problem.not-in-list' }] });
  assert.equal(
    await wrong({ ...one, id: wider, renews: 'nobody' }),
    undefined,
    'it was of another, after all',
  );
  assert.equal(await wrong({ ...one, renews: 'nobody' }), undefined);
  assert.equal(await refused({}), undefined, 'each of the two consents');
  const again = await perform(db, me, sayWhoseConsent, newId(), { consentId: anew, renews: wider });
  assert.equal(!again.done && again.problem?.key, 'activities.whose-said-already');
  assert.deepEqual(await wrong({ ...one, id: await rowOf(anew), renews: wider, people: 2 }), {
    people: [notShown('activities.renewed-by-more', { count: 1 })],
  });
});

test('a consent is corrected on its page, with what stands filled in, and who may not keep stories corrects none', async () => {
  const { cast, me, id, storyId, activityId, correction, strangers, consent, consents } = await prepared();
  const { text } = await app.as(me).get(paths.story({ id: storyId }));
  const form = paths.correctConsent({ id });
  assert.ok(text.includes(`href="${form}"`));
  const opened = (await app.as(me).get(form)).text;
  assert.match(opened, /value="Two shop stewards"/);
  assert.match(opened, /value="06\/03\/2026"/);
  assert.doesNotMatch(opened, /name="people"[^>]*value="2"/);
  assert.match(opened, /Jusqu’ici\s: 2\spersonnes/);
  const other = { who: 'Deux délégués', givenOn: '06/03/2026', uses: ['website'], reason: 'Autre fonction' };
  const uncounted = await app.as(me).post(form, other);
  assert.equal(uncounted.status, 422);
  assert.match(uncounted.text, /f-people-error[\s\S]*redites pour combien de personnes/);
  const typed = { who: 'Deux délégués', people: '2', givenOn: '06/03/2026', uses: ['website'] };
  const unexplained = await app.as(me).post(form, typed);
  assert.equal(unexplained.status, 422);
  assert.match(unexplained.text, /Deux délégués[\s\S]*f-reason|f-reason[\s\S]*Deux délégués/);
  assert.equal((await consents())[0]?.who, consent.who, 'nothing is half written');
  assert.equal((await app.as(me).post(form, { ...typed, reason: 'Autre fonction' })).status, 303);
  const [row] = await consents();
  assert.equal(row?.who, 'Deux délégués');
  assert.equal((await app.as(me).get(form)).status, 404, 'that row stands no more');
  const history = await app.as(me).get(paths.history({ kind: 'activity', id: activityId }));
  assert.match(history.text, /a corrigé un consentement/);
  const input = { ...correction, id: row!.rowId };
  for (const stranger of strangers)
    await assert.rejects(perform(db, stranger, correctConsent, newId(), input), NotFound);
  await assert.rejects(perform(db, cast.as('finance_officer'), correctConsent, newId(), input), NotAllowed);
  const page = paths.correctConsent({ id: row!.rowId });
  assert.equal((await app.as(strangers[0]!).get(page)).status, 404);
  assert.equal((await app.as(cast.as('finance_officer')).get(page)).status, 403);
});

test('a renewal that was withdrawn is not struck out or made less while its withdrawal stands', async () => {
  const { me, officer, id, consent, correction, wrong, refused } = await prepared();
  const renewal = { ...consent, givenOn: '2026-03-10', renews: id };
  const { id: renewed } = await doing(db, me, recordConsent, renewal);
  await doing(db, me, withdrawConsent, { consentId: renewed, withdrawnOn: '2026-03-20' });
  const of = { id: renewed, givenOn: '2026-03-10', renews: id };
  const first = 'activities.take-withdrawal-back-first';
  assert.equal(await wrong({ ...of, neverWas: true }), first);
  assert.equal(await wrong({ ...of, people: 1 }), first);
  assert.equal(await wrong({ ...of, uses: ['press'] }), first);
  assert.equal(await wrong({ ...of, renews: 'nobody' }), first);
  assert.equal(await refused({}), 'activities.consent-lapsed', 'the first consent does not speak again');
  await doing(db, officer, takeBackConsentWithdrawal, { consentId: renewed, reason: 'Of another picture' });
  await doing(db, me, correctConsent, { ...correction, ...of, neverWas: true });
  assert.equal(await refused({}), undefined);
});

test('a withdrawn consent does not come to cover the use of a later one of the same people', async () => {
  const { me, id, consent, wrong } = await prepared();
  await doing(db, me, recordConsent, { ...consent, uses: ['press'], givenOn: '2026-03-10', renews: id });
  await doing(db, me, withdrawConsent, { consentId: id, withdrawnOn: '2026-03-20' });
  assert.deepEqual(await wrong({ uses: ['website', 'press'], renews: 'nobody' }), {
    renews: [byWithdrawal('activities.renewed-though-withdrawn', { day: '2026-03-20' })],
  });
});

test('a partner alone does not make what stands published without consent consented to', async () => {
  const { me, officer, publication, correction, consents, home, wrong } = await prepared();
  await doing(db, officer, publishStory, publication);
  await doing(db, me, correctConsent, { ...correction, uses: ['press'] });
  const id = (await consents())[0]!.rowId;
  assert.equal(await wrong({ id }), 'activities.asks-who-publishes');
  assert.match(await home(), /At the port/);
  await doing(db, officer, correctConsent, { ...correction, id, onBehalf: { source: 'Call of 9 March' } });
  assert.doesNotMatch(await home(), /At the port/);
});
