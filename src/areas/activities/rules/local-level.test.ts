import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { type LocalWorkFacts, localLevelRule } from './local-level.ts';

const judged = (facts: LocalWorkFacts) =>
  applyRule(localLevelRule, facts, new Map(), { day: '2026-06-01' as CalendarDay, exceptions: [] });

const years = (...local: readonly number[]) => local.map((count, at) => ({ year: 2022 + at, local: count }));

for (const [what, facts, expected] of [
  ['work on the local level every year', { pursuesO2: true, years: years(3, 1, 7) }, 'ok'],
  ['no year has ended yet', { pursuesO2: true, years: [] }, 'ok'],
  ['a programme that does not pursue aim O2', { pursuesO2: false, years: years(0, 0) }, 'ok'],
  ['one year without', { pursuesO2: true, years: years(3, 0, 7) }, 'informs'],
  ['the only year without', { pursuesO2: true, years: years(0) }, 'informs'],
  ['no local work at all', { pursuesO2: true, years: years(0, 0, 0) }, 'informs'],
] as const)
  test(`national and local level: ${what}: ${expected}`, () => {
    assert.equal(judged(facts).verdict, expected);
  });

test('the years without local work are named', () => {
  assert.equal(judged({ pursuesO2: true, years: years(0, 2, 0) }).sentence.args?.years, '2022, 2024');
});
