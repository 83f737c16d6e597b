import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { sumsOfParts } from './part-bounds.ts';

type Valued = { cell: Record<string, string>; value: number };

/** Whether any figure is less than its parts come to at least. */
const isRefused = (figures: readonly Valued[]): boolean => {
  const cells = figures.map(({ cell, value }) => ({ cell, value: `${value}` }));
  return figures.some(({ cell, value }) => sumsOfParts(cell, cells).some(({ sum }) => Number(sum) > value));
};

const sexes = ['female', 'male'];
const ages = ['young', 'old'];
const crossings = sexes.flatMap((sex) => ages.map((age) => ({ sex, age })));

/**
 * Whether people can be counted so, by trying: those of a known sex and age in every number, and of what is left in each category
 * nobody could tell the other. A category of which nothing is said holds no more than these.
 */
const canBe = (figures: readonly Valued[], most: number): boolean => {
  const said = (cell: Record<string, string>) =>
    figures.find(
      (each) =>
        Object.keys(each.cell).length === Object.keys(cell).length &&
        Object.entries(cell).every(([axis, category]) => each.cell[axis] === category),
    )?.value;
  const numbers = (cell: Record<string, string>): number[] => {
    const value = said(cell);
    return value === undefined ? Array.from({ length: most + 1 }, (_, at) => at) : [value];
  };
  const [a, b, c, d] = crossings.map(numbers) as [number[], number[], number[], number[]];
  const whole = said({}) ?? Number.POSITIVE_INFINITY;
  const rest = (cell: Record<string, string>, ...parts: number[]) => {
    const sum = parts.reduce((total, each) => total + each, 0);
    return (said(cell) ?? sum) - sum;
  };
  return a.some((one) =>
    b.some((two) =>
      c.some((three) =>
        d.some((four) => {
          const rests = [
            rest({ sex: 'female' }, one, two),
            rest({ sex: 'male' }, three, four),
            rest({ age: 'young' }, one, three),
            rest({ age: 'old' }, two, four),
          ];
          const total = [one, two, three, four, ...rests].reduce((sum, each) => sum + each, 0);
          return rests.every((each) => each >= 0) && total <= whole;
        }),
      ),
    ),
  );
};

const isByAge = ({ cell }: Valued) => Object.keys(cell).join() === 'age';

test('10,000 generated places: what is refused nobody can have counted, and what nobody can is refused where one axis alone is said by itself', () => {
  const random = seededRandom(23);
  const most = 5;
  const all = [{}, ...sexes.map((sex) => ({ sex })), ...ages.map((age) => ({ age })), ...crossings];
  const seen = { refused: 0, onlyBySex: 0, missed: 0 };
  for (let run = 0; run < 10_000; run += 1) {
    const figures = all.flatMap((cell): Valued[] => {
      const value = random(Object.keys(cell).length === 0 ? 2 * most : most);
      return random(2) === 0 ? [{ cell, value }] : [];
    });
    const [refused, possible] = [isRefused(figures), canBe(figures, most)];
    if (refused) assert.ok(!possible, JSON.stringify(figures));
    if (!figures.some(isByAge)) assert.equal(refused, !possible, JSON.stringify(figures));
    seen.refused += Number(refused);
    seen.onlyBySex += Number(refused && !figures.some(isByAge));
    seen.missed += Number(!refused && !possible);
  }
  assert.ok(seen.refused > 1000 && seen.onlyBySex > 300, JSON.stringify(seen));
  assert.ok(seen.missed < seen.refused / 10, JSON.stringify(seen));
});

test('10,000 generated counts of people by three things, of some of whom these are not known, are never refused', () => {
  const random = seededRandom(29);
  const axes = ['sex', 'age', 'economy'];
  for (let run = 0; run < 10_000; run += 1) {
    const people = Array.from({ length: random(12) }, () =>
      Object.fromEntries(axes.flatMap((axis) => (random(4) === 0 ? [] : [[axis, `${random(2)}`]]))),
    );
    const cells = new Map<string, Valued>();
    for (let drawn = 0; drawn < 8; drawn += 1) {
      const cell = Object.fromEntries(
        axes.flatMap((axis) => (random(2) === 0 ? [] : [[axis, `${random(2)}`]])),
      );
      const value = people.filter((each) =>
        Object.entries(cell).every(([axis, category]) => each[axis] === category),
      ).length;
      cells.set(JSON.stringify(cell), { cell, value });
    }
    assert.ok(!isRefused([...cells.values()]), JSON.stringify([...cells.values()]));
  }
});

test('in a part of three things lies what lies in its own parts, however deep', () => {
  const cells = [
    { cell: { sex: 'male', age: 'young', economy: 'formal' }, value: '4' },
    { cell: { sex: 'male', age: 'young', economy: 'informal' }, value: '3' },
    { cell: { sex: 'male', age: 'young' }, value: '5' },
    { cell: { sex: 'male', age: 'old' }, value: '2' },
    { cell: { sex: 'female' }, value: '6' },
  ];
  const bySex = sumsOfParts({}, cells).find(({ dimension }) => dimension === 'sex')!;
  assert.equal(bySex.sum, '15');
  assert.ok(bySex.isImplied);
  assert.deepEqual(
    bySex.from.map(({ value }) => value).toSorted(),
    ['2', '3', '4', '6'],
    'the young men come to more by economy than they say',
  );
});
