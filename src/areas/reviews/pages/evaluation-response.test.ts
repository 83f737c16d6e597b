import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { comparedRows } from '../../../../test/support/compared-rows.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { planEvaluation } from '../commands/plan-evaluation.ts';
import { recordEvaluationStep } from '../commands/record-evaluation-step.ts';
import { evaluationRecommendations } from '../queries/evaluation-recommendations.ts';
import { evaluationById } from '../queries/evaluations.ts';

const db = await testDatabase();
const app = testApp(db);

const planned = {
  title: 'À mi-parcours',
  kind: 'mid-term',
  isExternal: true,
  criteria: ['relevance'],
  fromOn: '2024-09-01',
  untilOn: '2024-12-31',
};

const advice = { number: '1', text: 'Former les animatrices', criterion: 'impact', forInstitute: 'on' };
const yes = {
  answer: 'accepted',
  action: 'Un cercle par région',
  takenOnBy: 'Service formation',
  dueOn: '30/06/2025',
  version: '0',
};

/** An evaluation whose final version came, two partners, and whoever writes and signs. */
const prepared = async ({ isReceived = true } = {}) => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const { id } = await doing(db, cast.system, planEvaluation, { programmeId, ...planned });
  if (isReceived)
    await doing(db, cast.system, recordEvaluationStep, {
      evaluationId: id,
      step: 'received',
      onDay: '2025-01-31',
    });
  const { partnershipId } = await partnerOf(db, cast, 'CSA-Bénin');
  const { partnershipId: otherId } = await partnerOf(db, cast, 'UNSTB');
  const rows = () =>
    db.read(cast.system, (tx) => evaluationRecommendations(tx, cast.institute.id, { evaluationId: id }));
  const row = () => db.read(cast.system, (tx) => evaluationById(tx, cast.institute.id, id));
  const one = async () => (await rows())[0]!;
  const officer = app.as(cast.as('programme_officer'));
  const director = app.as(cast.as('director'));
  const add = paths.newEvaluationRecommendation({ id });
  const sign = paths.signEvaluationResponse({ id });
  const page = paths.evaluation({ id });
  const partner = (partnership: string) =>
    app.as(cast.as('partner_coordinator', { partnerships: [partnership] }));
  return {
    cast,
    outcomeId,
    id,
    partnershipId,
    otherId,
    rows,
    row,
    one,
    officer,
    director,
    add,
    sign,
    page,
    partner,
  };
};

/** The version that a form carries. */
const versionIn = (text: string): string => /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';

test('recommendations are recorded once the final version came, numbered and made to someone', async () => {
  const early = await prepared({ isReceived: false });
  assert.match((await early.officer.post(early.add, advice)).text, /href="#f-text"/);
  const { officer, add, rows, page, partnershipId } = await prepared();
  assert.equal((await officer.post(add, advice)).status, 303);
  assert.match((await officer.get(add)).text, /name="number"[^>]*value="2"/);
  const { forInstitute: _, ...bare } = { ...advice, number: '2' };
  assert.match((await officer.post(add, bare)).text, /href="#f-partnershipId"/);
  assert.match((await officer.post(add, advice)).text, /href="#f-number"/);
  assert.match(
    (await officer.post(add, { ...bare, partnershipId: crypto.randomUUID() })).text,
    /f-partnershipId/,
  );
  assert.match(
    (await officer.post(add, { ...advice, number: '2', text: 'x'.repeat(2_001) })).text,
    /href="#f-text"/,
  );
  assert.equal((await officer.post(add, { ...bare, partnershipId })).status, 303);
  const file = (await officer.get(`${page}?format=csv`)).text;
  assert.equal(file.trim().split('\r\n').length, 3, 'the page of one evaluation takes its own along');
  assert.deepEqual(
    (await rows()).map(({ number, forInstitute, partner, criterion }) => [
      number,
      forInstitute,
      partner,
      criterion,
    ]),
    [
      [1, true, null, 'impact'],
      [2, false, 'CSA-Bénin', 'impact'],
    ],
  );
  assert.match((await officer.get(page)).text, /2 recommandations sans réponse/);
});

