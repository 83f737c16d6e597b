import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { comparedRows } from '../../../../test/support/compared-rows.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { answeredObligation } from '../../obligations/queries/answered-obligation.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { addEvaluationRecommendation } from '../commands/add-evaluation-recommendation.ts';
import { answerEvaluationRecommendation } from '../commands/answer-evaluation-recommendation.ts';
import { correctEvaluationRecommendation } from '../commands/correct-evaluation-recommendation.ts';
import { followUpEvaluationRecommendation } from '../commands/follow-up-evaluation-recommendation.ts';
import { planEvaluation } from '../commands/plan-evaluation.ts';
import { signEvaluationResponse } from '../commands/sign-evaluation-response.ts';
import { evaluationRecommendations, lastEntryOf } from '../queries/evaluation-recommendations.ts';
import { evaluationById, evaluationsOf, stepsOfEvaluation } from '../queries/evaluations.ts';
import { showWith } from './evaluation.tsx';

const db = await testDatabase();
const app = testApp(db);

const planned = {
  title: 'À mi-parcours, Afrique de l’Ouest',
  kind: 'mid-term',
  evaluator: 'Bureau d’études',
  isExternal: true,
  criteria: ['relevance', 'impact'],
  fromOn: '2024-09-01',
  untilOn: '2024-12-31',
};

const typed = {
  title: 'Évaluation finale',
  kind: 'final',
  isExternal: 'on',
  criteria: 'coherence',
  fromOn: '01/10/2025',
  untilOn: '31/03/2026',
};

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const { id } = await doing(db, cast.system, planEvaluation, { programmeId, outcomeId, ...planned });
  const officer = cast.as('programme_officer');
  const row = () => db.read(cast.system, (tx) => evaluationById(tx, cast.institute.id, id));
  const all = () => db.read(cast.system, (tx) => evaluationsOf(tx, cast.institute.id, programmeId));
  const steps = () => db.read(cast.system, (tx) => stepsOfEvaluation(tx, cast.institute.id, id));
  const listOf = (more: object = {}) => withQuery(paths.evaluations(), { programme: programmeId, ...more });
  const list = listOf();
  const stepForm = paths.recordEvaluationStep({ id });
  return {
    cast,
    programmeId,
    outcomeId,
    id,
    officer,
    me: app.as(officer),
    row,
    all,
    steps,
    list,
    listOf,
    stepForm,
  };
};

test('an evaluation is planned, stands in the list of its programme, in its filters and in the file', async () => {
  const { me, programmeId, all, list, listOf } = await prepared();
  assert.equal((await me.post(paths.newEvaluation({ id: programmeId }), typed)).status, 303);
  assert.deepEqual(
    (await all()).map(({ kind, isExternal, criteria, fromOn }) => [kind, isExternal, criteria, fromOn]),
    [
      ['final', true, ['coherence'], '2025-10-01'],
      ['mid-term', true, ['relevance', 'impact'], '2024-09-01'],
    ],
  );
  assert.match((await me.get(list)).text, /Évaluation finale/);
  assert.doesNotMatch((await me.get(listOf({ kind: 'mid-term' }))).text, /Évaluation finale/);
  assert.match((await me.get(listOf({ format: 'csv' }))).text, /Évaluation finale;finale/);
  assert.ok((await me.get(paths.programme({ id: programmeId }))).text.includes('/evaluations?programme='));
});

test('no criterion, an end before the beginning and a strange outcome are told by field; nothing typed is lost', async () => {
  const { me, programmeId, all } = await prepared();
  const add = paths.newEvaluation({ id: programmeId });
  const { criteria: _, ...bare } = typed;
  const none = await me.post(add, bare);
  assert.equal(none.status, 422);
  assert.match(none.text, /href="#f-criteria"/);
  assert.match(none.text, /value="Évaluation finale"/);
  assert.match((await me.post(add, { ...typed, untilOn: '01/09/2025' })).text, /href="#f-untilOn"/);
  assert.match((await me.post(add, { ...typed, outcomeId: newId() })).text, /href="#f-outcomeId"/);
  assert.equal((await all()).length, 1);
});

test('received on 31 August it is to be published by 30 November, and waits until it is', async () => {
  const { me, id, stepForm } = await prepared();
  const page = paths.evaluation({ id });
  assert.equal((await me.post(stepForm, { step: 'received', onDay: '31/08/2025' })).status, 303);
  assert.match((await me.get(page)).text, /30\/11\/2025/);
  assert.ok((await me.get(paths.home())).text.includes(page));
  const published = { step: 'published', onDay: '30/11/2025', address: 'https://example.org/rapport' };
  assert.match((await me.get(stepForm)).text, /La réponse n’est pas encore signée/);
  assert.equal((await me.post(stepForm, published)).status, 303);
  const bare = (await me.get(page)).text;
  assert.match(bare, /Le rapport est public et la réponse n’est pas signée/);
  assert.match(bare, /class="tag stop">publiée, pas en règle/);
  assert.match(bare, /Publiée sans réponse signée/);
  assert.match(bare, /Il manque.*le rapport parmi les documents, les recommandations, la signature/);
  assert.match((await me.get(paths.home())).text, /Faire signer la réponse à l’évaluation publiée/);
});

