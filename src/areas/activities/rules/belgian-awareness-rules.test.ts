import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts, verdict } from '../../../../test/support/activity-facts.ts';
import type { CommonFacts } from './activity-facts.ts';
import { belgianOutcomeRule, inBelgiumRule, regionLanguageRule } from './belgian-awareness-rules.ts';
import type { DetailOf } from './kind-details.ts';

const facts = (detail: Partial<DetailOf<'A9'>>, common: Partial<CommonFacts> = {}) => ({
  ...commonFacts('A9', { country: 'BE', isBelgianOutcome: true, ...common }),
  detail: {
    kind: 'A9' as const,
    audience: 'workers' as const,
    region: 'all_belgium' as const,
    languages: ['fr' as const],
    channels: ['meeting' as const],
    message: 'Decent work for all',
    campaignDays: [],
    ...detail,
  },
});

for (const [name, common, expected] of [
  ['in Belgium', {}, 'ok'],
  ['in Belgium, partly online', { mode: 'hybrid' }, 'ok'],
  ['in Belgium, on a South outcome', { isBelgianOutcome: false }, 'ok'],
  ['in Benin', { country: 'BJ' }, 'blocks'],
  ['in France', { country: 'FR' }, 'blocks'],
  ['online, nowhere said', { mode: 'online', country: null }, 'blocks'],
] as const)
  test(`action 9 takes place in Belgium: ${name}: ${expected}`, () => {
    assert.equal(verdict(inBelgiumRule, facts({}, common)), expected);
  });

for (const [isBelgianOutcome, country, expected] of [
  [true, 'BE', 'ok'],
  [true, 'BJ', 'ok'],
  [true, null, 'ok'],
  [false, 'BE', 'warns'],
  [false, 'BJ', 'warns'],
  [false, null, 'warns'],
] as const)
  test(`action 9 on ${isBelgianOutcome ? 'the Belgian' : 'a South'} outcome, held in ${country ?? 'no country'}: ${expected}`, () => {
    assert.equal(verdict(belgianOutcomeRule, facts({}, { isBelgianOutcome, country })), expected);
  });

for (const [region, languages, expected] of [
  ['brussels', ['nl'], 'ok'],
  ['flanders', ['fr', 'nl'], 'ok'],
  ['german_speaking', ['de'], 'ok'],
  ['flanders', ['fr'], 'warns'],
  ['wallonia', ['nl'], 'warns'],
  ['brussels', ['de'], 'warns'],
] as const)
  test(`a campaign in ${region} in ${languages.join(' and ')}: ${expected}`, () => {
    assert.equal(verdict(regionLanguageRule, facts({ region, languages: [...languages] })), expected);
  });
