import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts, verdict } from '../../../../test/support/activity-facts.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { CommonFacts } from './activity-facts.ts';
import type { DetailOf } from './kind-details.ts';
import {
  internationalRule,
  otherFunctionsRule,
  seniorShareRule,
  tookPartBeforeRule,
  useAfterwardsRule,
} from './senior-training-rules.ts';

const day = (text: string) => text as CalendarDay;

const facts = (detail: Partial<DetailOf<'A5'>>, common: Partial<CommonFacts> = {}) => ({
  ...commonFacts('A5', common),
  detail: {
    kind: 'A5' as const,
    organiserKind: 'ilo' as const,
    trainingField: 'rights' as const,
    countries: ['BJ', 'TG'],
    selection: 'By the executive',
    nationalLeaders: 2,
    sectorLeaders: 4,
    headsOfDepartment: 4,
    otherFunctions: 0,
    tookPartBefore: 0,
    ...detail,
  },
});

for (const [name, countries, country, expected] of [
  ['two countries', ['BJ', 'TG'], 'BJ', 'ok'],
  ['one country, somewhere else', ['BJ'], 'IT', 'ok'],
  ['five countries online', ['BJ', 'TG', 'BI', 'PE', 'ID'], null, 'ok'],
  ['one country, at home', ['BJ'], 'BJ', 'blocks'],
  ['one country, online', ['BJ'], null, 'blocks'],
  ['no country named', [], 'IT', 'blocks'],
  ['the same country twice', ['BJ', 'BJ'], 'BJ', 'blocks'],
] as const)
  test(`an international training: ${name}: ${expected}`, () => {
    assert.equal(verdict(internationalRule, facts({ countries: [...countries] }, { country })), expected);
  });

for (const [senior, otherFunctions, expected] of [
  [10, 0, 'ok'],
  [7, 3, 'ok'],
  [1, 0, 'ok'],
  [69, 31, 'warns'],
  [0, 10, 'warns'],
  [0, 0, 'warns'],
] as const)
  test(`${senior} senior officials and ${otherFunctions} others: ${expected}`, () => {
    const given = { nationalLeaders: senior, sectorLeaders: 0, headsOfDepartment: 0, otherFunctions };
    assert.equal(verdict(seniorShareRule, facts(given)), expected);
  });

for (const [otherFunctions, otherReason, expected] of [
  [0, undefined, 'ok'],
  [3, 'Interpreters of the delegation', 'ok'],
  [0, 'Not needed', 'ok'],
  [1, undefined, 'blocks'],
  [3, undefined, 'blocks'],
  [3, '', 'blocks'],
] as const)
  test(`${otherFunctions} who are no senior officials, reason ${otherReason ?? 'none'}: ${expected}`, () => {
    assert.equal(verdict(otherFunctionsRule, facts({ otherFunctions, otherReason })), expected);
  });

for (const [tookPartBefore, otherFunctions, expected] of [
  [0, 0, 'ok'],
  [0, 3, 'ok'],
  [0, 100, 'ok'],
  [1, 0, 'warns'],
  [4, 3, 'warns'],
  [10, 0, 'warns'],
] as const)
  test(`${tookPartBefore} took part in the last 24 months, as declared, ${otherFunctions} others: ${expected}`, () => {
    assert.equal(verdict(tookPartBeforeRule, facts({ tookPartBefore, otherFunctions })), expected);
  });

for (const [name, common, expected] of [
  ['not held yet', { today: day('2027-01-01') }, 'ok'],
  ['six months later it is due', { isHeld: true, today: day('2026-09-06') }, 'ok'],
  ['asked in time', { isHeld: true, useAskedOn: day('2026-09-01'), today: day('2027-01-01') }, 'ok'],
  ['the day after', { isHeld: true, today: day('2026-09-07') }, 'warns'],
  ['a year later', { isHeld: true, today: day('2027-03-06') }, 'warns'],
  ['five years later', { isHeld: true, today: day('2031-03-06') }, 'warns'],
] as const)
  test(`the use of an international training six months later: ${name}: ${expected}`, () => {
    assert.equal(verdict(useAfterwardsRule, facts({}, common)), expected);
  });