test('published with its report and a response that was signed in time it waits for nothing', async () => {
  const { me, cast, id, stepForm } = await prepared();
  const page = paths.evaluation({ id });
  await me.post(stepForm, { step: 'received', onDay: '31/08/2025' });
  const recommended = { evaluationId: id, number: 1, text: 'Former', forInstitute: true };
  const { id: recommendationId } = await doing(db, cast.system, addEvaluationRecommendation, recommended);
  const promised = { action: 'Former', takenOnBy: 'Service formation', dueOn: todayIn() };
  const accepted = { recommendationId, answer: 'accepted', ...promised };
  await doing(db, cast.system, answerEvaluationRecommendation, accepted);
  const director = app.as(cast.as('director'));
  const due = paths.evaluationRecommendation({ id: recommendationId });
  assert.ok((await me.get(paths.home())).text.includes(due));
  assert.match((await director.get(paths.home())).text, /Signer la réponse/);
  const [row] = await db.read(cast.system, (tx) =>
    evaluationRecommendations(tx, cast.institute.id, { evaluationId: id }),
  );
  const signed = { evaluationId: id, version: lastEntryOf([row!]), signedOn: '2025-10-31' };
  await doing(db, cast.system, signEvaluationResponse, signed);
  assert.doesNotMatch((await director.get(paths.home())).text, /Signer la réponse/);
  await me.post(stepForm, { step: 'published', onDay: '30/11/2025', address: 'https://example.org/rapport' });
  assert.match((await me.get(page)).text, /le rapport n’est pas parmi les documents/);
  await doing(db, cast.system, attachDocument, {
    subject: { kind: 'evaluation', id },
    title: 'Rapport',
    kept: { place: 'Archives', keeper: 'Secrétariat' },
  });
  assert.match((await me.get(page)).text, /class="tag ok">publiée</);
  assert.ok(!(await me.get(paths.home())).text.includes(page));
  assert.doesNotMatch((await me.get(stepForm)).text, /La réponse (n’est pas encore|a changé)/);
  const later = { evaluationId: id, number: 2, text: 'Suivre', forInstitute: true, reason: 'Lu après' };
  await doing(db, cast.system, addEvaluationRecommendation, later);
  assert.match((await me.get(page)).text, /la réponse a changé depuis sa signature/);
  assert.ok((await me.get(paths.home())).text.includes(page));
  await doing(db, cast.system, followUpEvaluationRecommendation, {
    recommendationId,
    state: 'done',
    onDay: todayIn(),
    note: 'Un cercle par région',
  });
  assert.ok(!(await me.get(paths.home())).text.includes(due));
});

test('a step is told wrong by its field: unknown address, a secret without reason, too early, twice, in the future', async () => {
  const { me, stepForm, steps } = await prepared();
  const published = { step: 'published', onDay: '30/11/2025', address: 'https://example.org/rapport' };
  const wrong = async (fields: Record<string, string>, field: string) =>
    assert.match((await me.post(stepForm, fields)).text, new RegExp(`href="#f-${field}"`));
  await wrong(published, 'step');
  await me.post(stepForm, { step: 'received', onDay: '31/08/2025' });
  await wrong({ step: 'received', onDay: '31/08/2025' }, 'step');
  await wrong({ ...published, onDay: '30/08/2025' }, 'onDay');
  await wrong({ ...published, onDay: '01/01/2090' }, 'onDay');
  await wrong({ ...published, address: 'javascript:alert(1)' }, 'address');
  await wrong({ ...published, address: '' }, 'address');
  await wrong({ ...published, withheld: 'Une annexe' }, 'withheldReason');
  assert.equal((await steps()).length, 1);
});

test('a correction of a step is a row with its reason', async () => {
  const { me, stepForm, steps } = await prepared();
  await me.post(stepForm, { step: 'received', onDay: '31/08/2025' });
  const [first] = await steps();
  const correction = paths.correctEvaluationStep({ id: first!.id });
  assert.match((await me.post(correction, { onDay: '01/09/2025' })).text, /href="#f-reason"/);
  const version = versionIn((await me.get(correction)).text);
  const typedAgain = { onDay: '01/09/2025', reason: 'Arrivée le lendemain', version };
  assert.equal((await me.post(correction, typedAgain)).status, 303);
  assert.deepEqual(
    (await steps()).map(({ onDay }) => onDay),
    ['2025-09-01'],
  );
  assert.match((await me.get(correction)).text, /value="01\/09\/2025"/, 'what stands now is corrected');
});

