import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule, type ParameterValue } from '../../rulebook/rules/rule.ts';
import { memberJump } from './member-jump.ts';

const day = '2026-06-01' as CalendarDay;
const parameters = new Map<string, ParameterValue>(memberJump.parameters.map((seed) => [seed.name, seed]));

const cases: readonly (readonly [string, number | null, number, string | null, string])[] = [
  ['the first figure of all', null, 170_000, null, 'ok'],
  ['a little growth', 1_000, 1_100, null, 'ok'],
  ['growth of exactly the percentage', 1_000, 1_300, null, 'ok'],
  ['a loss of exactly the percentage', 1_000, 700, null, 'ok'],
  ['nobody before and after', 0, 0, null, 'ok'],
  ['a jump with its reason', 170_000, 300_000, 'a federation joined', 'ok'],
  ['one member above the percentage', 1_000, 1_301, null, 'warns'],
  ['one member below it', 1_000, 699, null, 'warns'],
  ['170 000 become 300 000', 170_000, 300_000, null, 'warns'],
  ['from nobody to somebody', 0, 1, null, 'warns'],
];

for (const [what, before, members, jumpReason, verdict] of cases)
  test(`O1-member-jump, ${what}: ${verdict}`, () => {
    const facts = {
      figure: { onDay: day, members, jumpReason },
      before: before === null ? null : { onDay: day, members: before, jumpReason: null },
    };
    assert.equal(applyRule(memberJump, facts, parameters, { day, exceptions: [] }).verdict, verdict);
  });
