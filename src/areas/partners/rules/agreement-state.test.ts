import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { agreementState } from './agreement-state.ts';

const day = '2026-11-24' as CalendarDay;
const cases: readonly [string, string | null, string, string, string][] = [
  ['an unsigned one is a draft', null, '2022-01-01', '2027-12-31', 'draft'],
  ['one signed later is a draft still', '2026-11-25', '2022-01-01', '2027-12-31', 'draft'],
  ['one signed on the day runs', '2026-11-24', '2026-11-24', '2027-12-31', 'running'],
  ['one that begins tomorrow is coming', '2026-11-01', '2026-11-25', '2027-12-31', 'coming'],
  ['one with 91 days left runs', '2022-01-01', '2022-01-01', '2027-02-23', 'running'],
  ['one with 90 days left is ending', '2022-01-01', '2022-01-01', '2027-02-22', 'ending'],
  ['its last day is still its own', '2022-01-01', '2022-01-01', '2026-11-24', 'ending'],
  ['after its last day it has ended', '2022-01-01', '2022-01-01', '2026-11-23', 'ended'],
  ['a draft whose days are over has ended', null, '2022-01-01', '2026-11-23', 'ended'],
];

for (const [name, signedOn, fromOn, untilOn, state] of cases)
  test(`agreement: ${name}`, () =>
    assert.equal(
      agreementState({ signedOn, fromOn, untilOn } as Parameters<typeof agreementState>[0], day),
      state,
    ));
