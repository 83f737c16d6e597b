import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellsOf, cellsOfAxes, cellsOfDefinition, countsCell, isOffered } from './breakdown-cells.ts';
import { asksCell } from './cell-choice.ts';
import type { Crossing } from './crossings.ts';
import { definitionProblems } from './definition-check.ts';
import { keptLeftOut, leftOutErrors, standardAxesAsked } from './left-out-axes.ts';
import { deviationsOf } from './library-deviation.ts';
import { broughtIndicators, editionSaid, libraryEdition } from './library-edition.ts';
import type { StandardAxis } from './standard-axis.ts';
import { untoldCells } from './untold-cells.ts';

const said = (text: string) => ({ en: { text, source: true as const } });
const own = (key: string, ...categories: string[]) => ({
  ...{ key, label: said(key) },
  categories: categories.map((each) => ({ key: each, label: said(each) })),
});
const leaving = (...leftOutAxes: StandardAxis[]) => ({
  ...{ measure: 'number', axes: [own('sector', 'mining')], crossings: [] as Crossing[], leftOutAxes },
});

test('the cells of an axis that is left out are offered nowhere and stay known, others are asked as before', () => {
  const all = leaving();
  assert.deepEqual(cellsOf(all), cellsOfAxes(all.axes), 'where nothing is left out every cell is asked');
  const without = leaving('sex', 'economy');
  const asked = ['age:under_35', 'age:35_and_over', 'sector:mining'];
  assert.deepEqual(cellsOf(without), asked);
  assert.deepEqual(cellsOfDefinition(without), asked);
  assert.ok(!isOffered(without, { sex: 'female' }));
  assert.ok(!asksCell(without, { sex: 'female' }) && !countsCell(without, { sex: 'female' }));
  assert.deepEqual(cellsOf(leaving('sex', 'age', 'economy')), ['sector:mining']);
  const crossed = { ...without, crossings: [['age', 'sector']] as Crossing[] };
  assert.ok(isOffered(crossed, { age: 'under_35', sector: 'mining' }), 'what is counted together stays');
});

test('records tell nothing of what is not asked, and nothing of it is entered by hand', () => {
  const counted = { ...leaving('sex'), axes: [own('age', 'young', 'old')] };
  assert.deepEqual(untoldCells('participants', counted), [{ age: 'young' }, { age: 'old' }]);
});

test('an axis that has categories of its own, or that a crossing needs, cannot be left out', () => {
  const wrong = (leftOutAxes: StandardAxis[]) =>
    leftOutErrors({ axes: [own('age', 'young')], crossings: [['sex', 'sector']], leftOutAxes });
  const told = (errors: ReturnType<typeof wrong>) =>
    (errors.leftOutAxes ?? []).map(({ key, args }) => [key, args?.axis]);
  assert.deepEqual(wrong([]), {});
  assert.deepEqual(wrong(['economy']), {});
  assert.deepEqual(told(wrong(['economy', 'age', 'sex'])), [
    ['results.left-out-axis-in-rows', 'age'],
    ['results.left-out-axis-crossed', 'sex'],
  ]);
  const definition = { title: said('Members'), measure: 'number', overTime: 'sum', overPartners: 'sum' };
  const problems = definitionProblems({
    ...{ ...definition, ascending: true, crossings: [['sex', 'age']], leftOutAxes: ['age'] },
  } as never);
  assert.deepEqual(Object.keys(problems), ['leftOutAxes']);
});

test('left-out axes are kept once and in one order', () => {
  assert.deepEqual(keptLeftOut(['economy', 'sex', 'economy']), ['sex', 'economy']);
  assert.deepEqual(keptLeftOut(), []);
  assert.deepEqual(standardAxesAsked({ leftOutAxes: ['age'] }), ['sex', 'economy']);
});

test('asking by fewer axes than the library deviates from it, and is the same definition of its edition', () => {
  const brought = broughtIndicators.find(({ key }) => key === 'activists-trained')!;
  const kept = {
    ...{ ascending: true, axes: [], crossings: [], scale: [], unit: {}, ...brought, brought: 1 },
  };
  const [whole, less] = [
    { ...kept, leftOutAxes: [] },
    { ...kept, leftOutAxes: ['economy' as const] },
  ];
  assert.deepEqual(deviationsOf({ ...less, formula: null }, whole), ['left-out-axes']);
  assert.deepEqual(deviationsOf({ ...less, formula: null }, less), []);
  assert.deepEqual([editionSaid(whole), editionSaid(less)], [libraryEdition, libraryEdition]);
});
