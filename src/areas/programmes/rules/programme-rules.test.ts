import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule, type ParameterValue, type Rule } from '../../rulebook/rules/rule.ts';
import {
  type OutcomeFacts,
  outcomeAimRule,
  outcomeCountryRule,
  outcomeSharesRule,
  type PlaceFact,
  programmePeriodRule,
  programmeSharesRule,
  signatoryRule,
} from './programme-rules.ts';
import { nextCycle } from './programming-cycle.ts';

const day = (text: string) => text as CalendarDay;

const verdict = <Facts>(rule: Rule<Facts>, facts: Facts) => {
  const values = new Map<string, ParameterValue>(rule.parameters.map((seed) => [seed.name, seed]));
  return applyRule(rule, facts, values, { day: day('2026-01-01'), exceptions: [] }).verdict;
};

const signatories = ['iiwe', 'ifsi', 'ism'];
const iiwe = { institute: 'iiwe', signatories };

for (const [from, until, expected] of [
  ['2022-01-01', '2026-12-31', 'ok'],
  ['2017-01-01', '2021-12-31', 'ok'],
  ['2027-01-01', '2031-12-31', 'ok'],
  ['2022-01-01', '2025-12-31', 'blocks'],
  ['2022-01-01', '2027-12-31', 'blocks'],
  ['2022-01-02', '2026-12-31', 'blocks'],
  ['2022-01-01', '2026-12-30', 'blocks'],
] as const)
  test(`a programme from ${from} to ${until} is judged ${expected}`, () => {
    assert.equal(
      verdict(programmePeriodRule, { from: day(from), until: day(until), places: [], ...iiwe }),
      expected,
    );
  });

test('where nobody read how long a cycle is, a shorter programme warns and does not block', () => {
  const values = new Map<string, ParameterValue>([
    ['years', { name: 'years', value: '5', unit: 'years', citation: '', confidence: 'recalled' }],
  ]);
  const facts = { from: day('2022-01-01'), until: day('2024-12-31'), places: [], ...iiwe };
  const on = { day: day('2026-01-01'), exceptions: [] };
  assert.equal(applyRule(programmePeriodRule, facts, values, on).verdict, 'warns');
});

const outcome = (more: Partial<OutcomeFacts>): OutcomeFacts => ({
  code: 'OS1',
  aims: ['O1'],
  isBelgian: false,
  places: [],
  partnerCountries: new Set(['BJ', 'TG']),
  ...more,
});

const at = (country: string | null, percentage: string | null = null): PlaceFact => ({ country, percentage });

for (const [name, rule, more, expected] of [
  ['an outcome with an aim is kept', outcomeAimRule, {}, 'ok'],
  ['an outcome with several aims is kept', outcomeAimRule, { aims: ['O2', 'O4', 'O8'] }, 'ok'],
  ['a Belgian outcome with an aim is kept', outcomeAimRule, { aims: ['O8'], isBelgian: true }, 'ok'],
  ['an outcome without any aim blocks', outcomeAimRule, { aims: [] }, 'blocks'],
  ['a Belgian outcome pursues an aim too', outcomeAimRule, { aims: [], isBelgian: true }, 'blocks'],
  ['a place stands for no aim', outcomeAimRule, { aims: [], places: [at('BJ')] }, 'blocks'],
  ['partner countries are kept', outcomeCountryRule, { places: [at('BJ'), at('TG')] }, 'ok'],
  ['another country blocks', outcomeCountryRule, { places: [at('BJ'), at('FR')] }, 'blocks'],
  ['a region is no country', outcomeCountryRule, { places: [at(null)] }, 'ok'],
  [
    'Belgium is for an outcome that works there',
    outcomeCountryRule,
    { places: [at('BE')], isBelgian: true },
    'ok',
  ],
  [
    'a country that is none blocks beside Belgium',
    outcomeCountryRule,
    { places: [at('BE'), at('FR')], isBelgian: true },
    'blocks',
  ],
  ['Belgium is not for the others', outcomeCountryRule, { places: [at('BE')] }, 'blocks'],
  [
    'percentages that make 100 are kept',
    outcomeSharesRule,
    { places: [at('BJ', '40'), at(null, '60')] },
    'ok',
  ],
  ['no percentages at all are kept', outcomeSharesRule, { places: [at('BJ'), at('TG')] }, 'ok'],
  ['a single place with all of it is kept', outcomeSharesRule, { places: [at('BJ', '100.00')] }, 'ok'],
  ['a percentage beside none blocks', outcomeSharesRule, { places: [at('BJ', '100'), at('TG')] }, 'blocks'],
  [
    'a hundredth too much blocks',
    outcomeSharesRule,
    { places: [at('BJ', '40'), at(null, '60.01')] },
    'blocks',
  ],
  ['percentages that do not make 100 block', outcomeSharesRule, { places: [at('BJ', '40')] }, 'blocks'],
] as const)
  test(name, () => {
    assert.equal(verdict(rule as Rule<OutcomeFacts>, outcome(more as Partial<OutcomeFacts>)), expected);
  });

for (const [places, expected] of [
  [[], 'ok'],
  [[at('BJ'), at('TG')], 'ok'],
  [[at('BJ', '33.3'), at('TG', '33.3'), at(null, '33.4')], 'ok'],
  [[at('BJ', '60'), at('TG', '30')], 'blocks'],
  [[at('BJ', '60'), at('TG')], 'blocks'],
  [[at('BJ', '33.3'), at('TG', '33.3'), at(null, '33.3')], 'blocks'],
] as const)
  test(`places of a programme with ${places.map(({ percentage }) => percentage).join(' + ') || 'nothing'} are judged ${expected}`, () => {
    const facts = { from: day('2022-01-01'), until: day('2026-12-31'), places, ...iiwe };
    assert.equal(verdict(programmeSharesRule, facts), expected);
  });

for (const [on, from, until] of [
  ['2026-11-24', '2027-01-01', '2031-12-31'],
  ['2027-01-01', '2032-01-01', '2036-12-31'],
  ['2016-12-31', '2017-01-01', '2021-12-31'],
] as const)
  test(`on ${on} an institute prepares the programme from ${from}`, () => {
    assert.deepEqual(nextCycle(day(on)), { from, until });
  });

for (const [what, institute, parties, expected] of [
  ['the institute of the Christian union', 'iiwe', signatories, 'ok'],
  ['the institute of the socialist union', 'ifsi', signatories, 'ok'],
  ['the institute of the liberal union', 'ism', signatories, 'ok'],
  ['a fourth institute', 'xyz', signatories, 'warns'],
  ['one whose code only resembles a party’s', 'ifsi2', signatories, 'warns'],
  ['an institute whose rulebook names no party', 'iiwe', [], 'warns'],
] as const)
  test(`only the three signatories are beneficiaries: ${what}: ${expected}`, () => {
    const facts = { from: day('2022-01-01'), until: day('2026-12-31'), places: [] };
    assert.equal(verdict(signatoryRule, { ...facts, institute, signatories: parties }), expected);
  });
