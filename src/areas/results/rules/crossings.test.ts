import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellOf, cellsOf, choiceOf, isOffered } from './breakdown-cells.ts';
import { crossedCells, crossingErrors, keptCrossings, possibleCrossings } from './crossings.ts';
import { inAxisOrder } from './standard-axes.ts';

const own = (key: string, count: number) => ({
  key,
  label: { en: { text: key, source: true as const } },
  categories: Array.from({ length: count }, (_, at) => ({
    key: `${key}_${at}`,
    label: { en: { text: `${key} ${at}`, source: true as const } },
  })),
});
const definition = (crossings: [string, string][], axes = [own('contract', 2)]) => ({
  axes,
  crossings,
  leftOutAxes: [],
});
const problemOf = (...args: Parameters<typeof definition>) =>
  crossingErrors(definition(...args)).crossings?.[0]?.key;

test('a choice of two categories is written one way, whatever the order in which the cell came, and read back', () => {
  const choice = 'sex:female+age:under_35';
  assert.equal(choiceOf({ age: 'under_35', sex: 'female' }), choice);
  assert.deepEqual(cellOf(choice), { sex: 'female', age: 'under_35' });
  assert.deepEqual(inAxisOrder(['b', 'economy', 'a', 'sex']), ['sex', 'economy', 'a', 'b']);
});

test('what cannot be written so that it is read back is no choice: three categories, a word that reads as two', () => {
  assert.equal(choiceOf({ sex: 'female', age: 'under_35', economy: 'formal' }), undefined);
  assert.equal(choiceOf({ age: '60+sex:female' }), undefined);
  for (const cell of [{}, { age: '60+' }, { age: '60+', sex: 'male' }, { place: 'a+b' }, { place: 'a:b' }])
    assert.deepEqual(cellOf(choiceOf(cell)!), cell);
  assert.deepEqual(
    cellOf('sex:female+sex:male'),
    { sex: 'female+sex:male' },
    'an axis twice is no cell of two',
  );
  assert.deepEqual(cellOf('nothing'), {});
});

test('a form offers each pair of categories of a crossing once, beside those of each alone, and no other', () => {
  const crossed = { measure: 'number', ...definition([['age', 'sex']]) };
  const cells = cellsOf(crossed);
  const pairs = [
    'female+age:under_35',
    'female+age:35_and_over',
    'male+age:under_35',
    'male+age:35_and_over',
  ];
  assert.deepEqual(
    cells.filter((cell) => cell.includes('+')),
    pairs.map((pair) => `sex:${pair}`),
  );
  assert.equal(cellsOf({ ...crossed, crossings: [] }).length, cells.length - 4);
  assert.ok(isOffered(crossed, { age: 'under_35', sex: 'male' }));
  assert.ok(!isOffered(crossed, { economy: 'formal', sex: 'male' }));
  const told = { ...crossed, measure: 'qualitative' };
  assert.deepEqual(
    cellsOf(told).length,
    2 + 4,
    'of what is told in words too: its own, and what it counts together',
  );
});

test('a crossing counts an axis in the categories of the definition, and of an axis that it has not there is none', () => {
  const age = [own('age', 3)];
  assert.deepEqual(crossedCells(definition([['sex', 'age']], age))[2], { sex: 'female', age: 'age_2' });
  assert.deepEqual(crossedCells(definition([['sex', 'sector']])), []);
  assert.deepEqual(keptCrossings([['contract', 'sex']]), [['sex', 'contract']]);
  assert.equal(possibleCrossings([own('contract', 2)]).length, 6);
});

test('a crossing of an unknown breakdown, one that is named twice, too many and too large ones are refused', () => {
  assert.equal(problemOf([['sex', 'sector']]), 'results.crossing-axis-unknown');
  assert.equal(problemOf([['sex', 'sex']]), 'results.crossing-twice');
  const twice: [string, string][] = [
    ['sex', 'age'],
    ['age', 'sex'],
  ];
  assert.equal(problemOf(twice), 'results.crossing-twice');
  const all = possibleCrossings([own('contract', 2)]);
  assert.equal(problemOf(all.slice(0, 3)), undefined);
  assert.equal(problemOf(all.slice(0, 4)), 'results.crossings-too-many');
  assert.equal(problemOf([['sex', 'place']], [own('place', 30)]), undefined);
  assert.equal(
    problemOf([['contract', 'place']], [own('contract', 3), own('place', 30)]),
    'results.crossed-cells-too-many',
  );
});
