import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { openAdvocacyDossier } from '../../rights/commands/open-advocacy-dossier.ts';
import { planActivity } from '../commands/plan-activity.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const partner = await partnerOf(db, cast, 'Own');
  const week = {
    outcomeId,
    title: 'Une semaine',
    plannedFrom: '02/03/2026',
    plannedUntil: '06/03/2026',
    mode: 'in_person',
    country: 'BJ',
  };
  return { cast, ...partner, week, me: app.as(cast.as('programme_officer')) };
};

const support = {
  beneficiary: 'secretariat',
  purpose: 'Un secrétariat qui répond',
  'postShares.0.post': 'Conseillère juridique',
  'postShares.0.funder': 'institute',
  'postShares.0.sharePercent': '60',
};

const idOf = (location: string | null): string => location?.split('?')[0]?.split('/').at(-1) ?? '';

test('posts are typed row by row, rows left empty are none, and all of it is shown and can be changed', async () => {
  const { week, me } = await prepared();
  const sent = {
    ...week,
    ...support,
    'postShares.2.post': 'Comptable',
    'postShares.2.funder': 'partner',
    'postShares.2.sharePercent': '100',
    'postShares.2.fullTimeEquivalent': '0,5',
  };
  const saved = await me.post(paths.planActivity({ kind: 'A3' }), sent);
  assert.equal(saved.status, 303);
  const id = idOf(saved.location);
  const shown = await me.get(paths.activity({ id }));
  assert.match(
    shown.text,
    /<li>Conseillère juridique · cet institut · 60 %<\/li><li>Comptable · le partenaire lui-même · 100 % · 0,5 ETP<\/li>/,
  );
  const form = await me.get(paths.editActivity({ id }));
  assert.match(form.text, /name="postShares\.1\.post"[^>]*value="Comptable"/);
  assert.match(form.text, /name="postShares\.1\.fullTimeEquivalent"[^>]*value="0,5"/);
  assert.match(form.text, /name="postShares\.4\.post"/);
});

test('an error in a row is said at its cell, also where a row above was left empty', async () => {
  const { week, me } = await prepared();
  const sent = {
    ...week,
    ...support,
    'postShares.2.post': 'Comptable',
    'postShares.2.funder': 'partner',
    'postShares.2.sharePercent': '120',
  };
  const refused = await me.post(paths.planActivity({ kind: 'A3' }), sent);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="f-postShares-1-sharePercent-error"/);
  assert.match(refused.text, /name="postShares\.1\.sharePercent"[^>]*value="120"/);
  const half = await me.post(paths.planActivity({ kind: 'A3' }), {
    ...week,
    ...support,
    'postShares.0.sharePercent': 'half',
  });
  assert.equal(half.status, 422);
  assert.match(half.text, /id="f-postShares-error"/);
  assert.match(half.text, /value="half"/);
});

test('a support that breaks the agreement is saved, and its page says so with the article', async () => {
  const { week, me } = await prepared();
  const sent = {
    ...week,
    ...support,
    beneficiary: 'members',
    'postShares.1.post': 'Conseillère juridique',
    'postShares.1.funder': 'partner',
    'postShares.1.sharePercent': '50',
  };
  const saved = await me.post(paths.planActivity({ kind: 'A3' }), sent);
  const shown = await me.get(paths.activity({ id: idOf(saved.location) }));
  assert.match(shown.text, /L’action 3 soutient les responsables et les secrétariats/);
  assert.match(shown.text, /«\sConseillère juridique\s» font 110 %/);
  assert.match(shown.text, /action A3 \(dirigeants et secrétariats\)/);
});

test('a campaign in Belgium keeps its calendar in the days people write', async () => {
  const { week, me } = await prepared();
  const sent = {
    ...week,
    country: 'BE',
    audience: 'workers',
    region: 'wallonia',
    languages: ['fr', 'de'],
    channels: ['street'],
    message: 'Un travail décent pour toutes et tous',
    'campaignDays.0.onDay': '03/03/2026',
    'campaignDays.0.what': 'Stand au marché',
    'campaignDays.0.channel': 'street',
    'campaignDays.0.expectedReach': '1 200',
  };
  const saved = await me.post(paths.planActivity({ kind: 'A9' }), sent);
  assert.equal(saved.status, 303);
  const id = idOf(saved.location);
  const shown = await me.get(paths.activity({ id }));
  assert.match(shown.text, /03\/03\/2026 · Stand au marché · rue · 1.200 personnes/);
  const form = await me.get(paths.editActivity({ id }));
  assert.match(form.text, /name="campaignDays\.0\.onDay"[^>]*value="03\/03\/2026"/);
  assert.match(form.text, /value="de" checked/);
});

