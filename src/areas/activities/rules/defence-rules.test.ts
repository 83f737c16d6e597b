import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts, verdict } from '../../../../test/support/activity-facts.ts';
import type { CommonFacts } from './activity-facts.ts';
import { defenceTracedRule, rightsCodeRule, servicesCountedRule } from './defence-rules.ts';
import type { DetailOf } from './kind-details.ts';

const facts = (detail: Partial<DetailOf<'A4'>>, common: Partial<CommonFacts> = {}) => ({
  ...commonFacts('A4', common),
  detail: {
    kind: 'A4' as const,
    means: 'legal_aid' as const,
    purpose: 'Wages that are paid',
    conventions: [],
    defenceTopics: [],
    dossiers: [],
    dialogues: [],
    agreements: [],
    ...detail,
  },
});

for (const [means, conventions, defenceTopics, expected] of [
  ['legal_aid', ['C095'], [], 'ok'],
  ['negotiation', [], ['wages'], 'ok'],
  ['campaign', ['C190'], ['safety', 'prices'], 'ok'],
  ['legal_aid', [], [], 'blocks'],
  ['negotiation', [], [], 'blocks'],
  ['campaign', [], [], 'blocks'],
] as const)
  test(`a ${means} on ${[...conventions, ...defenceTopics].join(', ') || 'nothing named'}: ${expected}`, () => {
    const given = { means, conventions: [...conventions], defenceTopics: [...defenceTopics] };
    assert.equal(verdict(rightsCodeRule, facts(given)), expected);
  });

for (const [means, isHeld, services, expected] of [
  ['legal_aid', false, 0, 'ok'],
  ['legal_aid', true, 40, 'ok'],
  ['campaign', true, 0, 'ok'],
  ['negotiation', true, 0, 'ok'],
  ['legal_aid', true, 0, 'warns'],
] as const)
  test(`a ${means} ${isHeld ? 'held' : 'planned'} with ${services} services counted: ${expected}`, () => {
    assert.equal(verdict(servicesCountedRule, facts({ means }, { isHeld, services })), expected);
  });

for (const country of ['BJ', null])
  test(`legal aid that was given is counted, ${country ? 'on the spot' : 'also online'}`, () => {
    assert.equal(verdict(servicesCountedRule, facts({}, { isHeld: true, country })), 'warns');
  });

for (const [name, detail, isHeld, expected] of [
  ['legal aid leads to no record', {}, true, 'ok'],
  ['a planned campaign', { means: 'campaign' }, false, 'ok'],
  ['a negotiation with talks', { means: 'negotiation', dialogues: [{ eventId: 'e' }] }, true, 'ok'],
  [
    'a negotiation with an agreement',
    { means: 'negotiation', agreements: [{ agreementId: 'a' }] },
    true,
    'ok',
  ],
  ['a campaign with a demand', { means: 'campaign', dossiers: [{ dossierId: 'd' }] }, true, 'ok'],
  ['a negotiation with nothing', { means: 'negotiation' }, true, 'warns'],
  ['a campaign with nothing', { means: 'campaign' }, true, 'warns'],
  ['a campaign with a topic only', { means: 'campaign', defenceTopics: ['prices'] }, true, 'warns'],
] as const)
  test(`a defence that was held leads somewhere: ${name}: ${expected}`, () => {
    const given = detail as unknown as Partial<DetailOf<'A4'>>;
    assert.equal(verdict(defenceTracedRule, facts(given, { isHeld })), expected);
  });
