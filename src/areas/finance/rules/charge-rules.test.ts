import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { applyRule, type ParameterValue } from '../../rulebook/rules/rule.ts';
import type { ChargeFacts } from './charge-facts.ts';
import {
  chargeableActivityRule,
  chargeRules,
  eligiblePeriodRule,
  signedAgreementRule,
  subsidisableRule,
  voucherRule,
} from './charge-rules.ts';
import { enteredOnceRule, usualAmountRule } from './expense-rules.ts';

const good: ChargeFacts = {
  daysEarly: 0,
  daysLate: 0,
  heading: 'running',
  item: 'venue',
  line: 'a',
  agreement: 'covered',
  voucher: 'attached',
  attestedMinor: 0,
  attestedYearMinor: 0,
  recoverableVatMinor: 0,
  withoutVatMinor: 0,
  post: 'none',
  postPercent: 0,
  postOwnPercent: 0,
  currency: 'EUR',
  approval: 'approved',
  isOwnFunds: false,
  isOverShared: false,
  activityBlocks: '',
};
const read: ParameterValue = {
  name: 'items',
  value: 'fines; alcohol-tobacco',
  unit: '',
  citation: 'annex 4',
  confidence: 'read',
};
const ceiling: ParameterValue = { ...read, name: 'ceiling', value: '50' };
const listed = new Map([
  ['items', read],
  ['ceiling', ceiling],
  ['yearly-ceiling', { ...read, name: 'yearly-ceiling', value: '500' }],
  ['most', { ...read, name: 'most', value: '100' }],
]);
const on = { day: '2027-05-01' as never, exceptions: [] };

const ruleOf = (id: string) => chargeRules.find((rule) => rule.id === id)!;

const staff = {
  heading: 'personnel',
  post: 'contract',
  postPercent: 100,
  postOwnPercent: 60,
} as const;

