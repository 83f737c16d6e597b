import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { type Measure, measures, type OverTime, overTimes } from './indicator-input.ts';
import {
  breakdownSumRule,
  countedOnceRule,
  type MeasurementFacts,
  measuredInPeriodRule,
  percentageRule,
} from './result-rules.ts';

const fact: MeasurementFacts = {
  from: '2027-01-01',
  until: '2027-12-31',
  programme: { from: '2027-01-01', until: '2031-12-31' },
  measure: 'number',
  overTime: 'sum',
  overPartners: 'sum',
  value: '12',
  overlapping: 0,
  breakdown: {},
  parts: [],
  counting: { axes: [], leftOutAxes: [] },
};
const none = new Map();

const cases: [string, boolean, Partial<MeasurementFacts>][] = [
  ['a period within the programme', true, {}],
  ['a period that ends on its last day', true, { until: '2031-12-31' }],
  ['a period that ends after it', false, { until: '2032-01-01' }],
  ['a period that ended before it began', false, { from: '2026-01-01', until: '2026-12-31' }],
  ['a period that began before it and ends within', false, { from: '2026-07-01', until: '2027-06-30' }],
];
for (const [what, kept, change] of cases)
  test(`${what}: ${kept ? 'kept' : 'warned of'}`, () => {
    assert.equal(measuredInPeriodRule.judge({ ...fact, ...change }, none).kept, kept);
  });

test('10,000 generated figures: overlap counts only where values are summed, a percentage lies in 0-100', () => {
  const random = seededRandom(3);
  for (let run = 0; run < 10_000; run += 1) {
    const measure = measures[random(measures.length)] as Measure;
    const overTime = overTimes[random(overTimes.length)] as OverTime;
    const hundredths = random(30_000) - 10_000;
    const value = random(10) === 0 ? null : (hundredths / 100).toFixed(2).replace(/^-0\.00$/, '0');
    const facts = { ...fact, measure, overTime, value, overlapping: random(3) };
    assert.equal(countedOnceRule.judge(facts, none).kept, !(overTime === 'sum' && facts.overlapping > 0));
    const isShare = value === null || (hundredths >= 0 && hundredths <= 10_000);
    assert.equal(percentageRule.judge(facts, none).kept, measure !== 'percentage' || isShare);
  }
});

const sex = (value: string, category = 'female') => ({ breakdown: { sex: category }, value });
const age = (value: string, more = {}) => ({ breakdown: { age: 'under_35', ...more }, value });

const young = (value: string) => ({
  breakdown: { sex: 'female' },
  parts: [age(value, { sex: 'female' })],
});
const without = { axes: [], leftOutAxes: ['sex' as const] };

for (const [what, kept, change] of [
  ['no parts', true, {}],
  ['women and men are all of them', true, { parts: [sex('7'), sex('5', 'male')] }],
  ['of some the age is not known', true, { parts: [sex('12'), age('7')] }],
  ['a percentage is not added up', true, { measure: 'percentage', parts: [sex('110')] }],
  ['a mean is not added up', true, { overPartners: 'mean', parts: [sex('13')] }],
  ['nothing was measured of the whole', true, { value: null, parts: [sex('9')] }],
  ['one woman too many', false, { parts: [sex('8'), sex('5', 'male')] }],
  ['by sex they fit, by age they do not', false, { parts: [sex('12'), age('12.5')] }],
  ['young women are part of the women', true, young('12')],
  ['more young women than women', false, young('13')],
  [
    'by sex and age together they are too many',
    false,
    { parts: [age('8', { sex: 'female' }), age('5', { sex: 'male' })] },
  ],
  ['young men are men of whom nothing is said', false, { parts: [sex('8'), age('5', { sex: 'male' })] }],
  ['parts of nobody', false, { value: '0', parts: [{ breakdown: { economy: 'informal' }, value: '1' }] }],
  ['a category that is no more is no part', true, { parts: [sex('7'), sex('6', 'other')] }],
  ['nor is one of an axis that is left out', true, { parts: [sex('13')], counting: without }],
] as const satisfies [string, boolean, Partial<MeasurementFacts>][])
  test(`the parts of a figure add up: ${what}: ${kept ? 'kept' : 'warned of'}`, () => {
    assert.equal(breakdownSumRule.judge({ ...fact, ...change }, none).kept, kept);
  });
