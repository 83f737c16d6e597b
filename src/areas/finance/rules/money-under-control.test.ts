import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarDay } from '../../../kernel/calendar-day.ts';
import { budgetUnderControl, controlOf, isUnderControl } from './money-under-control.ts';

const day = (text: string) => calendarDay(text)!;
const amount = { outcomeId: 'a', from: day('2023-07-01'), until: day('2026-12-31'), minor: 1_280_00 };

test('of a budget amount over several years a control counts the share of its own years', () => {
  const control = { outcomes: ['a'], years: [2024, 2026] };
  const parts = budgetUnderControl(control, [amount, { ...amount, outcomeId: 'b' }]);
  assert.deepEqual(parts, [
    { ...amount, from: '2024-01-01', until: '2024-12-31', minor: 366_00 },
    { ...amount, from: '2026-01-01', until: '2026-12-31', minor: 365_00 },
  ]);
});

test('who is limited by no control reads the whole', () => {
  assert.equal(controlOf({ scope: null }), undefined);
  assert.equal(controlOf({ scope: { outcomes: [], years: [2024] } }), undefined);
  assert.deepEqual(budgetUnderControl(undefined, [amount]), [amount]);
  assert.ok(isUnderControl(undefined)({ outcomeId: null, year: 1999 }));
});

test('what was spent on another outcome or in another year is of no control', () => {
  const isIts = isUnderControl({ outcomes: ['a'], years: [2024] });
  assert.ok(isIts({ outcomeId: 'a', year: 2024 }));
  for (const spent of [
    { outcomeId: 'a', year: 2025 },
    { outcomeId: 'b', year: 2024 },
    { outcomeId: null, year: 2024 },
  ])
    assert.ok(!isIts(spent));
});
