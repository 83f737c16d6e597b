import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule, type ParameterValue, type ParameterValues } from '../../rulebook/rules/rule.ts';
import { allRules } from './all-rules.ts';

const day = '2026-01-01' as CalendarDay;

/** Answers any question with itself: a fact whose every part is the same wrong thing. */
const everywhere = (part: unknown): unknown => new Proxy({}, { get: () => part });

const facts: readonly (readonly [name: string, facts: unknown])[] = [
  ['no facts at all', undefined],
  ['null', null],
  ['empty facts', {}],
  ['a word', 'facts'],
  ['an empty list', []],
  ['null in every field', everywhere(null)],
  ['a number in every field', everywhere(Number.NaN)],
  ['a word in every field', everywhere('2026-02-31')],
  ['an empty list in every field', everywhere([])],
  ['a list of nulls in every field', everywhere([null, undefined])],
  ['a list of words in every field', everywhere(['', 'XX'])],
  ['empty facts in every field', everywhere({})],
  ['an empty detail', { detail: {}, day: '', from: '', until: '', today: '' }],
];

for (const rule of allRules) {
  const seeds = new Map<string, ParameterValue>(rule.parameters.map((seed) => [seed.name, seed]));
  const wrong = new Map([...seeds].map(([name, seed]) => [name, { ...seed, value: '?;∞' }]));
  const unset = new Map([...seeds].map(([name, seed]) => [name, { ...seed, value: null }]));
  const parameters: readonly (readonly [string, ParameterValues])[] = [
    ['its numbers', seeds],
    ['numbers that are none', wrong],
    ['numbers that nobody set', unset],
    ['no numbers', new Map()],
  ];
  test(`${rule.id} answers whatever it is given, and never throws`, () => {
    for (const [given, value] of facts)
      for (const [numbers, values] of parameters) {
        const on = { day, exceptions: [] };
        const told = `${given}, ${numbers}`;
        const check = applyRule(rule, value as never, values, on);
        assert.equal(check.ruleId, rule.id, told);
        assert.equal(typeof check.sentence.key, 'string', told);
        assert.notEqual(check.verdict, 'settled', told);
      }
  });
}
