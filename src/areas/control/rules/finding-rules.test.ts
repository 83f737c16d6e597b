import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { divideHalfAway } from '../../../kernel/decimal.ts';
import { applyRule, type ParameterValue, type ParameterValues } from '../../rulebook/rules/rule.ts';
import { controlReplyRule } from './control-reply-rule.ts';
import { type FindingDays, findingRules, runningTerm } from './finding-rules.ts';
import { partInCurrency, rejectedOf } from './finding-state.ts';
import { extrapolatedError } from './sample-error.ts';

const day = (text: string) => text as CalendarDay;
const seeds: ReadonlyMap<string, ParameterValues> = new Map(
  [controlReplyRule, ...findingRules].map(({ id, parameters }) => [
    id,
    new Map(parameters.map((seed) => [seed.name, seed as ParameterValue])),
  ]),
);
const days = (more: Partial<Record<keyof FindingDays, string | null>> = {}): FindingDays =>
  ({
    controlEndedOn: '2026-02-01',
    foundOn: '2026-03-01',
    repliedOn: null,
    decidedOn: null,
    reportFiledOn: '2024-06-30',
    today: '2026-03-11',
    ...more,
  }) as FindingDays;
const said = (more: Parameters<typeof days>[0]) =>
  findingRules.map((rule) => {
    const { verdict, sentence } = applyRule(rule, days(more), seeds.get(rule.id)!, {
      day: day('2026-03-01'),
      exceptions: [],
    });
    return `${verdict} ${sentence.key.replace('control.check-', '')}`;
  });

for (const [name, more, expected] of [
  ['nothing late', {}, ['ok finding-in-time', 'ok decision-not-yet', 'ok window-open']],
  [
    'found late',
    { controlEndedOn: '2026-01-01' },
    ['informs finding-late', 'ok decision-not-yet', 'ok window-open'],
  ],
  [
    'replied, awaited',
    { repliedOn: '2026-03-05' },
    ['ok finding-in-time', 'ok decision-awaited', 'ok window-open'],
  ],
  [
    'replied, overdue',
    { repliedOn: '2026-03-05', today: '2026-04-05' },
    ['ok finding-in-time', 'informs decision-overdue', 'ok window-open'],
  ],
  [
    'decided on the thirtieth day',
    { repliedOn: '2026-03-05', decidedOn: '2026-04-04' },
    ['ok finding-in-time', 'ok decision-in-time', 'ok window-open'],
  ],
  [
    'decided a day later',
    { repliedOn: '2026-03-05', decidedOn: '2026-04-05' },
    ['ok finding-in-time', 'informs decision-late', 'ok window-open'],
  ],
  [
    'decided without a reply',
    { decidedOn: '2026-04-05' },
    ['ok finding-in-time', 'ok decision-without-reply', 'ok window-open'],
  ],
  [
    'report filed more than 24 months before',
    { reportFiledOn: '2024-02-28' },
    ['ok finding-in-time', 'ok decision-not-yet', 'informs window-over'],
  ],
  [
    'nobody said when the report was filed',
    { reportFiledOn: null },
    ['ok finding-in-time', 'ok decision-not-yet', 'informs window-unknown'],
  ],
] as const)
  test(`the clock of a finding: ${name}`, () => assert.deepEqual(said(more), expected));

test('the term that runs is the reply’s, then the decision’s, then none', () => {
  assert.deepEqual(runningTerm(days(), seeds), { next: 'reply', dueOn: '2026-03-31', daysLeft: 20 });
  assert.deepEqual(runningTerm(days({ repliedOn: '2026-03-20', today: '2026-04-20' }), seeds), {
    next: 'decision',
    dueOn: '2026-04-19',
    daysLeft: -1,
  });
  assert.equal(runningTerm(days({ repliedOn: '2026-03-20', decidedOn: '2026-03-21' }), seeds), undefined);
  assert.equal(runningTerm(days(), new Map()), undefined);
});

test('a decision rejects nothing, a part or all of the amount in question', () => {
  assert.deepEqual(
    (['accepted', 'rejected'] as const).map((decision) => rejectedOf(decision, 100, undefined)),
    [0, 100],
  );
  assert.deepEqual(
    [-1, 0, 1, 99, 100, undefined].map((part) => rejectedOf('partly', 100, part)),
    [undefined, undefined, 1, 99, undefined, undefined],
  );
});

test('a part of an expense leaves something on both sides, in both currencies, whatever the rate', () => {
  let seed = 7;
  const draw = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let at = 0; at < 10_000; at += 1) {
    const whole = { minor: 2 + draw(10_000_000), convertedMinor: 2 + draw(1_000_000) };
    const rejected = 1 + draw(whole.convertedMinor - 1);
    const part = partInCurrency(rejected, whole)!;
    assert.ok(part >= 1 && part < whole.minor, JSON.stringify({ whole, rejected, part }));
    const exact = divideHalfAway(BigInt(whole.minor) * BigInt(rejected), BigInt(whole.convertedMinor));
    if (exact >= 1n && exact < BigInt(whole.minor)) assert.equal(BigInt(part), exact);
  }
  assert.equal(partInCurrency(50, { minor: 1, convertedMinor: 100 }), undefined);
  assert.equal(partInCurrency(100, { minor: 500, convertedMinor: 100 }), undefined);
});

test('the error of a random sample is carried over in exact proportion', () => {
  assert.equal(extrapolatedError({ sample: 3, error: 1, population: 10 }), 3);
  assert.equal(extrapolatedError({ sample: 6, error: 1, population: 9 }), 2);
  assert.equal(extrapolatedError({ sample: 0, error: 0, population: 9 }), undefined);
  const large = 9_007_199_254_740_991;
  assert.equal(extrapolatedError({ sample: large, error: large, population: large }), large);
});