test('the use of an international training is asked on its page, by those who keep activities, of that kind only', async () => {
  const { cast, week, me } = await prepared();
  const seniors = {
    ...week,
    plannedFrom: '2026-03-02',
    plannedUntil: '2026-03-06',
    kind: 'A5',
    organiserKind: 'ilo',
    trainingField: 'rights',
    selection: 'Par le bureau',
  };
  const { id } = await doing(db, cast.system, planActivity, seniors);
  assert.equal((await me.get(paths.recordUse({ id }))).status, 200);
  const use = { askedOn: '10/09/2026', asked: '7', usingIt: '5', what: 'Elles négocient' };
  const early = await me.post(paths.recordUse({ id }), use);
  assert.equal(early.status, 422);
  assert.match(early.text, /value="7"/);
  const held = { heldFrom: '02/03/2026', heldUntil: '06/03/2026' };
  assert.equal((await me.post(paths.holdActivity({ id }), held)).status, 303);
  assert.equal((await me.post(paths.recordUse({ id }), use)).status, 303);
  assert.match((await me.get(paths.activity({ id }))).text, /5 sur 7 s’en servent/);
  assert.equal((await app.as(cast.as('finance_officer')).post(paths.recordUse({ id }), use)).status, 403);
  assert.equal((await me.get(paths.recordUse({ id: newId() }))).status, 404);
  const elsewhere = app.as((await makeCast(db)).as('director'));
  assert.equal((await elsewhere.get(paths.recordUse({ id }))).status, 404);
});

