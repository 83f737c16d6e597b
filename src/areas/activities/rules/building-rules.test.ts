import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts, verdict } from '../../../../test/support/activity-facts.ts';
import type { CommonFacts } from './activity-facts.ts';
import { builtByPartnerRule, environmentRule, unitNamedRule } from './building-rules.ts';
import type { DetailOf } from './kind-details.ts';

const facts = (detail: Partial<DetailOf<'A1'>>, common: Partial<CommonFacts> = {}) => ({
  ...commonFacts('A1', common),
  detail: {
    kind: 'A1' as const,
    branch: 'organisation' as const,
    buildingForm: 'federation' as const,
    purpose: 'A federation of transport',
    conventions: [],
    dossiers: [],
    ...detail,
  },
});

for (const [name, detail, common, expected] of [
  ['by a partner, a federation', {}, {}, 'ok'],
  ['by a partner, a membership drive', { buildingForm: 'membership_drive' }, {}, 'ok'],
  ['a context, by the institute itself', { branch: 'environment' }, { partnershipId: null }, 'ok'],
  ['by nobody', {}, { partnershipId: null }, 'blocks'],
  ['in no form', { buildingForm: undefined }, {}, 'blocks'],
  ['by nobody in no form', { buildingForm: undefined }, { partnershipId: null }, 'blocks'],
] as const)
  test(`an organisation is built by a partner: ${name}: ${expected}`, () => {
    assert.equal(verdict(builtByPartnerRule, facts(detail, common)), expected);
  });

for (const [name, detail, common, expected] of [
  ['not while it is planned', {}, {}, 'ok'],
  ['one named once held', {}, { isHeld: true, unitsBuilt: 1 }, 'ok'],
  ['a context builds none', { branch: 'environment' }, { isHeld: true }, 'ok'],
  ['held and none named', {}, { isHeld: true }, 'blocks'],
  ['a platform held and none named', { buildingForm: 'platform' }, { isHeld: true }, 'blocks'],
  ['a drive held and none named', { buildingForm: 'membership_drive' }, { isHeld: true }, 'blocks'],
] as const)
  test(`the unit is named when it was held: ${name}: ${expected}`, () => {
    assert.equal(verdict(unitNamedRule, facts(detail, common)), expected);
  });

const dossiers = [{ dossierId: 'dossier' }];
for (const [name, detail, expected] of [
  ['an advocacy dossier', { dossiers }, 'ok'],
  ['a convention', { conventions: ['C087'] }, 'ok'],
  ['both', { dossiers, conventions: ['C087', 'C098'] }, 'ok'],
  ['neither', {}, 'blocks'],
  ['neither, for a law', { environment: 'law' }, 'blocks'],
  ['neither, for a ratification', { environment: 'ratification' }, 'blocks'],
] as const)
  test(`a favourable context has a dossier or a convention: ${name}: ${expected}`, () => {
    const given = { branch: 'environment' as const, ...detail } as Partial<DetailOf<'A1'>>;
    assert.equal(verdict(environmentRule, facts(given)), expected);
  });
