import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule, type ParameterValue } from '../../rulebook/rules/rule.ts';
import { type AccountFacts, accountRules } from './account-rules.ts';
import { retentionRule } from './retention-rule.ts';

const facts: AccountFacts = {
  year: 2025,
  reportFiledOn: null,
  assemblyOn: null,
  accountsSentOn: null,
  solvency: null,
  liquidity: null,
  today: '2026-06-01' as CalendarDay,
};
const said = (more: Record<string, unknown> = {}, values: Record<string, string> = {}) =>
  accountRules.map((rule) => {
    const numbers = new Map(
      rule.parameters.map((seed) => [
        seed.name,
        { ...seed, value: values[seed.name] ?? seed.value } as ParameterValue,
      ]),
    );
    const check = applyRule(rule, { ...facts, ...more } as AccountFacts, numbers, {
      day: facts.today,
      exceptions: [],
    });
    return `${check.verdict} ${check.sentence.key.replace(/^control\.check-/, '')} ${check.sentence.args?.due ?? ''}`.trim();
  });
const unset = 'informs rulebook.parameter-unset';

for (const [name, more, expected] of [
  ['nothing known yet', {}, ['ok report-awaited 2026-06-30', 'ok accounts-awaited 2026-07-31', unset]],
  [
    'in time on the last day, after an early assembly',
    { reportFiledOn: '2026-06-30', assemblyOn: '2026-05-02', accountsSentOn: '2026-06-01' },
    ['ok report-in-time 2026-06-30', 'ok accounts-in-time 2026-06-01', unset],
  ],
  [
    'a day late',
    { reportFiledOn: '2026-07-01', assemblyOn: '2026-05-02', accountsSentOn: '2026-06-02' },
    ['warns report-late 2026-06-30', 'warns accounts-late 2026-06-01', unset],
  ],
  [
    'nothing after a late assembly',
    { assemblyOn: '2026-07-15', today: '2026-08-01' },
    ['warns report-overdue 2026-06-30', 'warns accounts-overdue 2026-07-31', unset],
  ],
] as const)
  test(`the days of an account: ${name}`, () => assert.deepEqual(said(more), expected));

test('ratios inform while no threshold is known; then failing both warns', () => {
  const values = { 'least-solvency': '15', 'least-liquidity': '1' };
  const ratio = (more: object) => said({ ...more }, values)[2];
  assert.equal(ratio({}), 'warns ratios-unknown');
  assert.equal(ratio({ solvency: '14.9', liquidity: '0.9' }), 'warns ratios-short');
  assert.equal(ratio({ solvency: '14.9', liquidity: '1.0' }), 'warns ratios-enough'.replace('warns', 'ok'));
});

test('vouchers are kept years after the year in which the programme ended', () => {
  const numbers = new Map(retentionRule.parameters.map((seed) => [seed.name, seed as ParameterValue]));
  const { sentence, verdict } = applyRule(retentionRule, { untilOn: '2026-12-31' as CalendarDay }, numbers, {
    day: facts.today,
    exceptions: [],
  });
  assert.deepEqual([verdict, sentence.args?.until], ['ok', '2036-12-31']);
});