test('a demand is ticked in the form and stands on the page; target groups are counted on one of their own', async () => {
  const { cast, partnershipId, week, me } = await prepared();
  const { id: dossierId } = await doing(db, cast.system, openAdvocacyDossier, {
    partnershipId,
    title: 'Un salaire minimum',
    country: 'BJ',
    level: 'national',
    demand: 'Indexer',
    topics: ['wages'],
    openedOn: '2024-01-10',
  });
  const sent = {
    ...week,
    means: 'legal_aid',
    purpose: 'Salaires',
    defenceTopics: 'wages',
    dossiers: dossierId,
  };
  const form = await me.get(paths.planActivity({ kind: 'A4' }));
  assert.match(form.text, new RegExp(`value="${dossierId}"`));
  const saved = await me.post(paths.planActivity({ kind: 'A4' }), sent);
  assert.equal(saved.status, 303);
  const id = idOf(saved.location);
  const shown = await me.get(paths.activity({ id }));
  assert.match(
    shown.text,
    new RegExp(`href="${paths.advocacyDossier({ id: dossierId })}">Un salaire minimum`),
  );
  assert.equal((await me.get(paths.countGroups({ id }))).status, 403);
  const held = { heldFrom: '02/03/2026', heldUntil: '06/03/2026', 'count.female.unknown.informal': '20' };
  assert.equal((await me.post(paths.holdActivity({ id }), held)).status, 303);
  const wrong = await me.post(paths.countGroups({ id }), {
    'people.domestic': '21',
    'advice.domestic': 'ten',
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /id="f-advice-domestic-error"/);
  const beyond = await me.post(paths.countGroups({ id }), { 'people.domestic': '21' });
  assert.match(beyond.text, /id="f-people-domestic-error"/);
  const counted = { 'people.domestic': '20', 'advice.domestic': '60' };
  assert.equal((await me.post(paths.countGroups({ id }), counted)).status, 303);
  assert.match((await me.get(paths.activity({ id }))).text, /travail domestique 60/);
  assert.equal((await app.as(cast.as('finance_officer')).get(paths.countGroups({ id }))).status, 403);
});

test('a unit is named on the page of what built it, and of no other kind', async () => {
  const { partnershipId, week, me } = await prepared();
  const sent = { ...week, partnershipId, branch: 'organisation', buildingForm: 'platform', purpose: 'Unir' };
  const id = idOf((await me.post(paths.planActivity({ kind: 'A1' }), sent)).location);
  assert.equal((await me.get(paths.nameUnit({ id }))).status, 403);
  await me.post(paths.holdActivity({ id }), { heldFrom: '02/03/2026', heldUntil: '06/03/2026' });
  assert.match((await me.get(paths.activity({ id }))).text, /nommez l’unité créée ou développée/);
  const empty = await me.post(paths.nameUnit({ id }), { unit: '', result: 'created' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /id="f-unitLevel-error"|f-unitLevel/);
  const unit = { unit: 'Plateforme des transports', result: 'created', unitLevel: 'national' };
  assert.equal((await me.post(paths.nameUnit({ id }), unit)).status, 303);
  assert.match((await me.get(paths.activity({ id }))).text, /Plateforme des transports/);
  const other = idOf((await me.post(paths.planActivity({ kind: 'A3' }), { ...week, ...support })).location);
  assert.equal((await me.get(paths.nameUnit({ id: other }))).status, 404);
});

test('a recommendation of an exchange stands on its page and on the home of the officer until it is done', async () => {
  const { week, me } = await prepared();
  const exchange = {
    ...week,
    format: 'seminar',
    side: 'bilateral',
    direction: 'south_south',
    termsOfReference: 'Comparer',
  };
  const id = idOf((await me.post(paths.planActivity({ kind: 'A7' }), exchange)).location);
  assert.equal((await me.get(paths.recommend({ id }))).status, 403);
  await me.post(paths.holdActivity({ id }), { heldFrom: '02/03/2026', heldUntil: '06/03/2026' });
  const empty = await me.post(paths.recommend({ id }), { addressee: 'Trésorier' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /value="Trésorier"/);
  const advice = { recommendation: 'Retenir à la source', addressee: 'Trésorier', dueOn: '30/09/2026' };
  assert.equal((await me.post(paths.recommend({ id }), advice)).status, 303);
  assert.match((await me.get(paths.home())).text, /Donner suite à la recommandation\s: Retenir à la source/);
  const shown = await me.get(paths.activity({ id }));
  const follow = /href="(\/recommendations\/[^"]+)">ouverte/.exec(shown.text)?.[1] ?? '';
  const early = await me.post(follow, { state: 'done', onDay: '01/01/2080', what: 'Décidé' });
  assert.equal(early.status, 422);
  const done = { state: 'done', onDay: '01/06/2026', what: 'Décidé par le bureau' };
  assert.equal((await me.post(follow, done)).status, 303);
  assert.match((await me.get(paths.activity({ id }))).text, /réalisée · 01\/06\/2026 · Décidé par le bureau/);
  assert.doesNotMatch((await me.get(paths.home())).text, /Retenir à la source/);
  assert.equal((await me.get(paths.followRecommendation({ id: newId() }))).status, 404);
});

test('the page of a training that was held shows its participant-days', async () => {
  const { cast, week, me } = await prepared();
  const planned = { ...training, outcomeId: week.outcomeId };
  const { id } = await doing(db, cast.system, planActivity, planned);
  assert.doesNotMatch((await me.get(paths.activity({ id }))).text, /Jours-participants/);
  const held = { heldFrom: '02/03/2026', heldUntil: '06/03/2026', 'count.female.unknown.informal': '9' };
  assert.equal((await me.post(paths.holdActivity({ id }), held)).status, 303);
  assert.match((await me.get(paths.activity({ id }))).text, /Jours-participants<\/dt><dd>45/);
});

test('a form offers the records of the partner, keeps what stands, and names the partner where it offers all', async () => {
  const { cast, partnershipId, week, me } = await prepared();
  const other = await partnerOf(db, cast, 'Another union');
  const dossier = async (whose: string | undefined, title: string) => {
    const demand = { title, country: 'BJ', level: 'national', demand: 'Indexer', topics: ['wages'] };
    const given = { ...demand, partnershipId: whose, openedOn: '2024-01-10' };
    return (await doing(db, cast.system, openAdvocacyDossier, given)).id;
  };
  const [own, others, nobodys] = [
    await dossier(partnershipId, 'The own one'),
    await dossier(other.partnershipId, 'Of another'),
    await dossier(undefined, 'Of nobody'),
  ];
  const offers = (text: string, id: string) => text.includes(`value="${id}"`);
  const open = await me.get(paths.planActivity({ kind: 'A4' }));
  for (const id of [own, others, nobodys]) assert.ok(offers(open.text, id));
  assert.match(open.text, /Of another · Another union/);
  const narrow = await me.get(withQuery(paths.planActivity({ kind: 'A4' }), { partner: partnershipId }));
  assert.ok(offers(narrow.text, own) && offers(narrow.text, nobodys));
  assert.ok(!offers(narrow.text, others));
  const sent = { ...week, partnershipId, means: 'legal_aid', purpose: 'Salaires', defenceTopics: 'wages' };
  const wrong = await me.post(paths.planActivity({ kind: 'A4' }), { ...sent, title: '', dossiers: others });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, new RegExp(`value="${others}"[^>]*checked`), 'what was ticked stays');
  const { location } = await me.post(paths.planActivity({ kind: 'A4' }), {
    ...sent,
    dossiers: others,
    onBehalf: 'letter',
  });
  const id = idOf(location);
  const edit = await me.get(paths.editActivity({ id }));
  assert.match(edit.text, new RegExp(`value="${others}"[^>]*checked`), 'what stands on it stays');
  assert.ok(offers(edit.text, own) && offers(edit.text, nobodys));
});

test('the kinds to choose from hand on the partner that one came from', async () => {
  const { partnershipId, me } = await prepared();
  const { text } = await me.get(withQuery(paths.chooseActivityKind(), { partner: partnershipId }));
  const onwards = withQuery(paths.planActivity({ kind: 'A4' }), { partner: partnershipId });
  assert.ok(text.includes(`href="${onwards}"`));
});