test('a correction is a row; the second of two people sees both versions; one that never was goes with its answer', async () => {
  const { officer, add, one, rows, partnershipId, otherId } = await prepared();
  await officer.post(add, { ...advice, partnershipId });
  const first = await one();
  const correct = paths.correctEvaluationRecommendation({ id: first.id });
  const version = String(first.entryNo);
  const typed = {
    ...advice,
    text: 'Former aussi les délégués',
    criterion: 'relevance',
    partnershipId,
    version,
  };
  assert.equal((await officer.post(correct, typed)).status, 303);
  const late = await officer.post(correct, {
    ...advice,
    number: '3',
    text: 'Trop tard',
    partnershipId: otherId,
    version,
  });
  assert.equal(late.status, 422);
  assert.deepEqual(comparedRows(late.text), [
    ['Numéro', '3', '1'],
    ['Texte', 'Trop tard', 'Former aussi les délégués'],
    ['Critère', 'impact', 'pertinence'],
    ['Partenaire', 'UNSTB', 'CSA-Bénin'],
  ]);
  const answer = paths.answerEvaluationRecommendation({ id: first.id });
  assert.equal((await officer.post(answer, yes)).status, 303);
  const now = String((await one()).entryNo);
  const moved = await officer.post(correct, { ...typed, partnershipId: otherId, version: now });
  assert.match(moved.text, /href="#f-partnershipId"/);
  assert.equal((await officer.post(correct, { ...typed, neverWas: 'on', version: now })).status, 303);
  assert.deepEqual(await rows(), []);
  const gone = await officer.post(answer, { ...yes, action: 'Autre chose', version: now });
  assert.deepEqual([gone.status, gone.text.includes('Autre chose')], [422, true]);
});

test('an answer says why it is not wholly yes, and what will be done by which function by when', async () => {
  const { officer, add, one } = await prepared();
  await officer.post(add, advice);
  const { id } = await one();
  const answer = paths.answerEvaluationRecommendation({ id });
  const wrong = async (typed: Record<string, string>, field: string) =>
    assert.match((await officer.post(answer, typed)).text, new RegExp(`href="#f-${field}"`));
  const { dueOn: _, ...undated } = yes;
  await wrong(undated, 'dueOn');
  await wrong({ ...yes, action: '' }, 'action');
  await wrong({ ...yes, takenOnBy: '' }, 'takenOnBy');
  await wrong({ ...yes, answer: 'partly' }, 'answerReason');
  await wrong({ ...yes, answer: 'rejected', answerReason: 'Hors programme' }, 'action');
  await wrong({ ...yes, action: 'x'.repeat(2_001) }, 'action');
  assert.equal(
    (await officer.post(answer, { ...yes, answer: 'partly', answerReason: 'Deux régions' })).status,
    303,
  );
  const late = await officer.post(answer, { answer: 'rejected', answerReason: 'Non', version: '0' });
  assert.deepEqual(comparedRows(late.text), [
    ['Réponse', 'rejetée', 'acceptée en partie'],
    ['Pourquoi non, ou pas entièrement', 'Non', 'Deux régions'],
    ['Ce qui sera fait', '', 'Un cercle par région'],
    ['Qui s’en charge', '', 'Service formation'],
    ['Pour quand', '', '30/06/2025'],
  ]);
  assert.equal((await one()).answer, 'partly');
});

test('a director who wrote none of it signs the whole, once every recommendation has its answer', async () => {
  const { cast, officer, director, add, one, row, sign, page } = await prepared();
  assert.match(
    (await director.post(sign, { signedOn: '28/02/2025', version: '0' })).text,
    /d’abord les recommandations/,
  );
  await officer.post(add, advice);
  const { id } = await one();
  assert.match(
    (await director.post(sign, { signedOn: '28/02/2025', version: '0' })).text,
    /1 recommandation n’a pas/,
  );
  const answer = paths.answerEvaluationRecommendation({ id });
  const writer = cast.as('director');
  await app.as(writer).post(answer, yes);
  assert.match((await officer.get(page)).text, /attend la signature/);
  assert.equal((await officer.post(sign, { signedOn: '28/02/2025', version: '0' })).status, 403);
  const form = { signedOn: '28/02/2025', version: versionIn((await director.get(sign)).text) };
  assert.match((await app.as(writer).post(sign, form)).text, /ne signe pas l’ensemble/);
  const told = await director.post(sign, { ...form, version: '1' });
  assert.match(told.text, /a changé depuis/);
  assert.equal(versionIn(told.text), form.version, 'what it shows now is what is signed next');
  const misread = await director.post(sign, { signedOn: 'hier', version: '1' });
  assert.equal(versionIn(misread.text), '1', 'nobody was told yet');
  assert.match((await director.post(sign, { ...form, signedOn: '01/01/2025' })).text, /href="#f-signedOn"/);
  assert.match((await director.post(sign, { ...form, signedOn: '01/01/2090' })).text, /href="#f-signedOn"/);
  assert.equal((await director.post(sign, form)).status, 303);
  assert.equal((await row())?.signedOn, '2025-02-28');
  assert.match((await director.post(sign, form)).text, /déjà signée/);
});

