import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { addsUp, brokenFields, brokenParts, brokenSums } from './breakdown-sum.ts';
import { keyOfCell } from './carried-cells.ts';
import type { Measurable } from './measured-value.ts';

type Figure = { breakdown: Record<string, string>; value: string | null };

const known = { axes: [], leftOutAxes: [] };
const cells: Record<string, string>[] = [
  {},
  { sex: 'female' },
  { sex: 'male' },
  { age: 'under_35' },
  { age: '35_and_over' },
  { age: 'under_35', sex: 'female' },
  { sex: 'male', age: 'under_35' },
];
const figure = (at: number, value: string | null): Figure => ({ breakdown: cells[at]!, value });

test('only what partners add up is added up by its parts', () => {
  const defined = (more: Partial<Measurable>): boolean =>
    addsUp({ measure: 'number', overPartners: 'sum', ...more });
  assert.ok(defined({}));
  for (const more of [{ overPartners: 'mean' }, { overPartners: 'none' }, { measure: 'percentage' }] as const)
    assert.ok(!defined(more), JSON.stringify(more));
});

test('10,000 generated places: what is told is what a sum by hand finds, beside a figure that was given', () => {
  const random = seededRandom(11);
  const drawn = () =>
    cells.flatMap((_, at) => (random(3) === 0 ? [] : [figure(at, random(9) === 0 ? null : `${random(20)}`)]));
  let broken = 0;
  for (let run = 0; run < 10_000; run += 1) {
    const all = drawn();
    const given = all.filter(() => random(2) === 0);
    const kept = all.filter((each) => !given.includes(each));
    const found = brokenSums(known, given, kept);
    broken += found.length;
    assert.deepEqual(
      found.map(([told, { args }]) => `${args?.dimension} ${args?.sum} ${all.indexOf(told)}`).toSorted(),
      byHand(all, given).toSorted(),
      JSON.stringify({ given, kept }),
    );
    for (const [told] of found) assert.ok(given.includes(told));
  }
  assert.ok(broken > 1000, String(broken));
});

/** By sex and by age a category holds its own figure or, where that is less, those of its crossings that have one. */
const byHand = (all: readonly Figure[], given: readonly Figure[]): string[] => {
  const at = (cell: Record<string, string>) =>
    all.find(({ breakdown, value }) => value !== null && keyOfCell(breakdown) === keyOfCell(cell));
  const sumOf = (figures: readonly Figure[]) =>
    figures.reduce((total, { value }) => total + Number(value), 0);
  const crossed = all.filter(({ breakdown, value }) => value !== null && Object.keys(breakdown).length === 2);
  const told = (of: Figure | undefined, dimension: string, parts: readonly Figure[]): string[] => {
    const where =
      given.findLast((each) => parts.includes(each)) ?? (of && given.includes(of) ? of : undefined);
    const isBroken = of !== undefined && sumOf(parts) > Number(of.value);
    return isBroken && where ? [`${dimension} ${sumOf(parts)} ${all.indexOf(where)}`] : [];
  };
  const whole = at({});
  const found = told(whole, 'age+sex', crossed);
  for (const [axis, other, ...categories] of [
    ['sex', 'age', 'female', 'male'],
    ['age', 'sex', 'under_35', '35_and_over'],
  ] as const) {
    const bounds = categories.map((category) => {
      const own = at({ [axis]: category });
      const within = crossed.filter(({ breakdown }) => breakdown[axis] === category);
      found.push(...told(own, other, within));
      if (own && Number(own.value) >= sumOf(within)) return [own];
      return sumOf(within) > 0 ? within : [];
    });
    const parts = bounds.flat();
    const isRepeated = parts.some((each) => crossed.includes(each)) && sumOf(crossed) >= sumOf(parts);
    if (!isRepeated) found.push(...told(whole, axis, parts));
  }
  return found;
};

test('what is counted together in a category counts where the category itself says nothing, or less', () => {
  const [whole, women, men, youngMen] = [figure(0, '100'), figure(1, '60'), figure(2, '20'), figure(6, '50')];
  const told = (given: Figure[], kept: Figure[]) =>
    brokenSums(known, given, kept).map(([{ value }, { key, args }]) => [value, key, args?.sum]);
  const implied = (value: string) => [[value, 'results.check-sum-implied', '110']];
  assert.deepEqual(told([women], [whole, youngMen]), implied('60'));
  assert.deepEqual(told([youngMen], [whole, women]), implied('50'));
  assert.deepEqual(told([whole], [youngMen, women]), implied('100'));
  assert.deepEqual(told([figure(4, '3')], [whole, women, youngMen]), [], 'the old are not too many');
  assert.deepEqual(told([youngMen], [whole, women, men]), [
    ...implied('50'),
    ['50', 'results.check-part-broken', '50'],
  ]);
  assert.deepEqual(told([figure(1, '50')], [whole, youngMen]), []);
  const net = figure(2, '-10');
  assert.deepEqual(
    told([figure(1, '100')], [whole, net, figure(6, '5')]),
    [],
    'a net change may be below zero',
  );
});

