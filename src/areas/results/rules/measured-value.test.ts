import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Measurable, measuredValue, shareOf, type ValueParts } from './measured-value.ts';

const share: Measurable = { measure: 'percentage', overPartners: 'ratio', formula: null, scale: [] };
const plain: Measurable = { measure: 'number', overPartners: 'sum', formula: null, scale: [] };
const scale = [{ value: '1' }, { value: '2.5' }, { value: '4' }];
const steps: Measurable = { measure: 'ordinal', overPartners: 'mean', formula: null, scale };
const said = (definition: Measurable, parts: ValueParts) => {
  const result = measuredValue(definition, parts);
  if ('value' in result) return result.value;
  const [[field, [problem] = []] = []] = Object.entries(result.errors);
  return `${field} ${problem?.key}`;
};

test('a share is worked out exactly, rounded to six places, half away from zero', () => {
  for (const [numerator, denominator, wanted] of [
    ['1', '3', '33.333333'],
    ['2', '3', '66.666667'],
    ['1', '8', '12.5'],
    ['0.5', '0.25', '200'],
    ['-1', '3', '-33.333333'],
    ['1', '200000000', '0.000001'],
    ['9007199254740993', '9007199254740993', '100'],
  ] as const)
    assert.equal(shareOf(numerator, denominator), wanted, `${numerator} / ${denominator}`);
});

test('what cannot be meant is told beside its field, what can is taken', () => {
  const cases: [Measurable, ValueParts, string | undefined][] = [
    [share, { numerator: '12', denominator: '48' }, '25'],
    [share, { numerator: '1', denominator: '3', value: '33.3' }, '33.333333'],
    [share, { numerator: '1', denominator: '3', value: '33.4' }, 'value results.value-of-parts'],
    [share, { numerator: '49', denominator: '48' }, 'numerator results.above-denominator'],
    [share, { numerator: '4', denominator: '0' }, 'denominator results.denominator-not-positive'],
    [share, { numerator: '-1', denominator: '10' }, 'numerator results.numerator-negative'],
    [share, { numerator: '1', denominator: '-10' }, 'denominator results.denominator-not-positive'],
    [share, { numerator: '0', denominator: '10' }, '0'],
    [share, { numerator: '4', denominator: '1234567890123456' }, 'denominator problem.too-many-digits'],
    [{ ...share, measure: 'number' }, { numerator: '-3', denominator: '2' }, '-150'],
    [plain, { value: '-12.5' }, '-12.5'],
    [plain, { value: '-0.0123456789012345' }, '-0.0123456789012345'],
    [plain, { value: '123456789012345' }, '123456789012345'],
    [plain, { value: '1234567890123456' }, 'value problem.too-many-digits'],
    [plain, { value: '0.1234567890123456' }, 'value problem.too-many-digits'],
    [{ ...plain, measure: 'qualitative' }, { value: '5' }, 'value results.told-in-sentences'],
    [{ ...plain, measure: 'qualitative' }, {}, undefined],
    [share, { numerator: '4' }, 'denominator problem.missing'],
    [share, { denominator: '4' }, 'numerator problem.missing'],
    [share, { value: '25' }, 'numerator results.parts-needed'],
    [share, {}, undefined],
    [{ ...share, overPartners: 'mean' }, { value: '25' }, '25'],
    [{ ...share, measure: 'number' }, { numerator: '3', denominator: '2' }, '150'],
    [plain, { value: '12' }, '12'],
    [plain, { numerator: '1', denominator: '2' }, 'numerator results.takes-no-parts'],
    [{ ...plain, measure: 'boolean' }, { value: '1.0' }, '1.0'],
    [{ ...plain, measure: 'boolean' }, { value: '2' }, 'value results.not-yes-or-no'],
    [steps, { value: '2.50' }, '2.50'],
    [steps, {}, undefined],
    [steps, { value: '3' }, 'value results.no-step-of-the-scale'],
    [steps, { value: '40' }, 'value results.no-step-of-the-scale'],
    [{ ...steps, scale: [] }, { value: '40' }, '40'],
    [{ ...plain, formula: '[1.1]' }, { value: '1' }, 'value results.worked-out'],
  ];
  for (const [definition, parts, wanted] of cases)
    assert.equal(said(definition, parts), wanted, JSON.stringify(parts));
});
