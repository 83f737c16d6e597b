import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf } from '../../../../test/support/obligations.ts';
import { title } from '../../../../test/support/union-work.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { fileScores } from '../../reviews/commands/file-scores.ts';
import { planEvaluation } from '../../reviews/commands/plan-evaluation.ts';
import { recordEvaluationStep } from '../../reviews/commands/record-evaluation-step.ts';
import { writeScores } from '../../reviews/commands/write-scores.ts';
import { questionsBrought } from '../../reviews/rules/score-questions.ts';
import { missingKey, whatIsMissing } from './what-is-missing.ts';

const db = await testDatabase();

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
  assert.deepEqual(await missing('iati-sheet', 2024), [['indicator', 1]]);
  const definition = { outcomeId, title, measure: 'number', overTime: 'sum', overPartners: 'sum' };
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, { ...definition, code: 'I1' });
  await doing(db, cast.system, defineIndicator, { ...definition, code: 'I2', formula: '[I1] * 2' });
  assert.deepEqual(await missing('iati-sheet', 2024), [['measurement', 1]]);
  const period = { from: '2024-01-01', until: '2024-12-31' };
  const measured = { indicatorId, ...period, value: '4', provenance: 'Register' };
  await doing(db, cast.system, recordMeasurement, measured);
  assert.deepEqual(await missing('iati-sheet', 2024), []);
  assert.deepEqual(await missing('iati-sheet', 2023), [['measurement', 1]]);
});

test('scores wait until they are filed', async () => {
  const { cast, outcomeId, missing } = await prepared();
  const scores = questionsBrought.map(({ code }) => ({ question: code, score: 'B' }));
  const sheet = await doing(db, cast.system, writeScores, { outcomeId, year: 2024, version: 0, scores });
  assert.deepEqual(await missing('performance-scores', 2024), [['scores', 1]]);
  await doing(db, cast.system, fileScores, { sheetId: sheet.id });
  assert.deepEqual(await missing('performance-scores', 2024), []);
  assert.deepEqual(await missing('performance-scores', 2023), [['scores', 1]]);
});

test('an evaluation waits for its final version, its report until it is published', async () => {
  const { cast, programmeId, missing } = await prepared();
  const { id } = await doing(db, cast.system, planEvaluation, {
    programmeId,
    title: 'Mid-term',
    kind: 'mid-term',
    isExternal: true,
    criteria: ['impact'],
    fromOn: '2024-09-01',
    untilOn: '2024-12-31',
  });
  assert.deepEqual(await missing('mid-term-evaluation', 2024), [['evaluation-received', 1]]);
  const step = { evaluationId: id, onDay: '2025-01-15' };
  await doing(db, cast.system, recordEvaluationStep, { ...step, step: 'received' });
  assert.deepEqual(await missing('mid-term-evaluation', 2024), []);
  assert.deepEqual(await missing('mid-term-report', 2024), [['evaluation-published', 1]]);
  const published = { ...step, step: 'published', address: 'https://example.org/report' };
  await doing(db, cast.system, recordEvaluationStep, published);
  assert.deepEqual(await missing('mid-term-report', 2024), []);
  assert.deepEqual(await missing('final-evaluation', 2026), [['evaluation-received', 1]]);
});
