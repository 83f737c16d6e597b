import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { storyWork } from '../../../../test/support/story-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { notShown } from '../rules/consent-article.ts';
import { recordConsent } from './record-consent.ts';
import { withdrawConsent } from './withdraw-consent.ts';

const db = await testDatabase();
const app = testApp(db);

test('a consent that one person renews or widens never stands for another who did not consent', async () => {
  const { me, officer, storyId, consent, refused } = await storyWork(db);
  const one = { ...consent, who: 'Shop steward, port', people: 1 };
  const { id: first } = await doing(db, me, recordConsent, { ...one, untilOn: '2026-12-31' });
  const wider = { ...one, uses: ['website', 'press'], givenOn: '2026-03-20' };
  const fieldsOf = async (input: object) => {
    const outcome = await perform(db, me, recordConsent, newId(), { ...wider, ...input });
    return outcome.done ? undefined : outcome.fields;
  };
  assert.deepEqual(await fieldsOf({}), { renews: [notShown('activities.whose-consent')] });
  assert.deepEqual(await fieldsOf({ renews: newId() }), { renews: [{ key: 'problem.not-in-list' }] });
  assert.deepEqual(await fieldsOf({ renews: first, people: 2 }), {
    people: [notShown('activities.renewed-by-more', { count: 1 })],
  });
  assert.deepEqual(await fieldsOf({ renews: 'nobody', people: 2 }), {
    people: [notShown('activities.more-consent-than-shown', { count: 2, covered: 3 })],
  });
  const form = paths.newConsent({ id: storyId });
  assert.ok((await app.as(me).get(form)).text.includes(`value="${first}"`));
  const typed = { who: one.who, people: '1', givenOn: '20/03/2026', uses: ['website', 'press'] };
  const kept = { 'kept.place': 'Secretariat', 'kept.keeper': 'Head of communication' };
  const unsaid = await app.as(me).post(form, { ...typed, ...kept });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /href="#f-renews"/);
  assert.equal((await app.as(me).post(form, { ...typed, ...kept, renews: first })).status, 303);
  assert.equal(await refused({}), 'activities.consent-missing', 'still of one of the two shown');
  assert.equal(await refused({ publishedAs: 'press' }), 'activities.consent-missing');
  const page = (await app.as(me).get(paths.story({ id: storyId }))).text;
  assert.ok(!page.includes(paths.withdrawConsent({ id: first })));
  const back = await perform(db, me, withdrawConsent, newId(), {
    consentId: first,
    withdrawnOn: '2026-04-01',
  });
  assert.equal(!back.done && back.problem?.key, 'activities.consent-was-renewed');
  await doing(db, me, recordConsent, { ...one, who: 'Shop steward, docks', renews: 'nobody' });
  assert.equal(await refused({ publishedAs: 'website' }), undefined);
  const renewal = /href="\/consents\/([^"/]+)\/[^"]*"/.exec(page)?.[1] ?? '';
  await doing(db, me, withdrawConsent, { consentId: renewal, withdrawnOn: '2026-05-01' });
  const home = (await app.as(officer).get(paths.home())).text;
  assert.match(home, /retiré ou échu le 01\/05\/2026/, 'what was renewed does not stand again');
  assert.equal(await refused({ publishedOn: '2026-05-01' }), 'activities.consent-lapsed');
});
