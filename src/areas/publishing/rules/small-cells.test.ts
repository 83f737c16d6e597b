import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { withoutSmallCells } from './small-cells.ts';
import type { AimedRow, IndicatorRow, ResultRow } from './subject.ts';

const year = (number: number) => ({
  from: `${number}-01-01` as CalendarDay,
  until: `${number}-12-31` as CalendarDay,
});
const cell = (value: string, breakdown: Record<string, string> = {}, of = 2025): AimedRow => ({
  ...year(of),
  value,
  breakdown,
});
const indicator = (actuals: AimedRow[], more: Partial<IndicatorRow> = {}): IndicatorRow => ({
  ...{ code: '1', title: {}, description: {}, measure: 'number', ascending: true, position: 0 },
  ...{ manner: { overTime: 'sum', overPartners: 'sum' }, baselines: [], targets: [], computed: true },
  actuals,
  ...more,
});
const shown = (given: IndicatorRow): IndicatorRow => {
  const result: ResultRow = {
    key: 'r',
    type: '2',
    title: {},
    description: {},
    computed: true,
    indicators: [given],
  };
  return withoutSmallCells([result])[0]!.indicators[0]!;
};
const told = (given: IndicatorRow) =>
  shown(given).actuals.map(({ value, breakdown }) => [value, ...Object.values(breakdown)].join(' '));

const whole = cell('100');
const [women, men] = [cell('97', { sex: 'female' }), cell('3', { sex: 'male' })];
const ages = [cell('60', { age: 'under_35' }), cell('40', { age: '35_and_over' })];
const crossed = [cell('58', { sex: 'female', age: 'under_35' }), cell('2', { sex: 'male', age: 'under_35' })];

test('a breakdown with a cell of fewer than five is left out of its period whole, with every finer one', () => {
  assert.deepEqual(told(indicator([whole, women, men, ...ages, ...crossed])), [
    '100',
    '60 under_35',
    '40 35_and_over',
  ]);
  assert.deepEqual(told(indicator([whole, women, ...crossed])), ['100', '97 female'], 'a finer one alone');
});

test('five, none, and other periods are told', () => {
  const later = [cell('9', { sex: 'female' }, 2026), cell('5', { sex: 'male' }, 2026)];
  assert.deepEqual(told(indicator([women, men, ...later])), ['9 female', '5 male']);
  assert.deepEqual(told(indicator([cell('0', { sex: 'male' }), women])), ['0 male', '97 female']);
});

test('a whole of fewer than five people is not told, one of things is', () => {
  assert.deepEqual(told(indicator([cell('4'), ...later()])), []);
  assert.deepEqual(told(indicator([cell('4')])), ['4'], 'agreements, sections');
  const baselines = [{ year: 2021, value: '3' }];
  assert.deepEqual(shown(indicator(later(), { baselines })).baselines, [{ year: 2021, value: undefined }]);
  assert.deepEqual(shown(indicator([], { baselines })).baselines, baselines);
});

const later = (): AimedRow[] => [cell('4', { sex: 'female' }), cell('0', { sex: 'male' })];

test('what is aimed at, what is no count and what was published elsewhere stays', () => {
  const targets = [cell('3', { sex: 'male' })];
  assert.deepEqual(shown(indicator([], { targets })).targets, targets);
  assert.deepEqual(told(indicator([men], { measure: 'percentage' })), ['3 male']);
  assert.deepEqual(told(indicator([men], { computed: false })), ['3 male']);
});