const cases: [string, (typeof chargeRules)[number], Partial<ChargeFacts>, boolean][] = [
  ['M19 keeps a day within', eligiblePeriodRule, {}, true],
  ['M19 blocks a day before', eligiblePeriodRule, { daysEarly: 1 }, false],
  ['M19 blocks a day after', eligiblePeriodRule, { daysLate: 1 }, false],
  ['M19 keeps an evaluation paid after', eligiblePeriodRule, { daysLate: 90, heading: 'evaluation' }, true],
  [
    'M19 blocks an evaluation paid before',
    eligiblePeriodRule,
    { daysEarly: 9, heading: 'evaluation' },
    false,
  ],
  ['M20 blocks without a voucher', voucherRule, { voucher: 'to_follow' }, false],
  ['M20 keeps what stays at the partner', voucherRule, { voucher: 'kept_at_partner' }, true],
  ['M21 blocks a listed item', subsidisableRule, { item: 'fines' }, false],
  ['M21 keeps an item that only resembles one', subsidisableRule, { item: 'fine' }, true],
  ['M21 keeps an expense without an item', subsidisableRule, { item: '' }, true],
  ['M23 blocks partner money without agreement', signedAgreementRule, { agreement: 'none' }, false],
  ['M23 blocks third organisations too', signedAgreementRule, { line: 'b', agreement: 'unsigned' }, false],
  ['M23 asks nothing of headquarters', signedAgreementRule, { line: 'd', agreement: 'none' }, true],
  ['M23 asks nothing of management', signedAgreementRule, { line: null, agreement: 'none' }, true],
  ['M22 keeps a voucher within its whole', ruleOf('M22'), {}, true],
  ['M22 keeps a share that others complete', ruleOf('M22'), { isOverShared: false }, true],
  ['M22 blocks more than the whole', ruleOf('M22'), { isOverShared: true }, false],
  ['an attestation up to the ceiling', ruleOf('M20-attested'), { attestedMinor: 5000 }, true],
  ['an attestation above the ceiling', ruleOf('M20-attested'), { attestedMinor: 5001 }, false],
  [
    'the ceiling counts in the currency',
    ruleOf('M20-attested'),
    { attestedMinor: 51, currency: 'XOF' },
    false,
  ],
  [
    'a year’s attestations up to the ceiling',
    ruleOf('M20-attested-year'),
    { attestedMinor: 100, attestedYearMinor: 50_000 },
    true,
  ],
  [
    'a year’s attestations above the ceiling',
    ruleOf('M20-attested-year'),
    { attestedMinor: 100, attestedYearMinor: 50_001 },
    false,
  ],
  [
    'what has a receipt in such a year',
    ruleOf('M20-attested-year'),
    { attestedMinor: 0, attestedYearMinor: 50_001 },
    true,
  ],
  ['VAT that is not recovered', ruleOf('M29'), {}, true],
  ['VAT that is recovered', ruleOf('M29'), { recoverableVatMinor: 2_100, withoutVatMinor: 10_000 }, false],
  ['running costs without a post', ruleOf('M30'), {}, true],
  ['a post with contract and time', ruleOf('M30'), staff, true],
  ['personnel without a post', ruleOf('M30'), { ...staff, post: 'none' }, false],
  ['a post without a contract', ruleOf('M30'), { ...staff, post: 'no_contract' }, false],
  ['a post that the institute does not bear', ruleOf('M30'), { ...staff, postOwnPercent: 0 }, false],
  ['a post borne beyond its whole', ruleOf('M30'), { ...staff, postPercent: 101 }, false],
  ['what was approved', ruleOf('F-approved'), {}, true],
  ['what was returned', ruleOf('F-approved'), { approval: 'returned' }, false],
  ['what is on the subsidy', ruleOf('F-own-funds'), {}, true],
  ['what is paid from own funds', ruleOf('F-own-funds'), { isOwnFunds: true }, false],
  ['an activity that is blocked', chargeableActivityRule, { activityBlocks: 'A2-plan-line' }, false],
];
for (const [what, rule, change, kept] of cases)
  test(`${what}`, () => {
    const { verdict } = applyRule(rule, { ...good, ...change }, listed, on);
    assert.equal(verdict, kept ? 'ok' : 'blocks');
  });

test('a list that nobody read in its source warns at most; without a list the rule only informs', () => {
  const fines = { ...good, item: 'fines' };
  const recalled = new Map([['items', { ...read, confidence: 'recalled' as const }]]);
  assert.equal(applyRule(subsidisableRule, fines, recalled, on).verdict, 'warns');
  assert.equal(applyRule(subsidisableRule, fines, new Map(), on).verdict, 'informs');
});

test('what nobody else looked at warns, and blocks where the house chose so', () => {
  const choice = (value: string) => new Map([['consequence', { ...read, name: 'consequence', value }]]);
  const open = { ...good, approval: 'open' as const };
  assert.equal(applyRule(ruleOf('F-approved'), open, choice('warns'), on).verdict, 'warns');
  assert.equal(applyRule(ruleOf('F-approved'), open, new Map(), on).verdict, 'warns');
  assert.equal(applyRule(ruleOf('F-approved'), open, choice('blocks'), on).verdict, 'blocks');
});

test('what is recalled or guessed of time and ceilings warns and never blocks', () => {
  const unread = (name: string, confidence: 'recalled' | 'guessed') =>
    new Map([[name, { ...listed.get(name)!, confidence }]]);
  const noPost = { ...good, ...staff, post: 'none' as const };
  assert.equal(applyRule(ruleOf('M30'), noPost, unread('most', 'recalled'), on).verdict, 'warns');
  const much = { ...good, attestedMinor: 1, attestedYearMinor: 60_000 };
  const yearly = unread('yearly-ceiling', 'guessed');
  assert.equal(applyRule(ruleOf('M20-attested-year'), much, yearly, on).verdict, 'warns');
  assert.equal(applyRule(ruleOf('M20-attested-year'), much, new Map(), on).verdict, 'informs');
});

