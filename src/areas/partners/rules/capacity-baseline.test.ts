import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { capacityBaseline } from './capacity-baseline.ts';

const partner = (name: string, hasHeldRound: boolean) => ({ name, hasHeldRound });

for (const [name, partners, expected] of [
  ['an outcome without partners has nobody to assess', [], 'ok'],
  ['one partner that held a round is enough', [partner('A', true)], 'ok'],
  ['all partners held one', [partner('A', true), partner('B', true)], 'ok'],
  ['a partner that held none warns', [partner('A', false)], 'warns'],
  ['one of two without a round warns', [partner('A', true), partner('B', false)], 'warns'],
  ['nobody held one', [partner('A', false), partner('B', false)], 'warns'],
] as const)
  test(`each outcome has a baseline assessment per partner: ${name}`, () => {
    const on = { day: '2026-01-01' as CalendarDay, exceptions: [] };
    const check = applyRule(capacityBaseline, { code: 'OS1', partners: [...partners] }, new Map(), on);
    assert.equal(check.verdict, expected);
    assert.equal(
      check.sentence.args?.partners,
      partners
        .filter((one) => !one.hasHeldRound)
        .map((one) => one.name)
        .join(', '),
    );
  });
