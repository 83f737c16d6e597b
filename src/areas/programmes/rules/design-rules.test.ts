import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParameterValues } from '../../rulebook/rules/rule.ts';
import { contributionRule, graveRiskRule, type RiskFacts } from './design-rules.ts';

const none: ParameterValues = new Map();
const citation = 'House rule: to be confirmed by the institute';
const above = (value: string): ParameterValues =>
  new Map([['score', { name: 'score', value, unit: 'points', citation, confidence: 'guessed' }]]);

test('an outcome says to which strategic targets it contributes', () => {
  assert.equal(contributionRule.judge({ code: 'OS1', targets: [] }, none).kept, false);
  assert.equal(contributionRule.judge({ code: 'OS1', targets: ['C1', 'C2'] }, none).kept, true);
});

const risk = { score: 12, isMitigated: true, isFollowUpDue: false };
const cases: readonly [string, RiskFacts, string, boolean][] = [
  ['no risk', { risks: [] }, '12', true],
  ['mitigated and followed up', { risks: [risk] }, '12', true],
  ['nothing done about it', { risks: [{ ...risk, isMitigated: false }] }, '12', false],
  ['not looked at this year', { risks: [{ ...risk, isFollowUpDue: true }] }, '12', false],
  ['not looked at, not grave', { risks: [{ ...risk, score: 9, isFollowUpDue: true }] }, '12', true],
  ['another number of the house', { risks: [{ ...risk, score: 9, isFollowUpDue: true }] }, '8', false],
];
for (const [name, facts, score, kept] of cases)
  test(`a grave risk is dealt with and followed up: ${name}`, () => {
    assert.equal(graveRiskRule.judge(facts, above(score)).kept, kept);
  });
