import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts, verdict } from '../../../../test/support/activity-facts.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ActivityFacts } from './activity-facts.ts';
import type { ExchangeDetail } from './exchange-detail.ts';
import { learningProductRule } from './exchange-rules.ts';
import { productProblems } from './learning-product-input.ts';

const day = (text: string) => text as CalendarDay;

const seminar: ExchangeDetail = {
  kind: 'A7',
  format: 'seminar',
  side: 'bilateral',
  direction: 'south_south',
  termsOfReference: 'Compare',
  organisations: [],
};

for (const [name, more, expected] of [
  ['a planned exchange owes none', { today: day('2027-01-01') }, 'ok'],
  ['thirty days after the end there is still time', { isHeld: true, today: day('2026-04-05') }, 'ok'],
  ['a guide is one', { isHeld: true, learningProducts: 1, today: day('2027-01-01') }, 'ok'],
  ['several are no less', { isHeld: true, learningProducts: 4, today: day('2026-04-06') }, 'ok'],
  ['on the day after, it is missed', { isHeld: true, today: day('2026-04-06') }, 'informs'],
  ['a report is none', { isHeld: true, reportOn: day('2026-03-20'), today: day('2026-06-01') }, 'informs'],
  ['years later it is missed still', { isHeld: true, today: day('2030-01-01') }, 'informs'],
] as const)
  test(`sharing experience leaves a learning product: ${name}`, () => {
    const given: ActivityFacts<'A7'> = { ...commonFacts('A7'), detail: seminar, ...more };
    assert.equal(verdict(learningProductRule, given), expected);
  });

test('a product is there already, and came of an exchange that had begun', () => {
  const held = { heldFrom: day('2026-03-02') };
  const today = day('2026-05-01');
  assert.deepEqual(productProblems(held, { readyOn: day('2026-03-02') }, today), {});
  assert.deepEqual(productProblems(held, { readyOn: today }, today), {});
  assert.deepEqual(Object.keys(productProblems(held, { readyOn: day('2026-03-01') }, today)), ['readyOn']);
  assert.deepEqual(Object.keys(productProblems(held, { readyOn: day('2026-05-02') }, today)), ['readyOn']);
});