test('a derogation that covers the day settles a block, one that ended does not', () => {
  const late = { ...good, daysLate: 3 };
  const exception = (until: string) => ({
    ruleId: 'M19',
    from: '2027-01-01' as never,
    until: until as never,
  });
  const verdict = (until: string) =>
    applyRule(eligiblePeriodRule, late, new Map(), { ...on, exceptions: [exception(until)] }).verdict;
  assert.equal(verdict('2027-12-31'), 'settled');
  assert.equal(verdict('2027-04-30'), 'blocks');
});

test('10,000 generated expenses: what is chargeable is what a plain reading of the articles says', () => {
  const random = seededRandom(1916);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
  for (let run = 0; run < 10_000; run += 1) {
    const facts: ChargeFacts = {
      daysEarly: pick([0, 0, 0, 5]),
      daysLate: pick([0, 0, 0, 40]),
      heading: pick(['running', 'personnel', 'investment', 'evaluation', 'other']),
      item: pick(['venue', '', 'fines', 'alcohol-tobacco', 'meals']),
      line: pick(['a', 'b', 'c', 'd', null]),
      agreement: pick(['covered', 'unsigned', 'none']),
      voucher: pick(['attached', 'kept_at_partner', 'to_follow', 'attested']),
      attestedMinor: pick([0, 5000, 5001]),
      attestedYearMinor: pick([0, 50_000, 50_001]),
      recoverableVatMinor: pick([0, 0, 0, 1]),
      withoutVatMinor: 0,
      post: pick(['contract', 'contract', 'no_contract', 'none']),
      postPercent: pick([80, 100, 101]),
      postOwnPercent: pick([50, 50, 0]),
      currency: 'EUR',
      approval: pick(['approved', 'approved', 'open', 'returned']),
      isOwnFunds: pick([false, false, false, true]),
      isOverShared: pick([false, false, false, true]),
      activityBlocks: pick(['', '', 'A2-plan-line']),
    };
    const verdicts = chargeRules.map((rule) => applyRule(rule, facts, listed, on).verdict);
    const inPeriod = facts.daysEarly > 0 ? false : facts.daysLate > 0 ? facts.heading === 'evaluation' : true;
    const isPartnerMoney = ['a', 'b'].includes(facts.line ?? '');
    const oracle =
      inPeriod &&
      facts.voucher !== 'to_follow' &&
      !['fines', 'alcohol-tobacco'].includes(facts.item) &&
      !(isPartnerMoney && facts.agreement !== 'covered') &&
      facts.attestedMinor <= 5000 &&
      !(facts.attestedMinor > 0 && facts.attestedYearMinor > 50_000) &&
      facts.recoverableVatMinor === 0 &&
      (facts.heading !== 'personnel' ||
        (facts.post === 'contract' && facts.postOwnPercent > 0 && facts.postPercent <= 100)) &&
      facts.approval !== 'returned' &&
      !facts.isOwnFunds &&
      !facts.isOverShared &&
      facts.activityBlocks === '';
    assert.equal(!verdicts.includes('blocks'), oracle, JSON.stringify(facts));
  }
});

test('twins and amounts far above the usual ask for a second look and never block', () => {
  const look = {
    paidYear: 2027,
    chargedYear: 2027,
    converted: { minor: 2_500_001, currency: 'EUR' },
    twins: ['D1'],
    sameVouchers: [],
    exchange: null,
  };
  const limit = new Map([['limit', { ...read, name: 'limit', value: '25000' }]]);
  assert.equal(applyRule(enteredOnceRule, look, new Map(), on).verdict, 'warns');
  assert.equal(applyRule(usualAmountRule, look, limit, on).verdict, 'warns');
  const usual = { ...look, converted: { minor: 2_500_000, currency: 'EUR' } };
  assert.equal(applyRule(usualAmountRule, usual, limit, on).verdict, 'ok');
});
