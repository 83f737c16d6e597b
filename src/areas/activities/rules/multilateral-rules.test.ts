import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts, verdict } from '../../../../test/support/activity-facts.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { CommonFacts } from './activity-facts.ts';
import type { DetailOf } from './kind-details.ts';
import { bodyEligibleRule, effectCountryRule, sectorRule } from './multilateral-rules.ts';

const day = (text: string) => text as CalendarDay;

const facts = (detail: Partial<DetailOf<'A6'>>, common: Partial<CommonFacts> = {}) => ({
  ...commonFacts('A6', common),
  detail: {
    kind: 'A6' as const,
    reach: 'regional' as const,
    scope: 'cross_sectoral' as const,
    bodyOrganisationId: 'body',
    bodyBenefits: false,
    effectCountries: ['BJ'],
    organisations: [],
    ...detail,
  },
});

for (const [scope, sector, expected] of [
  ['sectoral', 'Textiles', 'ok'],
  ['cross_sectoral', undefined, 'ok'],
  ['cross_sectoral', 'Textiles', 'ok'],
  ['sectoral', undefined, 'blocks'],
  ['sectoral', '', 'blocks'],
] as const)
  test(`a ${scope} action on ${sector || 'no sector'}: ${expected}`, () => {
    assert.equal(verdict(sectorRule, facts({ scope, sector })), expected);
  });

test('a sectoral action online names its sector too', () => {
  assert.equal(
    verdict(sectorRule, facts({ scope: 'sectoral' }, { mode: 'online', country: null })),
    'blocks',
  );
});

const left = [{ country: 'BJ', from: day('2000-01-01'), until: day('2026-03-01') }];
for (const [name, effectCountries, common, expected] of [
  ['one partner country', ['BJ'], {}, 'ok'],
  ['a partner country among others', ['FR', 'BJ', 'TG'], {}, 'ok'],
  ['decided in Geneva for a partner country', ['BJ'], { country: 'CH' }, 'ok'],
  ['no country', [], {}, 'blocks'],
  ['only other countries', ['FR', 'TG'], {}, 'blocks'],
  ['a country that was left the day before', ['BJ'], { partnerCountries: left }, 'blocks'],
] as const)
  test(`multilateral action has its effect in a partner country: ${name}: ${expected}`, () => {
    const given = facts({ effectCountries: [...effectCountries] }, common);
    assert.equal(verdict(effectCountryRule, given), expected);
  });

const eligible = { isEligible: true, unconfirmed: [] };
const barred = { isEligible: false, unconfirmed: [] };
const open = { isEligible: false, unconfirmed: ['partner-country-when'] };
for (const [bodyBenefits, bodyEligibility, expected] of [
  [true, eligible, 'ok'],
  [false, barred, 'ok'],
  [true, null, 'ok'],
  [false, open, 'ok'],
  [true, barred, 'blocks'],
  [true, open, 'warns'],
] as const)
  test(`a body that ${bodyBenefits ? 'benefits' : 'only convenes'}, of which aim O3 says ${JSON.stringify(bodyEligibility)}: ${expected}`, () => {
    assert.equal(verdict(bodyEligibleRule, facts({ bodyBenefits }, { bodyEligibility })), expected);
  });

for (const scope of ['sectoral', 'cross_sectoral'] as const)
  test(`aim O3 holds for a ${scope} body alike`, () => {
    const given = facts({ scope, bodyBenefits: true }, { bodyEligibility: barred });
    assert.equal(verdict(bodyEligibleRule, given), 'blocks');
  });
