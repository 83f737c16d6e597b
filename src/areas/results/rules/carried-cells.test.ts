import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  dice,
  type PlainAxes,
  randomChange,
  randomCrossings,
  stepOf,
  undoable,
} from '../../../../test/support/definition-changes.ts';
import { type CarriedCell, carriedCells, keyOfCell } from './carried-cells.ts';
import { type Cell, type CellChange, categoriesOf, readIn, renamedFacts } from './cell-change.ts';
import { cellChangeErrors } from './cell-change-check.ts';
import { type Crossing, crossedCells } from './crossings.ts';

const sector: PlainAxes = [
  { key: 'sector', categories: [{ key: 'mining' }, { key: 'quarry' }, { key: 'farming' }] },
];

test('a renamed category is read under its new name, also within a finer cell', () => {
  const renamed = { axis: 'sector', category: 'mining', change: 'renamed' as const };
  const to = { axis: 'sector', category: 'extraction' };
  assert.deepEqual(readIn({ sex: 'female', sector: 'mining' }, [{ ...renamed, to }]), {
    sex: 'female',
    sector: 'extraction',
  });
});

test('a cell of two categories shares the fate of both: renamed only where both are, split where one is', () => {
  const cell = { sector: 'mining', contract: 'daily' };
  const renamed = (axis: string, category: string, word: string): CellChange => ({
    ...{ axis, category, change: 'renamed' },
    to: { axis, category: word },
  });
  const split: CellChange = {
    ...{ axis: 'sector', category: 'mining', change: 'split' },
    into: ['gold', 'coal'].map((category) => ({ axis: 'sector', category })),
  };
  const versions = [{ versionId: 'one', axes: sector, crossings: [], cells: [cell] }];
  const carried = (...changes: CellChange[]) =>
    carriedCells(versions, [], changes).find(({ fromCell }) => keyOfCell(fromCell) === keyOfCell(cell));
  const both = [renamed('contract', 'daily', 'by_day'), renamed('sector', 'mining', 'mines')];
  assert.deepEqual(carried(...both)?.toCell, { sector: 'mines', contract: 'by_day' });
  const parts = carried(renamed('contract', 'daily', 'by_day'), split);
  assert.deepEqual([parts?.toCell, parts?.change], [null, 'split']);
  assert.deepEqual(parts?.splitInto, [
    { sector: 'gold', contract: 'by_day' },
    { sector: 'coal', contract: 'by_day' },
  ]);
  const shifts = ['morning', 'night'].map((category) => ({ axis: 'contract', category }));
  const daily: CellChange = { axis: 'contract', category: 'daily', change: 'split', into: shifts };
  assert.deepEqual(
    carried(split, daily)?.splitInto,
    [
      { sector: 'gold', contract: 'morning' },
      { sector: 'gold', contract: 'night' },
      { sector: 'coal', contract: 'morning' },
      { sector: 'coal', contract: 'night' },
    ],
    'where both are split, no part keeps a category that is gone',
  );
  const facts = [{ breakdown: cell }];
  const placeOf = ({ breakdown }: { breakdown: unknown }) => keyOfCell(breakdown as Cell);
  assert.equal(renamedFacts(facts, both, placeOf).length, 1);
  const merged: CellChange = { ...renamed('sector', 'mining', 'quarry'), change: 'merged' };
  assert.deepEqual(
    renamedFacts(facts, [both[0]!, merged], placeOf),
    [],
    'what is aimed at does not join another',
  );
});

test('what was split or dropped is read nowhere, and stays so when a later category bears its name', () => {
  const versions = [{ versionId: 'one', axes: sector, crossings: [], cells: [{ sector: 'mining' }] }];
  const dropped = carriedCells(versions, [], [{ axis: 'sector', category: 'mining', change: 'dropped' }]);
  assert.equal(dropped.find(({ fromCell }) => fromCell.sector === 'mining')?.toCell, null);
  const again = carriedCells(versions, dropped, []);
  assert.equal(again.find(({ fromCell }) => fromCell.sector === 'mining')?.toCell, null);
});

test('each category that is no more is told once, and renaming two into one is merging', () => {
  const after: PlainAxes = [{ key: 'sector', categories: [{ key: 'farming' }, { key: 'extraction' }] }];
  const to = { axis: 'sector', category: 'extraction' };
  const renamed = (category: string) => ({ axis: 'sector', category, change: 'renamed' as const, to });
  const merged = (category: string) => ({ ...renamed(category), change: 'merged' as const });
  const wrong = (...changes: Parameters<typeof cellChangeErrors>[2]) =>
    Object.keys(cellChangeErrors(sector, after, changes));
  assert.deepEqual(wrong(), ['cells.0.change', 'cells.1.change']);
  assert.deepEqual(wrong(renamed('mining'), renamed('quarry')), ['cells.0.change', 'cells.1.change']);
  assert.deepEqual(wrong(merged('mining'), merged('quarry')), []);
  assert.deepEqual(
    wrong(merged('mining'), { ...merged('quarry'), to: { axis: 'sector', category: 'mining' } }),
    ['cells.1.to'],
  );
  assert.deepEqual(wrong(merged('mining'), merged('quarry'), merged('farming')), ['cells.2.change']);
});

