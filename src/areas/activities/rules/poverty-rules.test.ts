import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule, type ParameterValue, type Rule } from '../../rulebook/rules/rule.ts';
import { announcedShareRule, elapsedPercent, type PovertyFacts, povertyGroupRule } from './poverty-rules.ts';
import { type ReachedCounts, reachedShares } from './reached-share.ts';

const day = '2026-06-01' as CalendarDay;

const verdict = (rule: Rule<PovertyFacts>, facts: PovertyFacts) => {
  const values = new Map<string, ParameterValue>(rule.parameters.map((seed) => [seed.name, seed]));
  return applyRule(rule, facts, values, { day, exceptions: [] }).verdict;
};

const counted: ReachedCounts = {
  women: 40,
  sexKnown: 100,
  young: 10,
  ageKnown: 50,
  informal: 30,
  economyKnown: 60,
  groups: { domestic: 12, other: 8 },
  groupsKnown: 20,
};

const outcome = (more: Partial<PovertyFacts> = {}): PovertyFacts => ({
  code: 'OS1',
  isBelgian: false,
  announced: [],
  counted,
  elapsed: 80,
  ...more,
});

for (const [what, more, expected] of [
  ['one group of people in poverty', { announced: [{ targetGroup: 'informal' }] }, 'ok'],
  [
    'several, with a share',
    { announced: [{ targetGroup: 'women' }, { targetGroup: 'domestic', percent: 20 }] },
    'ok',
  ],
  ['work in Belgium is for Belgian workers', { isBelgian: true }, 'ok'],
  ['nobody', {}, 'warns'],
  ['women alone are no group in poverty', { announced: [{ targetGroup: 'women', percent: 30 }] }, 'warns'],
  ['nor are young people', { announced: [{ targetGroup: 'youth' }, { targetGroup: 'women' }] }, 'warns'],
] as const)
  test(`workers living in poverty: an outcome for ${what}: ${expected}`, () => {
    assert.equal(verdict(povertyGroupRule, outcome(more as Partial<PovertyFacts>)), expected);
  });

const announcing = (targetGroup: string, percent?: number) =>
  ({ announced: [{ targetGroup, percent }] }) as Partial<PovertyFacts>;

for (const [what, more, expected] of [
  ['30 % women, 40 % reached', announcing('women', 30), 'ok'],
  ['a difference within the margin', announcing('women', 45), 'ok'],
  ['before the middle of the programme', { ...announcing('women', 90), elapsed: 49 }, 'ok'],
  ['a group without a share', announcing('domestic'), 'ok'],
  ['nothing was counted of it', { ...announcing('women', 90), counted: undefined }, 'ok'],
  ['46 % women, 40 % reached', announcing('women', 46), 'warns'],
  ['half young people, a fifth reached, in the middle', { ...announcing('youth', 50), elapsed: 50 }, 'warns'],
  ['nobody of the group among those counted', announcing('migrant', 6), 'warns'],
  ['six in ten in domestic work, announced seven', announcing('domestic', 70), 'warns'],
] as const)
  test(`announced shares against what was reached: ${what}: ${expected}`, () => {
    assert.equal(verdict(announcedShareRule, outcome(more as Partial<PovertyFacts>)), expected);
  });

test('a share is of those of whom it is known, and unknown where nobody was counted', () => {
  const announced = ['women', 'youth', 'informal', 'domestic', 'migrant'].map((targetGroup) => ({
    targetGroup,
  }));
  const of = (counts: ReachedCounts | undefined) =>
    reachedShares(announced as PovertyFacts['announced'], counts).map(({ reached }) => reached);
  assert.deepEqual(of(counted), [40, 20, 50, 60, 0]);
  assert.deepEqual(of({ ...counted, groups: {}, groupsKnown: 0 }), [40, 20, 50, null, null]);
  assert.deepEqual(of(undefined), [null, null, null, null, null]);
});

test('how much of a programme has passed is whole per cent, never below nothing or above all', () => {
  const period = { fromOn: '2022-01-01' as CalendarDay, untilOn: '2026-12-31' as CalendarDay };
  for (const [on, expected] of [
    ['2021-06-01', 0],
    ['2022-01-01', 0],
    ['2024-07-01', 50],
    ['2026-12-31', 100],
    ['2030-01-01', 100],
  ] as const)
    assert.equal(elapsedPercent(period, on as CalendarDay), expected);
});
