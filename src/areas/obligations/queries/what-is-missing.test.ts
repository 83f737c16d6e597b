import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf } from '../../../../test/support/obligations.ts';
import { title } from '../../../../test/support/union-work.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { addEvaluationRecommendation } from '../../reviews/commands/add-evaluation-recommendation.ts';
import { answerEvaluationRecommendation } from '../../reviews/commands/answer-evaluation-recommendation.ts';
import { fileScores } from '../../reviews/commands/file-scores.ts';
import { planEvaluation } from '../../reviews/commands/plan-evaluation.ts';
import { recordEvaluationStep } from '../../reviews/commands/record-evaluation-step.ts';
import { signEvaluationResponse } from '../../reviews/commands/sign-evaluation-response.ts';
import { writeScores } from '../../reviews/commands/write-scores.ts';
import { evaluationRecommendations, lastEntryOf } from '../../reviews/queries/evaluation-recommendations.ts';
import { questionsBrought } from '../../reviews/rules/score-questions.ts';
import { missingKey, whatIsMissing } from './what-is-missing.ts';

const db = await testDatabase();
const thisYear = yearOf(todayIn());
const told = thisYear - 2;

const prepared = async () => {
  const cast = await makeCast(db);
  const { owed, ...work } = await clockOf(db, cast);
  const missing = async (code: string, year: number) => {
    const row = await owed(code, year);
    const all = await db.read(cast.as('director'), (tx) => whatIsMissing(tx, cast.institute.id));
    return (all.get(missingKey(row)) ?? []).map(({ what, count }) => [what, count]);
  };
  return { cast, ...work, missing };
};

test('an indicator without a measurement of the year is missing, one that is worked out of others is not', async () => {
  const { cast, outcomeId, missing } = await prepared();
  assert.deepEqual(await missing('iati-sheet', told), [['indicator', 1]]);
  const definition = { outcomeId, title, measure: 'number', overTime: 'sum', overPartners: 'sum' };
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, { ...definition, code: 'I1' });
  await doing(db, cast.system, defineIndicator, { ...definition, code: 'I2', formula: '[I1] * 2' });
  assert.deepEqual(await missing('iati-sheet', told), [['measurement', 1]]);
  const period = { from: `${told}-01-01`, until: `${told}-12-31` };
  const measured = { indicatorId, ...period, value: '4', provenance: 'Register' };
  await doing(db, cast.system, recordMeasurement, measured);
  assert.deepEqual(await missing('iati-sheet', told), []);
  assert.deepEqual(await missing('iati-sheet', told - 1), [['measurement', 1]]);
});

test('scores wait until they are filed', async () => {
  const { cast, outcomeId, missing } = await prepared();
  const scores = questionsBrought.map(({ code }) => ({ question: code, score: 'B' }));
  const sheet = await doing(db, cast.system, writeScores, { outcomeId, year: told, version: 0, scores });
  assert.deepEqual(await missing('performance-scores', told), [['scores', 1]]);
  await doing(db, cast.system, fileScores, { sheetId: sheet.id, version: 1 });
  assert.deepEqual(await missing('performance-scores', told), []);
  assert.deepEqual(await missing('performance-scores', told - 1), [['scores', 1]]);
});

test('an evaluation waits for its final version, its report for answers, a signature and the publication', async () => {
  const { cast, programmeId, missing } = await prepared();
  const { id } = await doing(db, cast.system, planEvaluation, {
    programmeId,
    title: 'Mid-term',
    kind: 'mid-term',
    isExternal: true,
    criteria: ['impact'],
    fromOn: `${told}-09-01`,
    untilOn: `${told}-12-31`,
  });
  assert.deepEqual(await missing('mid-term-evaluation', told), [['evaluation-received', 1]]);
  const step = { evaluationId: id, onDay: `${told + 1}-01-15` };
  await doing(db, cast.system, recordEvaluationStep, { ...step, step: 'received' });
  assert.deepEqual(await missing('mid-term-evaluation', told), []);
  const recommended = { evaluationId: id, number: 1, text: 'Ask first', forInstitute: true };
  const { id: recommendationId } = await doing(db, cast.system, addEvaluationRecommendation, recommended);
  assert.deepEqual(await missing('mid-term-report', told), [
    ['evaluation-answers', 1],
    ['evaluation-published', 1],
    ['evaluation-signature', 1],
  ]);
  const published = { ...step, step: 'published', address: 'https://example.org/report' };
  await doing(db, cast.system, recordEvaluationStep, published);
  const rejected = { recommendationId, answer: 'rejected', answerReason: 'Done already' };
  await doing(db, cast.system, answerEvaluationRecommendation, rejected);
  assert.deepEqual(await missing('mid-term-report', told), [['evaluation-signature', 1]]);
  const rows = await db.read(cast.system, (tx) =>
    evaluationRecommendations(tx, cast.institute.id, { evaluationId: id }),
  );
  await doing(db, cast.system, signEvaluationResponse, { evaluationId: id, version: lastEntryOf(rows) });
  assert.deepEqual(await missing('mid-term-report', told), []);
  assert.deepEqual(await missing('final-evaluation', thisYear), [['evaluation-received', 1]]);
});
