import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyRule, type ParameterValue } from '../../rulebook/rules/rule.ts';
import { type PerDiemFacts, perDiemRule } from './per-diem-rule.ts';
import { type PurchaseFacts, procurementRule } from './procurement-rule.ts';

const on = { day: '2027-05-01' as never, exceptions: [] };
const number = (name: string, value: string): [string, ParameterValue] => [
  name,
  { name, value, unit: '', citation: '', confidence: 'recalled' },
];
const limits = new Map([number('offers', '3'), number('offers-above', '5000'), number('low-value', '30000')]);

const purchase: PurchaseFacts = {
  heading: 'investment',
  item: 'computers',
  minor: 5_000_01,
  currency: 'EUR',
  procurement: 'quotes',
  offers: 3,
};
const purchases: [string, Partial<PurchaseFacts>, string, string][] = [
  ['three offers above the limit', {}, 'ok', 'kept'],
  ['two offers', { offers: 2 }, 'warns', 'offers'],
  ['no number of offers', { offers: null }, 'warns', 'offers'],
  ['nothing said', { procurement: null, offers: null }, 'warns', 'unsaid'],
  ['up to the limit', { minor: 5_000_00, procurement: null, offers: null }, 'ok', 'small'],
  ['quotes above the limit of the law', { minor: 30_000_01 }, 'warns', 'procedure'],
  ['bought at once above it', { minor: 30_000_01, procurement: 'direct' }, 'warns', 'procedure'],
  ['a tender above it', { minor: 30_000_01, procurement: 'tender' }, 'ok', 'kept'],
  ['a framework contract', { procurement: 'framework', offers: null }, 'ok', 'kept'],
  ['a salary', { heading: 'personnel', procurement: null, offers: null }, 'ok', 'not-needed'],
  ['per diems', { heading: 'running', item: 'per-diem', procurement: null }, 'ok', 'not-needed'],
  ['francs without cents', { currency: 'XOF', minor: 5_001, procurement: null }, 'warns', 'unsaid'],
];
for (const [what, change, verdict, said] of purchases)
  test(`M28: ${what}`, () => {
    const check = applyRule(procurementRule, { purchase: { ...purchase, ...change } }, limits, on);
    assert.deepEqual([check.verdict, check.sentence.key], [verdict, `finance.check-purchase-${said}`]);
  });

test('M28 informs where nobody knows a limit', () => {
  const check = applyRule(procurementRule, { purchase }, new Map(), on);
  assert.equal(check.verdict, 'informs');
});

const euro = (minor: number) => ({ minor, currency: 'EUR' });
const franc = (minor: number) => ({ minor, currency: 'XOF' });
const perDiem: PerDiemFacts = {
  item: 'per-diem',
  country: 'BJ',
  days: 6,
  paid: franc(200_000),
  converted: euro(304_90),
  most: euro(50_82),
};
const perDiems: [string, Partial<PerDiemFacts>, string, string][] = [
  ['within the table, converted', {}, 'ok', 'kept'],
  ['one cent above it', { converted: euro(304_93) }, 'warns', 'over'],
  ['compared in its own currency', { most: franc(33_334) }, 'ok', 'kept'],
  ['above it in its own currency', { most: franc(33_333) }, 'warns', 'over'],
  ['a reversal', { converted: euro(-304_93) }, 'warns', 'over'],
  ['no days said', { days: null }, 'ok', 'unsaid'],
  ['no country said', { country: null }, 'ok', 'unsaid'],
  ['no table of that country', { most: null }, 'ok', 'no-table'],
  ['a table in a third currency', { most: { minor: 60_00, currency: 'USD' } }, 'ok', 'other-currency'],
  ['another item', { item: 'venue', converted: euro(99_999_00) }, 'ok', 'not-needed'],
];
for (const [what, change, verdict, said] of perDiems)
  test(`M31: ${what}`, () => {
    const check = applyRule(perDiemRule, { perDiem: { ...perDiem, ...change } }, new Map(), on);
    assert.deepEqual([check.verdict, check.sentence.key], [verdict, `finance.check-per-diem-${said}`]);
  });
