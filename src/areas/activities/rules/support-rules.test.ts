import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts, verdict } from '../../../../test/support/activity-facts.ts';
import type { DetailOf } from './kind-details.ts';
import { beneficiaryRule, postSharesRule, supportNamedRule } from './support-rules.ts';

type Support = DetailOf<'A3'>;

const facts = (more: Partial<Support>) => ({
  ...commonFacts('A3'),
  detail: {
    kind: 'A3' as const,
    beneficiary: 'secretariat' as const,
    purpose: 'A secretariat that answers',
    postShares: [],
    ...more,
  },
});

const post = (name: string, ...shares: number[]): Support['postShares'] =>
  shares.map((sharePercent, at) => ({
    post: name,
    funder: at === 0 ? 'institute' : 'partner',
    sharePercent,
  }));

for (const [name, postShares, expected] of [
  ['one funder bears all of it', post('Legal adviser', 100), 'ok'],
  ['two funders bear half each', post('Legal adviser', 50, 50), 'ok'],
  ['two posts are two sums', [...post('Legal adviser', 80), ...post('Accountant', 80)], 'ok'],
  ['no post at all', [], 'ok'],
  ['half and more than half', post('Legal adviser', 50, 51), 'blocks'],
  ['three funders who did not know of each other', post('Legal adviser', 40, 40, 40), 'blocks'],
  [
    'the same post written in capitals',
    [...post('Legal adviser', 60), ...post('LEGAL ADVISER', 60)],
    'blocks',
  ],
] as const)
  test(`the shares of a post add up to 100 % at most: ${name}: ${expected}`, () => {
    assert.equal(verdict(postSharesRule, facts({ postShares: [...postShares] })), expected);
  });

for (const [name, more, expected] of [
  ['leaders', { beneficiary: 'leaders' }, 'ok'],
  ['a secretariat', { beneficiary: 'secretariat' }, 'ok'],
  ['a secretariat with a post', { beneficiary: 'secretariat', postShares: post('Accountant', 30) }, 'ok'],
  ['members', { beneficiary: 'members' }, 'blocks'],
  ['members, by a post', { beneficiary: 'members', postShares: post('Trainer', 30) }, 'blocks'],
  [
    'members, by meetings of an organ',
    { beneficiary: 'members', organ: 'Congress', organMeetings: 1 },
    'blocks',
  ],
] as const)
  test(`action 3 supports leaders and secretariats; ${name}: ${expected}`, () => {
    assert.equal(verdict(beneficiaryRule, facts(more as Partial<Support>)), expected);
  });

for (const [name, more, expected] of [
  ['a post', { postShares: post('Accountant', 30) }, 'ok'],
  ['meetings of an organ', { organ: 'Executive', organMeetings: 4 }, 'ok'],
  ['an office', { officeSupport: 'Rent and connection' }, 'ok'],
  ['nothing', {}, 'warns'],
  ['an organ that does not meet', { organ: 'Executive', organMeetings: 0 }, 'warns'],
  ['an organ without a number', { organ: 'Executive' }, 'warns'],
] as const)
  test(`what is supported is said: ${name}: ${expected}`, () => {
    assert.equal(verdict(supportNamedRule, facts(more)), expected);
  });
