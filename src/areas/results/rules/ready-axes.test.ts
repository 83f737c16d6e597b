import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '../../../kernel/language.ts';
import { cellsOf } from './breakdown-cells.ts';
import type { CellChange } from './cell-change.ts';
import { cellChangeErrors } from './cell-change-check.ts';
import type { Axis } from './indicator-input.ts';
import { broughtIndicators } from './library-edition.ts';
import { sectorAxis, withSectors } from './ready-axes.ts';
import { renamedStandards } from './standard-axes.ts';

const said = (text: string) => ({ en: { text, source: true as const } });
const own = (...keys: string[]): Axis => ({
  key: 'sector',
  label: said('Branch'),
  categories: keys.map((key) => ({ key, label: said(key) })),
});
const moved = (change: 'renamed' | 'merged', category: string, to: string): CellChange => ({
  ...{ axis: 'sector', category, change },
  to: { axis: 'sector', category: to },
});

test('every sector is named once, in the five languages', () => {
  const keys = sectorAxis.categories.map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
  for (const language of languages) {
    const names = sectorAxis.categories.map(({ label }) => label[language]?.text);
    assert.equal(new Set(names).size, keys.length, language);
    assert.ok(names.every(Boolean), language);
  }
});

test('no indicator is asked for sectors unless its definition took them over, beside sex, age and economy', () => {
  assert.ok(
    cellsOf({ measure: 'number', axes: [], crossings: [], leftOutAxes: [] }).every(
      (cell) => !cell.startsWith('sector:'),
    ),
  );
  const cells = cellsOf({ measure: 'number', axes: withSectors([]), crossings: [], leftOutAxes: [] });
  assert.ok(cells.includes('sex:female') && cells.includes('sector:education'));
});

test('sectors of one’s own stay where the ready ones join them', () => {
  const [axis, ...others] = withSectors([own('quarries', 'education')]);
  assert.deepEqual(others, []);
  assert.deepEqual(axis?.label, said('Branch'), 'as it is called here');
  assert.equal(axis?.categories.length, sectorAxis.categories.length + 1);
  assert.deepEqual(withSectors([axis!]), [axis]);
});

test('a ready sector is read as one of another name, never as another ready one, whatever it is called meanwhile', () => {
  const before = [own('education', 'trade')];
  const errors = (after: Axis, ...changes: CellChange[]) =>
    Object.keys(cellChangeErrors(before, [after], changes));
  assert.deepEqual(errors(own('trade'), moved('merged', 'education', 'trade')), ['cells.0.to']);
  assert.deepEqual(errors(own('schools', 'trade'), moved('renamed', 'education', 'schools')), []);
  const renamed = renamedStandards([own('schools', 'trade')], before, [
    moved('renamed', 'education', 'schools'),
  ]);
  assert.equal(renamed[0]?.categories[0]?.of, 'education');
  const again = (to: string) =>
    Object.keys(cellChangeErrors(renamed, [own('education', 'trade')], [moved('merged', 'schools', to)]));
  assert.deepEqual([again('trade'), again('education')], [['cells.0.to'], []]);
});

test('indicators of the library that are by sector count the ready ones', () => {
  const bySector = broughtIndicators.filter(({ description }) =>
    /\bby (sex, age and |sex and )?sector\b/.test(description.en!.text),
  );
  assert.deepEqual(bySector.map(({ key }) => key).sort(), [
    'company-agreement-workers',
    'rights-cases',
    'sector-agreements',
    'study-circle-participants',
  ]);
  assert.ok(bySector.every(({ axes }) => axes?.includes(sectorAxis)));
});