test('of two people who correct a step the second sees both versions, and corrects what stands once it was seen', async () => {
  const { cast, me, stepForm, steps } = await prepared();
  const colleague = app.as(cast.as('director'));
  await me.post(stepForm, { step: 'received', onDay: '31/08/2025' });
  const [first] = await steps();
  const correction = paths.correctEvaluationStep({ id: first!.id });
  const version = versionIn((await me.get(correction)).text);
  const other = { onDay: '02/09/2025', reason: 'Le mardi', version };
  assert.equal((await colleague.post(correction, other)).status, 303);
  const typed = { onDay: '01/09/2025', withheldReason: '', reason: 'Arrivée le lendemain', version };
  const { status, text } = await me.post(correction, typed);
  assert.equal(status, 422);
  assert.deepEqual(
    comparedRows(text).map(([, mine, theirs]) => [mine, theirs]),
    [['01/09/2025', '02/09/2025']],
  );
  assert.match(text, /Arrivée le lendemain/);
  const seen = { ...typed, version: versionIn(text) };
  assert.equal((await me.post(correction, seen)).status, 303);
  assert.deepEqual(
    (await steps()).map(({ onDay }) => onDay),
    ['2025-09-01'],
  );
});

test('the second of two people who change an evaluation sees both versions', async () => {
  const { me, id, row, outcomeId } = await prepared();
  const edit = paths.editEvaluation({ id });
  assert.equal((await me.post(edit, { ...typed, version: '1' })).status, 303);
  const late = await me.post(edit, {
    title: 'Trop tard',
    kind: 'other',
    outcomeId,
    evaluator: 'Une équipe',
    criteria: 'impact',
    fromOn: '02/10/2025',
    untilOn: '01/04/2026',
    version: '1',
  });
  assert.equal(late.status, 422);
  assert.deepEqual(comparedRows(late.text), [
    ['Titre', 'Trop tard', 'Évaluation finale'],
    ['Type d’évaluation', 'thématique ou autre', 'finale'],
    ['Outcome', 'OS1 Un titre', ''],
    ['Par qui', 'Une équipe', ''],
    ['Externe', 'non', 'oui'],
    ['Critères', 'impact', 'cohérence'],
    ['Du', '02/10/2025', '01/10/2025'],
    ['Au', '01/04/2026', '31/03/2026'],
  ]);
  assert.equal((await row())?.title, 'Évaluation finale');
});

test('staff and auditors read, partners, the donor and other institutes find nothing; only who keeps reviews writes', async () => {
  const { cast, id, outcomeId, list, stepForm } = await prepared();
  const page = paths.evaluation({ id });
  const step = { step: 'received', onDay: '31/08/2025' };
  const auditor = cast.as('auditor', { scope: { outcomes: [outcomeId], years: [2025] } });
  for (const reader of [cast.as('finance_officer'), auditor]) {
    assert.equal((await app.as(reader).get(list)).status, 200, reader.role);
    assert.equal((await app.as(reader).get(page)).status, 200, reader.role);
    assert.equal((await app.as(reader).post(stepForm, step)).status, 403, reader.role);
  }
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const partner = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  for (const stranger of [partner, cast.as('donor_officer'), (await makeCast(db)).as('programme_officer')])
    assert.equal((await app.as(stranger).get(page)).status, 404, stranger.role);
  assert.equal((await app.as((await makeCast(db)).as('director')).post(stepForm, step)).status, 404);
});

test('a step that never was is taken away, unless something rests on it', async () => {
  const { me, cast, id, steps, stepForm } = await prepared();
  await me.post(stepForm, { step: 'received', onDay: '31/08/2025' });
  const recommended = { evaluationId: id, number: 1, text: 'Former', forInstitute: true };
  const recommendation = await doing(db, cast.system, addEvaluationRecommendation, recommended);
  const published = { step: 'published', onDay: '30/11/2025', address: 'https://example.org/rapport' };
  await me.post(stepForm, published);
  const away = async (step: string) => {
    const row = (await steps()).find((each) => each.step === step);
    const form = paths.correctEvaluationStep({ id: row!.id });
    const version = String(row!.entryNo);
    const said = { onDay: '31/08/2025', address: row?.address ?? '', neverWas: 'on', version };
    assert.match((await me.post(form, said)).text, /id="f-reason-error"/);
    return me.post(form, { ...said, reason: 'Un autre dossier' });
  };
  assert.match((await away('received')).text, /publi/);
  assert.equal((await away('published')).status, 303);
  const rests = await away('received');
  assert.equal(rests.status, 422);
  assert.match(rests.text, /recommandation/);
  const [row] = await db.read(cast.system, (tx) =>
    evaluationRecommendations(tx, cast.institute.id, { evaluationId: id }),
  );
  const gone = { recommendationId: recommendation.id, version: row!.entryNo, neverWas: true, reason: 'Non' };
  await doing(db, cast.system, correctEvaluationRecommendation, { ...recommended, ...gone });
  assert.equal((await away('received')).status, 303);
  assert.deepEqual(await steps(), []);
  await me.post(stepForm, { step: 'received', onDay: '30/09/2025' });
  assert.equal((await steps()).length, 1, 'and it can be recorded anew');
});

test('the page asks few queries', async () => {
  const { officer, id } = await prepared();
  const show = showWith({ answered: answeredObligation });
  assert.ok((await countingQueries(db, officer, show, { params: { id } })).queries <= 6);
});