test('a category goes only to one of its own axis, or of a new one where the whole axis is called otherwise', () => {
  const plain = (key: string, ...words: string[]) => ({
    key,
    categories: words.map((each) => ({ key: each })),
  });
  const at = (axis: string, category: string) => ({ axis, category });
  const farming = at('sector', 'farming');
  const wrong = (after: PlainAxes, change: Partial<CellChange>) => {
    const others = sector[0]!.categories.filter(({ key }) => key !== 'farming');
    const isLeft = (key: string) => after.some((axis) => axis.categories.some((each) => each.key === key));
    const dropped = others
      .filter(({ key }) => !isLeft(key))
      .map(({ key }): CellChange => ({ ...at('sector', key), change: 'dropped' }));
    const said = { ...farming, ...change } as CellChange;
    return Object.keys(cellChangeErrors([...sector, plain('kind', 'old')], after, [...dropped, said]));
  };
  const less = [plain('sector', 'mining', 'quarry'), plain('kind', 'old', 'other'), plain('trade', 'land')];
  const women = at('sex', 'female');
  assert.deepEqual(wrong(less, { change: 'merged', to: women }), ['cells.0.to']);
  assert.deepEqual(wrong(less, { change: 'renamed', to: at('trade', 'land') }), ['cells.0.to']);
  assert.deepEqual(wrong(less, { change: 'merged', to: at('sector', 'quarry') }), []);
  const split = (...into: CellChange['into'] & object) => ({ change: 'split' as const, into });
  assert.deepEqual(wrong(less, split(women, at('sex', 'male'))), ['cells.0.into']);
  assert.deepEqual(wrong(less, split(at('sector', 'mining'), at('sector', 'quarry'))), []);
  const other = [plain('kind', 'old', 'other'), plain('trade', 'land', 'pits'), plain('region', 'north')];
  assert.deepEqual(wrong(other, { change: 'renamed', to: at('trade', 'land') }), []);
  assert.deepEqual(wrong(other, { change: 'renamed', to: at('kind', 'other') }), ['cells.2.to']);
  assert.deepEqual(wrong(other, split(at('trade', 'land'), at('trade', 'pits'))), []);
  assert.deepEqual(wrong(other, split(at('trade', 'land'), at('region', 'north'))), ['cells.2.into']);
});

test('whatever changes, each value is read in at most one cell: where the steps lead it, one by one', () => {
  for (let seed = 1; seed <= 2_000; seed += 1) {
    const roll = dice(seed);
    let words = 0;
    const name = () => (roll(6) === 0 ? 'mining' : `c${++words}`);
    let axes = sector;
    let mapped: CarriedCell[] = [];
    const versions: { versionId: string; axes: PlainAxes; crossings: Crossing[]; cells: Cell[] }[] = [];
    let crossings: Crossing[] = [];
    let measured: { versionId: string; cell: Cell; now: Cell | null }[] = [];
    const changes = undoable<{
      axes: PlainAxes;
      crossings: Crossing[];
      mapped: CarriedCell[];
      now: (Cell | null)[];
    }>();
    for (let step = 0; step < 5; step += 1) {
      const own = categoriesOf(axes)
        .filter(() => roll(2) === 0)
        .map(
          ({ axis, category }): Cell => ({ ...(roll(3) === 0 ? { sex: 'female' } : {}), [axis]: category }),
        );
      const crossed = crossedCells({ axes, crossings });
      const cells = [...own, ...crossed.filter(() => roll(4) === 0)];
      versions.push({ versionId: `v${step}`, axes, crossings, cells });
      // What is counted together may be measured later too, by a correction under the version that stood then.
      const all = new Map([...cells, ...crossed].map((cell) => [keyOfCell(cell), cell]));
      const asked = [...all.values()].map((cell) => ({ versionId: `v${step}`, cell, now: cell }));
      measured = [...measured, ...asked];
      if (cells.length > 0) changes.rests();
      changes.changed({ axes, crossings, mapped, now: measured.map(({ now }) => now) });
      const change = randomChange(roll, axes, name);
      assert.deepEqual(cellChangeErrors(axes, change.axes, change.cells), {}, `seed ${seed}`);
      mapped = carriedCells(versions, mapped, change.cells);
      measured = measured.map((value) => ({ ...value, now: stepOf(value.now, change.cells) }));
      axes = change.axes;
      crossings = randomCrossings(roll, axes);
      // The version that is in force again reads the cells as it did.
      for (let back = changes.back(roll); back; back = changes.back(roll)) {
        const { now } = back;
        ({ axes, crossings, mapped } = back);
        measured = measured.slice(0, now.length).map((value, at) => ({ ...value, now: now[at]! }));
      }
    }
    const keys = mapped.map((row) => `${row.fromVersionId} ${keyOfCell(row.fromCell)}`);
    assert.equal(new Set(keys).size, keys.length, `seed ${seed}: a cell is mapped twice`);
    for (const { versionId, cell, now } of measured) {
      const row = mapped.find(
        (each) => each.fromVersionId === versionId && keyOfCell(each.fromCell) === keyOfCell(cell),
      );
      assert.deepEqual(row ? row.toCell : cell, now, `seed ${seed}: ${versionId} ${keyOfCell(cell)}`);
    }
  }
});
