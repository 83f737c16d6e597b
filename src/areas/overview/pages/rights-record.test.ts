import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeGains } from '../../../../test/support/union-gains.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { languages } from '../../../kernel/language.ts';
import { paths } from '../../../paths.ts';
import { cancelActivity } from '../../activities/commands/cancel-activity.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { showAgreement, showDossier, showEvent } from './rights-record.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { outcomeId } = await programmeOf(db, cast);
const { partnershipId } = await partnerOf(db, cast, 'Own');
const other = await partnerOf(db, cast, 'Other');
const gains = await makeGains(db, cast, { partnershipId, tag: cast.institute.code });
const officer = cast.as('programme_officer', { language: 'en' });

const defence = {
  kind: 'A4',
  outcomeId,
  partnershipId,
  plannedFrom: '2026-03-02',
  plannedUntil: '2026-03-06',
  country: 'BJ',
  means: 'negotiation',
  purpose: 'Wages of the port',
  defenceTopics: ['wages'],
  onBehalf: { source: 'letter' },
};
const plan = async (title: string, more: object) =>
  (await doing(db, cast.system, planActivity, { ...defence, title, ...more })).id;
const led = await plan('Round table of the port', {
  dossiers: [{ dossierId: gains.dossierId }],
  dialogues: [{ eventId: gains.eventId }],
  agreements: [{ agreementId: gains.agreementId }],
});
const apart = await plan('Something else', { dialogues: [] });
const dropped = await plan('Dropped talks', { dialogues: [{ eventId: gains.eventId }] });
await doing(db, cast.system, cancelActivity, { activityId: dropped, reason: 'Strike' });

const pages = [
  ['talks', paths.dialogueEvent({ id: gains.eventId }), showEvent, gains.eventId],
  ['agreement', paths.collectiveAgreement({ id: gains.agreementId }), showAgreement, gains.agreementId],
  ['dossier', paths.advocacyDossier({ id: gains.dossierId }), showDossier, gains.dossierId],
] as const;

for (const [name, address, show, id] of pages) {
  test(`the page lists the activities that led to it and no others: ${name}`, async () => {
    const { text } = await app.as(officer).get(address);
    assert.match(text, /Activities that led here/);
    assert.ok(text.includes(`href="${paths.activity({ id: led })}"`));
    assert.ok(!text.includes(apart));
    assert.equal(text.includes(dropped), name === 'talks');
  });

  test(`the page asks at most ten queries: ${name}`, async () => {
    const { queries } = await countingQueries(db, officer, show, { params: { id } });
    assert.ok(queries <= 10, String(queries));
  });

  test(`the page is not found by who reads no rights: ${name}`, async () => {
    const auditor = cast.as('auditor', { scope: { outcomes: [outcomeId], years: [2026] } });
    const others = cast.as('partner_coordinator', { partnerships: [other.partnershipId] });
    for (const actor of [auditor, others, cast.as('donor_officer')])
      assert.equal((await app.as(actor).get(address)).status, 404, actor.role);
  });
}

test('an activity that was cancelled says so beside the others', async () => {
  const { text } = await app.as(officer).get(paths.dialogueEvent({ id: gains.eventId }));
  assert.match(text, /Dropped talks[\s\S]*cancelled/);
});

test('a partner sees the activities that are its own', async () => {
  const own = cast.as('partner_coordinator', { partnerships: [partnershipId], language: 'en' });
  const { text } = await app.as(own).get(paths.dialogueEvent({ id: gains.eventId }));
  assert.ok(text.includes(`href="${paths.activity({ id: led })}"`));
});

test('a record without activities says where one is linked, in five languages', async () => {
  const { id } = await doing(db, cast.system, planActivity, { ...defence, title: 'Alone', agreements: [] });
  const fresh = await makeGains(db, cast, { partnershipId: other.partnershipId, tag: 'fresh' });
  for (const language of languages) {
    const me = app.as(cast.as('programme_officer', { language }));
    const { text } = await me.get(paths.advocacyDossier({ id: fresh.dossierId }));
    assert.match(text, /id="activities"/);
    assert.ok(!text.includes(id));
    assert.doesNotMatch(text, />[^<]*\b(overview|page|rights)\.[a-zA-Z0-9-]+[^<]*</);
  }
});
