import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts, verdict } from '../../../../test/support/activity-facts.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { CommonFacts } from './activity-facts.ts';
import { partnerCountryRule } from './activity-rules.ts';

const day = (text: string) => text as CalendarDay;
const named = (...countries: string[]) => ({ programme: { ...commonFacts('A2').programme, countries } });

for (const [name, more, expected] of [
  ['a partner country is kept', { kind: 'A2' }, 'ok'],
  ['a partner country that the programme names is kept', { kind: 'A2', ...named('BJ', 'TG') }, 'ok'],
  ['an exchange may go past the countries of the programme', { kind: 'A7', ...named('TG') }, 'ok'],
  [
    'Belgium is kept for an outcome that works there, whatever the programme names',
    { kind: 'A2', country: 'BE', isBelgianOutcome: true, ...named('BJ') },
    'ok',
  ],
  ['a partner country that the programme does not name blocks', { kind: 'A2', ...named('TG') }, 'blocks'],
  [
    'a country that the programme alone names blocks',
    { kind: 'A2', country: 'TG', ...named('TG') },
    'blocks',
  ],
  ['a country that neither names blocks', { kind: 'A2', country: 'NE', ...named('BJ') }, 'blocks'],
  ['another country blocks a training', { kind: 'A2', country: 'TG' }, 'blocks'],
  ['an exchange may go anywhere', { kind: 'A7', country: 'TG' }, 'ok'],
  ['awareness work may stand in Belgium', { kind: 'A9', country: 'BE' }, 'ok'],
  [
    'Belgium is kept for an outcome that works there',
    { kind: 'A2', country: 'BE', isBelgianOutcome: true },
    'ok',
  ],
  ['Belgium blocks for the others', { kind: 'A2', country: 'BE' }, 'blocks'],
  ['online without a country is nowhere else', { kind: 'A2', country: null }, 'ok'],
  [
    'a country that was left blocks from the day after',
    { kind: 'A2', partnerCountries: [{ country: 'BJ', from: day('2000-01-01'), until: day('2026-03-01') }] },
    'blocks',
  ],
] as const)
  test(`where an activity takes place: ${name}`, () => {
    assert.equal(verdict(partnerCountryRule, commonFacts('A2', more as Partial<CommonFacts>)), expected);
  });

for (const [country, countries, key] of [
  ['BJ', ['TG'], 'activities.country-outside-programme'],
  ['TG', ['TG'], 'activities.country-broken'],
  ['NE', ['TG'], 'activities.country-outside-both'],
  ['BJ', [], 'activities.country-kept'],
] as const)
  test(`whose countries ${country} is not among is said: ${key}`, () => {
    const given = commonFacts('A2', { country, ...named(...countries) });
    assert.equal(partnerCountryRule.judge(given, new Map()).sentence.key, key);
  });
