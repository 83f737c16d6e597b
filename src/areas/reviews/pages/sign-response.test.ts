import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { addEvaluationRecommendation } from '../commands/add-evaluation-recommendation.ts';
import { answerEvaluationRecommendation } from '../commands/answer-evaluation-recommendation.ts';
import { planEvaluation } from '../commands/plan-evaluation.ts';
import { recordEvaluationStep } from '../commands/record-evaluation-step.ts';
import { evaluationById } from '../queries/evaluations.ts';

const db = await testDatabase();

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast);
  const { id } = await doing(db, cast.system, planEvaluation, {
    programmeId,
    title: 'À mi-parcours',
    ...{ kind: 'mid-term', isExternal: true, criteria: ['relevance'] },
    ...{ fromOn: '2024-09-01', untilOn: '2024-12-31' },
  });
  const received = () =>
    doing(db, cast.system, recordEvaluationStep, { evaluationId: id, step: 'received', onDay: '2025-01-31' });
  const recommend = () =>
    doing(db, cast.system, addEvaluationRecommendation, {
      ...{ evaluationId: id, number: 1, text: 'Former', forInstitute: true, reason: 'Lu après' },
    });
  const row = () => db.read(cast.system, (tx) => evaluationById(tx, cast.institute.id, id));
  const director = testApp(db).as(cast.as('director'));
  return { cast, id, received, recommend, row, director, sign: paths.signEvaluationResponse({ id }) };
};

test('a director who is told that the response changed signs what the page shows now', async () => {
  const { cast, received, recommend, row, director, sign } = await prepared();
  await received();
  const { id: recommendationId } = await recommend();
  const rejected = { recommendationId, answer: 'rejected' };
  const answer = (more: object) =>
    doing(db, cast.system, answerEvaluationRecommendation, { ...rejected, ...more });
  const first = await answer({ answerReason: 'Trop cher' });
  assert.ok(first);
  const opened = versionIn((await director.get(sign)).text);
  await answer({ answerReason: 'Trop tard', version: Number(opened) });
  const misread = await director.post(sign, { signedOn: 'hier', version: opened });
  assert.equal(versionIn(misread.text), opened, 'nobody was told of the change yet');
  const refused = await director.post(sign, { signedOn: '28/02/2025', version: opened });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /La réponse a changé/);
  assert.match(refused.text, /Trop tard/);
  const seen = { signedOn: '28/02/2025', version: versionIn(refused.text) };
  assert.equal((await director.post(sign, seen)).status, 303);
  assert.equal((await row())?.signedOn, '2025-02-28');
});

test('a report that recommends nothing is signed by whoever says so; one that came later asks for another signature', async () => {
  const { cast, id, received, recommend, row, director, sign } = await prepared();
  const officer = testApp(db).as(cast.as('programme_officer'));
  const page = paths.evaluation({ id });
  const typed = { signedOn: '28/02/2025', version: '0' };
  const early = await director.post(sign, { ...typed, nothingRecommended: 'on' });
  assert.equal(early.status, 422);
  assert.match(early.text, /version finale/);
  await received();
  const published = { step: 'published', onDay: '30/03/2025', address: 'https://example.org/rapport' };
  assert.equal((await officer.post(paths.recordEvaluationStep({ id }), published)).status, 303);
  assert.ok((await officer.get(paths.home())).text.includes(page), 'it waits to be signed');
  assert.match((await director.get(page)).text, new RegExp(`href="${sign}"`));
  assert.match((await director.get(sign)).text, /name="nothingRecommended"/);
  const unsaid = await director.post(sign, typed);
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /id="f-nothingRecommended-error"/);
  assert.equal((await director.post(sign, { ...typed, nothingRecommended: 'on' })).status, 303);
  assert.equal((await row())?.signedOn, '2025-02-28');
  assert.ok(!(await officer.get(paths.home())).text.includes(page));
  await recommend();
  assert.equal((await row())?.signedOn, null);
  const form = await director.get(sign);
  assert.doesNotMatch(form.text, /name="nothingRecommended"/);
  const stale = await director.post(sign, { ...typed, nothingRecommended: 'on' });
  assert.match(stale.text, /pas encore de réponse/);
});