test('what changes after the signature says why and wants a new one', async () => {
  const { officer, director, add, one, row, sign, page } = await prepared();
  await officer.post(add, advice);
  const { id } = await one();
  const answer = paths.answerEvaluationRecommendation({ id });
  await officer.post(answer, yes);
  const signing = async (signedOn: string) =>
    director.post(sign, { signedOn, version: versionIn((await director.get(sign)).text) });
  assert.equal((await signing('28/02/2025')).status, 303);
  const again = { ...yes, dueOn: '31/12/2025', version: String((await one()).answerNo) };
  assert.match((await officer.post(answer, again)).text, /href="#f-reason"/);
  assert.match((await officer.post(add, { ...advice, number: '2' })).text, /href="#f-reason"/);
  assert.equal(
    (await officer.post(answer, { ...again, reason: 'Le budget est venu plus tard' })).status,
    303,
  );
  assert.deepEqual([(await row())?.signedOn, (await row())?.firstSignedOn], [null, '2025-02-28']);
  assert.match((await officer.get(page)).text, /a changé depuis la signature/);
  assert.equal((await signing('31/03/2025')).status, 303);
  assert.deepEqual([(await row())?.signedOn, (await row())?.firstSignedOn], ['2025-03-31', '2025-02-28']);
});

test('a partner reads what is recommended to it and says what became of it, and nothing else of the evaluation', async () => {
  const { officer, add, rows, page, partner, partnershipId, otherId } = await prepared();
  const { forInstitute: _, ...bare } = advice;
  await officer.post(add, { ...bare, partnershipId });
  await officer.post(add, { ...advice, number: '2', text: 'Pour la maison seule' });
  const [theirs, ours] = await rows();
  const own = partner(partnershipId);
  const list = await own.get(paths.evaluationRecommendations());
  assert.match(list.text, /Former les animatrices/);
  assert.match(list.text, /À mi-parcours/);
  assert.doesNotMatch(list.text, /Pour la maison seule/);
  assert.equal((await own.get(page)).status, 404);
  assert.equal((await own.get(paths.evaluationRecommendation({ id: ours!.id }))).status, 404);
  const follow = paths.followUpEvaluationRecommendation({ id: theirs!.id });
  const said = { state: 'under_way', onDay: '01/03/2025', note: 'Un premier cercle' };
  assert.match((await own.post(follow, said)).text, /rien à suivre/);
  await officer.post(paths.answerEvaluationRecommendation({ id: theirs!.id }), yes);
  assert.match((await own.post(follow, { ...said, onDay: '01/01/2090' })).text, /href="#f-onDay"/);
  assert.match((await own.post(follow, { ...said, onDay: '30/01/2025' })).text, /reçue le 31\/01\/2025/);
  assert.match((await own.post(follow, { ...said, note: '' })).text, /href="#f-note"/);
  assert.equal((await own.post(follow, said)).status, 303);
  const dropped = { ...said, state: 'dropped', note: 'Sans moyens' };
  const late = await own.post(follow, dropped);
  assert.equal(late.status, 422, 'the follow-up that stands was not seen');
  const both = comparedRows(late.text).map(([, mine, theirs]) => [mine, theirs]);
  assert.deepEqual(both, [
    ['Abandonné', 'En cours'],
    ['Sans moyens', 'Un premier cercle'],
  ]);
  const [stands] = await rows();
  const seen = { ...dropped, version: String(stands!.followUpNo) };
  assert.equal((await own.post(follow, seen)).status, 303);
  const shown = await own.get(paths.evaluationRecommendation({ id: theirs!.id }));
  assert.match(shown.text, /Sans moyens/);
  assert.ok(!shown.text.includes(page));
  assert.equal(
    (await own.get(paths.history({ kind: 'evaluation_recommendation', id: theirs!.id }))).status,
    200,
  );
  const other = partner(otherId);
  assert.equal((await other.get(paths.evaluationRecommendation({ id: theirs!.id }))).status, 404);
  assert.equal((await other.post(follow, said)).status, 404);
  assert.doesNotMatch((await other.get(paths.evaluationRecommendations())).text, /Former/);
});

test('an auditor reads all and writes nothing; another institute and the donor find nothing', async () => {
  const { cast, outcomeId, officer, add, one, page } = await prepared();
  await officer.post(add, advice);
  const { id } = await one();
  const address = paths.evaluationRecommendation({ id });
  const auditor = app.as(cast.as('auditor', { scope: { outcomes: [outcomeId], years: [2025] } }));
  assert.match((await auditor.get(page)).text, /Former les animatrices/);
  assert.equal((await auditor.get(address)).status, 200);
  assert.match(
    (await auditor.get(`${paths.evaluationRecommendations()}?format=csv`)).text,
    /Former les animatrices/,
  );
  assert.equal((await auditor.post(add, { ...advice, number: '2' })).status, 403);
  const stranger = app.as((await makeCast(db)).as('director'));
  assert.equal((await stranger.get(address)).status, 404);
  assert.equal((await stranger.post(paths.answerEvaluationRecommendation({ id }), yes)).status, 404);
  assert.notEqual((await app.as(cast.as('donor_officer')).get(address)).status, 200);
});
