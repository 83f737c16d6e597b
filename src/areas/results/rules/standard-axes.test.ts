import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsIn } from '../../../text/words.ts';
import { ownCellText } from '../queries/cell-words.ts';
import { cellsOf } from './breakdown-cells.ts';
import type { CellChange } from './cell-change.ts';
import { cellChangeErrors } from './cell-change-check.ts';
import type { Axis } from './indicator-input.ts';
import { recordCell, renamedStandards, saysTheStandard } from './standard-axes.ts';
import { untoldCells } from './untold-cells.ts';

const axis = (key: string, ...categories: string[]): Axis => ({
  key,
  label: { en: { text: key, source: true } },
  categories: categories.map((each) => ({ key: each, label: { en: { text: each, source: true } } })),
});
const renamed = (category: string, to: string, by = 'age'): CellChange => ({
  ...{ axis: by, category, change: 'renamed' },
  to: { axis: by, category: to },
});
const merged = (category: string, to: string, by = 'age'): CellChange => ({
  ...renamed(category, to, by),
  change: 'merged',
});

test('an axis that takes the place of a standard one leaves none of its categories in the forms', () => {
  assert.deepEqual(
    cellsOf({
      measure: 'number',
      axes: [axis('age', 'under_30', '30_to_34', '35_and_over')],
      crossings: [],
      leftOutAxes: [],
    }),
    [
      ...['sex:female', 'sex:male', 'economy:formal', 'economy:informal'],
      ...['age:under_30', 'age:30_to_34', 'age:35_and_over'],
    ],
  );
  assert.ok(saysTheStandard(axis('economy', 'informal', 'formal')));
  assert.ok(!saysTheStandard(axis('economy', 'informal')));
});

test('a standard category has the same words whatever a definition calls it', () => {
  const own = axis('age', 'under_35', 'old');
  own.categories[0]!.label = { en: { text: 'under 40', source: true } };
  assert.equal(ownCellText(wordsIn('en'), { age: 'under_35' }, [own]), 'age: under 35');
  assert.equal(ownCellText(wordsIn('nl'), { age: 'old' }, [own]), 'leeftijd: old');
});

test('what becomes of each standard category that is no more must be said, and none is read as another standard one', () => {
  const after = [axis('age', 'young', '35_and_over')];
  assert.deepEqual(Object.keys(cellChangeErrors([], after, [])), ['cells.0.change']);
  assert.deepEqual(cellChangeErrors([], after, [renamed('under_35', 'young')]), {});
  assert.deepEqual(cellChangeErrors([], after, [merged('under_35', '35_and_over')]), {
    'cells.0.to': [{ key: 'results.standard-stays' }],
  });
  const before = [{ ...after[0]!, categories: [{ key: 'young', of: 'under_35' }, { key: '35_and_over' }] }];
  assert.deepEqual(cellChangeErrors(before, [axis('age', '35_and_over')], [merged('young', '35_and_over')]), {
    'cells.0.to': [{ key: 'results.standard-stays' }],
  });
  assert.deepEqual(cellChangeErrors(before, [], [renamed('young', 'under_35')]), {});
});

test('records tell a standard category under another name, through several names, and none that is split or joined', () => {
  const [first] = renamedStandards([axis('age', 'young', '35_and_over')], [], [renamed('under_35', 'young')]);
  const [second] = renamedStandards(
    [axis('age', 'jeunes', '35_and_over')],
    [first!],
    [renamed('young', 'jeunes')],
  );
  assert.deepEqual(recordCell([second!], { age: 'jeunes', sex: 'female' }), {
    age: 'under_35',
    sex: 'female',
  });
  const [third] = renamedStandards([axis('age', 'jeunes', '35_and_over')], [second!], []);
  assert.deepEqual(recordCell([third!], { age: 'jeunes' }), { age: 'under_35' });
  const [joined] = renamedStandards([axis('age', 'jeunes')], [third!], [merged('35_and_over', 'jeunes')]);
  assert.equal(recordCell([joined!], { age: 'jeunes' }), undefined);
  assert.deepEqual(recordCell([], { age: 'unknown' }), { age: 'unknown' });
  const split = {
    measure: 'number',
    axes: [axis('age', 'under_30', '30_to_34', '35_and_over')],
    crossings: [],
    leftOutAxes: [],
  };
  assert.deepEqual(untoldCells('participants', split), [{ age: 'under_30' }, { age: '30_to_34' }]);
  assert.deepEqual(untoldCells('members', split), []);
});
