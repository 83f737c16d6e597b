import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { planEvaluation } from '../commands/plan-evaluation.ts';
import { recordEvaluationStep } from '../commands/record-evaluation-step.ts';
import { evaluationById } from '../queries/evaluations.ts';

const db = await testDatabase();
const app = testApp(db);
const advice = { number: '1', text: 'Former les animatrices', criterion: 'impact', forInstitute: 'on' };

const prepared = async ({ isReceived = true } = {}) => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast);
  const { id } = await doing(db, cast.system, planEvaluation, {
    programmeId,
    title: 'À mi-parcours',
    kind: 'mid-term',
    isExternal: true,
    criteria: ['relevance'],
    fromOn: '2024-09-01',
    untilOn: '2024-12-31',
  });
  const received = { evaluationId: id, step: 'received', onDay: '2025-01-31' } as const;
  if (isReceived) await doing(db, cast.system, recordEvaluationStep, received);
  return {
    row: () => db.read(cast.system, (tx) => evaluationById(tx, cast.institute.id, id)),
    officer: app.as(cast.as('programme_officer')),
    director: app.as(cast.as('director')),
    add: paths.newEvaluationRecommendation({ id }),
    sign: paths.signEvaluationResponse({ id }),
    page: paths.evaluation({ id }),
  };
};

test('a director signs that the report recommends nothing, once it came and in so many words', async () => {
  const { director, officer, sign, page, row, add } = await prepared();
  assert.match((await director.get(page)).text, new RegExp(sign));
  assert.doesNotMatch((await officer.get(page)).text, new RegExp(sign));
  const form = await director.get(sign);
  assert.match(form.text, /name="nothingRecommended"/);
  const typed = { signedOn: '28/02/2025', version: versionIn(form.text) };
  const silent = await director.post(sign, typed);
  assert.equal(silent.status, 422);
  assert.match(silent.text, /href="#f-nothingRecommended"/);
  assert.equal((await row())?.signedOn, null);
  assert.equal((await director.post(sign, { ...typed, nothingRecommended: 'on' })).status, 303);
  assert.equal((await row())?.firstSignedOn, '2025-02-28');
  assert.equal((await officer.post(add, advice)).status, 422, 'what comes afterwards says why');
  assert.equal((await officer.post(add, { ...advice, reason: 'Oubliée' })).status, 303);
  assert.equal((await row())?.signedOn, null);
  const early = await prepared({ isReceived: false });
  const before = { signedOn: '28/02/2025', version: '0', nothingRecommended: 'on' };
  assert.equal((await early.director.post(early.sign, before)).status, 422);
  const again = await director.get(sign);
  assert.doesNotMatch(again.text, /nothingRecommended/);
  const late = { ...typed, version: versionIn(again.text), nothingRecommended: 'on' };
  assert.equal((await director.post(sign, late)).status, 422, 'there is a recommendation without an answer');
});
