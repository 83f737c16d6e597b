import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countedByHand, dayAt, randomHistories } from '../../../../test/support/regional-histories.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { countryReading } from './country-reading.ts';
import { type RegionalHistory, regionalFactsOn, whatWouldChange } from './regional-history.ts';
import { regionalPresence } from './regional-presence.ts';

const day = (text: string) => text as CalendarDay;
const link = (memberId: string, until: string | null = null) => ({
  memberId,
  bodyId: 'body',
  from: day('2010-01-01'),
  until: until === null ? null : day(until),
});
const given = (organisationId: string, from = '2012-01-01', givenBy: string | null = null) => ({
  organisationId,
  from: day(from),
  until: null,
  givenBy,
});
const partner = (country: string, until: string | null = null) => ({
  country,
  from: day('2008-01-01'),
  until: until === null ? null : day(until),
});
const sound: RegionalHistory = {
  bodyId: 'body',
  links: [link('benin'), link('togo', '2028-12-31'), link('niger')],
  organisations: [
    { id: 'benin', kind: 'national_union', country: 'BJ' },
    { id: 'togo', kind: 'national_union', country: 'TG' },
    { id: 'niger', kind: 'national_union', country: 'NE' },
  ],
  supports: [given('benin'), given('togo')],
  partnerCountries: [partner('BJ'), partner('TG'), partner('NE', '2016-12-31')],
};
const today = day('2026-11-28');
const asked = { minimum: 2, reading: 'now' } as const;

test('what would end it: how many of the countries that count, and the day on which what is recorded does', () => {
  const change = whatWouldChange(sound, today, asked);
  assert.deepEqual([change.kept, change.distance, change.counted], [true, 1, ['BJ', 'TG']]);
  assert.equal(change.changesOn, '2029-01-01');
});

test('what would open it: support where it is a partner country, the country where there was support', () => {
  const history = {
    ...sound,
    supports: [given('benin'), given('togo', '2012-01-01', 'another'), given('niger')],
  };
  const change = whatWouldChange(history, today, asked);
  assert.deepEqual([change.kept, change.distance], [false, 1]);
  assert.deepEqual([change.bySupport, change.byPartnerCountry], [['TG'], ['NE']]);
});

test('support that is recorded for later opens it on its first day', () => {
  const history = { ...sound, supports: [given('benin'), given('togo', '2027-03-01')] };
  assert.equal(whatWouldChange(history, today, asked).changesOn, '2027-03-01');
});

const readingOf = (
  history: RegionalHistory,
  value: string | null,
  confidence: 'read' | 'guessed' = 'guessed',
) => {
  const facts = {
    ...regionalFactsOn(history, today, 'now'),
    oncePartnerCountries: regionalFactsOn(history, today, 'ever').partnerCountries,
  };
  const [parameter] = countryReading.parameters;
  const parameters = new Map([['partner-country-when', { ...parameter!, value, confidence }]]);
  return applyRule(countryReading, facts, parameters, { day: today, exceptions: [] });
};
const left = { ...sound, partnerCountries: [partner('BJ'), partner('TG', '2020-12-31')] };

const readings: readonly [string, RegionalHistory, string][] = [
  ['every country is one today', sound, 'ok'],
  ['none ever was one', { ...sound, partnerCountries: [] }, 'ok'],
  [
    'a country that was one adds nothing that is needed',
    { ...sound, supports: [...sound.supports, given('niger')] },
    'ok',
  ],
  ['a country that was one makes the difference', left, 'warns'],
  [
    'both countries were ones',
    { ...left, partnerCountries: [partner('BJ', '2020-12-31'), partner('TG', '2020-12-31')] },
    'warns',
  ],
  [
    'the one that makes it was one long ago',
    { ...sound, supports: [given('benin'), given('niger')] },
    'warns',
  ],
];
for (const [name, history, verdict] of readings)
  test(`"partner countries", now or ever: ${name}: ${verdict}`, () =>
    assert.equal(readingOf(history, 'now').verdict, verdict));

test('"partner countries", now or ever: unset, the rule informs; the sentence names the countries', () => {
  assert.equal(readingOf(left, null).verdict, 'informs');
  assert.equal(readingOf(left, 'ever', 'read').sentence.args?.countries, 'TG');
});

test('on every day, read both ways, the countries that count are those found by trying every chain (100,000 histories)', () => {
  const history = randomHistories(2_007);
  const seen = [0, 0, 0, 0, 0];
  for (let round = 0; round < 100_000; round += 1) {
    const facts = history();
    const on = dayAt(round % 31);
    for (const reading of ['now', 'ever'] as const) {
      const counted = regionalPresence(regionalFactsOn(facts, on, reading)).filter(({ counts }) => counts);
      const expected = countedByHand(facts, on, reading);
      const found = counted.map(({ country }) => country);
      // The history is written out only where it is needed: that took most of the time.
      if (found.join() !== expected.join())
        assert.deepEqual(found, expected, JSON.stringify({ facts, on, reading }));
      seen[expected.length]! += 1;
    }
  }
  assert.ok(seen[0]! > 10_000 && seen[1]! > 5_000 && seen[2]! > 500, seen.join(' '));
});

test('the day on which the verdict turns is the first that trying every day finds (1,000 histories)', () => {
  const history = randomHistories(1_968);
  let turned = 0;
  for (let round = 0; round < 1_000; round += 1) {
    const facts = history();
    const start = round % 20;
    const isKept = (at: number) => countedByHand(facts, dayAt(at), 'now').length >= 2;
    const days = Array.from({ length: 30 - start }, (_, at) => start + 1 + at);
    const first = days.find((at) => isKept(at) !== isKept(start));
    const { changesOn } = whatWouldChange(facts, dayAt(start), asked);
    assert.equal(changesOn, first === undefined ? null : dayAt(first), JSON.stringify(facts));
    if (first !== undefined) turned += 1;
  }
  assert.ok(turned > 50, String(turned));
});
