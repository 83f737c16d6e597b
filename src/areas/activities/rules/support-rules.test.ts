import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts, verdict } from '../../../../test/support/activity-facts.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
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

const elsewhere = (
  sharePercent: number,
  from = '2026-01-01',
  until = '2026-12-31',
  name = 'legal adviser',
) => ({
  post: name,
  sharePercent,
  reference: `P2022-2026-A3-${from.slice(5, 7)}`,
  from: from as CalendarDay,
  until: until as CalendarDay,
});
for (const [name, postShares, sharesElsewhere, expected] of [
  ['the rest of it', post('Legal adviser', 60), [elsewhere(40)], 'ok'],
  [
    'much of another post',
    post('Legal adviser', 60),
    [elsewhere(90, '2026-01-01', '2026-12-31', 'Accountant')],
    'ok',
  ],
  [
    'the rest of it, one after the other within the week',
    post('Legal adviser', 60),
    [elsewhere(40, '2026-01-01', '2026-03-03'), elsewhere(40, '2026-03-04')],
    'ok',
  ],
  ['more than the rest', post('Legal adviser', 60), [elsewhere(41)], 'blocks'],
  [
    'more than the rest from the last day on',
    post('Legal adviser', 60),
    [elsewhere(50, '2026-03-06')],
    'blocks',
  ],
  [
    'more than the rest, two of them on one day',
    post('Legal adviser', 40, 20),
    [elsewhere(30, '2026-01-01', '2026-03-04'), elsewhere(20, '2026-03-04')],
    'blocks',
  ],
] as const)
  test(`what another activity bears of the same post counts: ${name}: ${expected}`, () => {
    const given = { ...facts({ postShares: [...postShares] }), sharesElsewhere };
    assert.equal(verdict(postSharesRule, given), expected);
  });

test('the sentence names the activities that bear the post together on the fullest day', () => {
  const given = {
    ...facts({ postShares: post('Legal adviser', 70) }),
    sharesElsewhere: [elsewhere(20, '2026-02-01'), elsewhere(20, '2026-03-05')],
  };
  assert.deepEqual(postSharesRule.judge(given, new Map()).sentence, {
    key: 'activities.post-shares-elsewhere',
    args: { post: 'Legal adviser', percent: 110, others: 'P2022-2026-A3-02, P2022-2026-A3-03' },
  });
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
