import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts } from '../../../../test/support/activity-facts.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts, PlanLineFact } from './activity-facts.ts';
import { planLineRule } from './training-rules.ts';

const day = (text: string) => text as CalendarDay;
const [choice] = planLineRule.parameters;

const line: PlanLineFact = {
  id: 'line',
  planId: 'plan',
  partnershipId: 'partner',
  country: 'BJ',
  theme: 'Négociation',
  fromOn: day('2026-01-01'),
  untilOn: day('2026-12-31'),
  planFromOn: day('2026-01-01'),
  planUntilOn: day('2026-12-31'),
  approvedOn: day('2026-01-05'),
};

const training = (more: Partial<ActivityFacts<'A2'>['detail']>, approvedOn = line.approvedOn) => ({
  ...commonFacts('A2'),
  planLines: [{ ...line, approvedOn }],
  detail: {
    kind: 'A2' as const,
    theme: 'Négociation',
    method: 'course' as const,
    level: 'national' as const,
    trainerOrigin: 'partner' as const,
    sessions: 1,
    followUpTest: false,
    ...more,
  },
});

for (const [name, chosen, facts, expected] of [
  ['nobody chose: it is not chargeable', undefined, training({}), 'blocks'],
  ['blocks, as it is set up', 'blocks', training({}), 'blocks'],
  ['a choice nobody knows', null, training({}), 'blocks'],
  ['blocks, but justified', 'blocks', training({ justification: 'Strike' }), 'ok'],
  ['warns only', 'warns', training({}), 'warns'],
  [
    'warns only, also of a plan that nobody approved',
    'warns',
    training({ planLineId: 'line' }, null),
    'warns',
  ],
  ['warns only, and a line covers it', 'warns', training({ planLineId: 'line' }), 'ok'],
  ['warns only, and it is justified', 'warns', training({ justification: 'Strike' }), 'ok'],
] as const)
  test(`a training without a plan line, where the institute chose: ${name}`, () => {
    const values = new Map(chosen === undefined ? [] : [[choice!.name, { ...choice!, value: chosen }]]);
    const check = applyRule(planLineRule, facts, values, { day: facts.today, exceptions: [] });
    assert.equal(check.verdict, expected);
    assert.deepEqual(check.unconfirmed, []);
  });
