import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { type RevenueYear, revenueFactsOf, revenueRules } from './revenue-rules.ts';

const on = { day: '2027-05-01' as never, exceptions: [] };
const policy = (value: string) =>
  new Map([['policy', { name: 'policy', value, unit: '', citation: '', confidence: 'guessed' as const }]]);
const verdicts = (years: readonly RevenueYear[], chosen = 'additional_revenue') =>
  revenueFactsOf(years, chosen).map((facts) =>
    revenueRules.map((rule) => applyRule(rule, facts, policy(chosen), on).verdict),
  );
const year = (no: number, additional: number, interest: number, spent: number): RevenueYear => ({
  year: no,
  currency: 'EUR',
  additional,
  interest,
  spent,
});

const cases: [string, RevenueYear[], string, string[][]][] = [
  ['spent in its year', [year(2025, 100, 0, 100)], 'additional_revenue', [['ok', 'ok']]],
  ['not spent yet', [year(2025, 100, 0, 99)], 'additional_revenue', [['warns', 'ok']]],
  [
    'spent in the next year',
    [year(2025, 100, 0, 0), year(2026, 0, 0, 100)],
    'additional_revenue',
    [
      ['warns', 'ok'],
      ['ok', 'ok'],
    ],
  ],
  ['interest that counts', [year(2025, 0, 5, 0)], 'additional_revenue', [['warns', 'informs']]],
  ['interest that goes to own funds', [year(2025, 0, 5, 0)], 'own_funds', [['ok', 'informs']]],
];
for (const [what, years, chosen, expected] of cases)
  test(`additional revenue: ${what}`, () => {
    assert.deepEqual(verdicts(years, chosen), expected);
  });

test('10,000 generated histories: a year is kept where what was earned by then is spent by then', () => {
  const random = seededRandom(25);
  for (let run = 0; run < 10_000; run += 1) {
    const years = Array.from({ length: 1 + random(5) }, (_, at) =>
      year(2022 + at, random(4), random(3), random(6)),
    );
    const chosen = random(2) === 0 ? 'additional_revenue' : 'own_funds';
    let left = 0;
    const oracle = years.map(({ additional, interest, spent }) => {
      left += additional + (chosen === 'own_funds' ? 0 : interest) - spent;
      return left <= 0 ? 'ok' : 'warns';
    });
    assert.deepEqual(
      verdicts(years, chosen).map(([first]) => first),
      oracle,
    );
  }
});