test('of a figure its parts say what they break, in cells that its definition counts', () => {
  const adding = { measure: 'number', overPartners: 'sum', ...known } as const;
  const told = (at: number, parts: Figure[], definition: Parameters<typeof brokenParts>[0] = adding) =>
    brokenParts(definition, figure(at, '10'), parts).map(({ key, args }) => `${key} ${args?.sum}`);
  const parts = [figure(1, '6'), figure(6, '5')];
  assert.deepEqual(told(0, parts), ['results.check-sum-implied 11']);
  assert.deepEqual(told(0, [figure(1, '11')]), ['results.check-sum-broken 11']);
  assert.deepEqual(told(1, [figure(5, '11')]), ['results.check-part-broken 11']);
  assert.deepEqual(told(0, parts, { ...adding, leftOutAxes: ['age'] }), []);
  assert.deepEqual(told(1, [figure(5, '11')], { ...adding, leftOutAxes: ['sex'] }), [], 'it waits itself');
  assert.deepEqual(told(0, parts, { ...adding, overPartners: 'mean' }), []);
});

test('who changes one figure at a time mends a broken sum in steps, and makes none worse', () => {
  const before = [figure(0, '10'), figure(1, '12'), figure(2, '8')];
  const change = (at: number, value: string) => {
    const kept = before.filter(({ breakdown }) => breakdown !== cells[at]);
    return brokenSums(known, [figure(at, value)], kept, before).map(([, { args }]) => args?.sum);
  };
  assert.deepEqual(change(1, '6'), []);
  assert.deepEqual(change(0, '15'), []);
  assert.deepEqual(change(0, '9'), ['20']);
  assert.deepEqual(change(2, '9'), ['21']);
  assert.deepEqual(change(3, '11'), ['11']);
});

test('what is told apart by two things is no more than the part in which it lies, nor together than the whole', () => {
  const women = figure(1, '6');
  const told = (...given: Figure[]) =>
    brokenSums(known, given, [figure(0, '10'), women]).map(([each, { key, args }]) => [
      each.value,
      key,
      args?.sum,
    ]);
  assert.deepEqual(told(figure(5, '6')), []);
  assert.deepEqual(told(figure(5, '7')), [['7', 'results.check-part-broken', '7']]);
  assert.deepEqual(told(figure(5, '6'), figure(6, '5')), [['5', 'results.check-sum-broken', '11']]);
});

test('of a share the numerators and the denominators of the parts are no more than those of the whole, each told at its own', () => {
  const share = { measure: 'percentage', overPartners: 'mean', ...known } as const;
  const told = (
    whole: [string, string],
    part: [string, string],
    definition: Parameters<typeof brokenFields>[0] = share,
  ) => {
    const figure = ([numerator, denominator]: [string, string], breakdown = {}) => ({
      ...{ numerator, denominator, breakdown },
    });
    const kept = [figure(whole)];
    return brokenFields(definition, [figure(part, { age: 'under_35' })], { kept }).map(
      ([, field, { args }]) => `${field} ${args?.sum} ${args?.value}`,
    );
  };
  assert.deepEqual(told(['12', '30'], ['20', '40']), ['numerator 20 12', 'denominator 40 30']);
  assert.deepEqual(told(['12', '30'], ['10', '40']), ['denominator 40 30']);
  assert.deepEqual(told(['12', '30'], ['12', '12']), []);
  const crossed = [
    { breakdown: {}, numerator: '50', denominator: '100' },
    { breakdown: { sex: 'female' }, numerator: '30', denominator: '60' },
  ];
  const youngMen = { breakdown: { sex: 'male', age: 'under_35' }, numerator: '10', denominator: '50' };
  const implied = brokenFields(share, [youngMen], { kept: crossed });
  assert.deepEqual(
    implied.map(([, field, { key, args }]) => `${field} ${key} ${args?.sum}`),
    ['denominator results.check-sum-implied 110'],
  );
  assert.deepEqual(told(['12', '30'], ['20', '40'], { ...share, measure: 'number', overPartners: 'ratio' }), [
    'numerator 20 12',
    'denominator 40 30',
  ]);
  assert.deepEqual(
    told(['12', '30'], ['20', '40'], { ...share, measure: 'number', overPartners: 'sum' }),
    [],
  );
});
