import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import {
  type BrokenDown,
  dice,
  type PlainAxes,
  randomChange,
  randomCrossings,
  randomLeftOut,
  stepOf,
  undoable,
} from '../../../../test/support/definition-changes.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { cellsMappedTo, type MappedCell } from '../queries/cells-of-versions.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { measurementHistory } from '../queries/measurements.ts';
import { standingTargets } from '../queries/standing-targets.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import { type Cell, categoriesOf } from '../rules/cell-change.ts';
import { crossedCells } from '../rules/crossings.ts';
import { correctMeasurement } from './correct-measurement.ts';
import { defineIndicator } from './define-indicator.ts';
import { recordMeasurement } from './record-measurement.ts';
import { redefineIndicator } from './redefine-indicator.ts';
import { setTarget } from './set-target.ts';
import { takeBackDefinition } from './take-back-definition.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const officer = cast.as('programme_officer');
const said = (text: string) => ({ en: { text, source: true as const } });
const definition = {
  title: said('Workers covered'),
  measure: 'number',
  overTime: 'sum',
  overPartners: 'sum',
};
const worded = (axes: PlainAxes) =>
  axes.map(({ key, categories }) => ({
    key,
    label: said(key),
    categories: categories.map((each) => ({ ...each, label: said(each.key) })),
  }));
const sector: PlainAxes = [
  { key: 'sector', categories: [{ key: 'mining' }, { key: 'quarry' }, { key: 'farming' }] },
];

const made = async (more = {}) =>
  (
    await doing(db, officer, defineIndicator, {
      outcomeId: programme.outcomes[0],
      code: newId().slice(-8),
      ...definition,
      axes: worded(sector),
      ...more,
    })
  ).id;

const found = async (id: string) =>
  (await db.read(officer, (tx) => definitionsOf(tx, cast.institute.id, [id]))).get(id)!;

const measured = (indicatorId: string, breakdown: Cell, month: number) => ({
  indicatorId,
  from: `2027-${String(month).padStart(2, '0')}-01`,
  until: `2027-${String(month).padStart(2, '0')}-28`,
  value: '1',
  breakdown,
  provenance: 'Register',
});

test('a category that is no more is refused until it is said what becomes of it, with the reason', async () => {
  const id = await made();
  const less = [{ ...worded(sector)[0]!, categories: worded(sector)[0]!.categories.slice(1) }];
  const input = { indicatorId: id, version: 1, ...definition, axes: less };
  const refused = await perform(db, officer, redefineIndicator, newId(), input);
  assert.ok(!refused.done);
  assert.deepEqual(Object.keys(refused.fields ?? {}), ['cells.0.change']);
  const cells = [{ axis: 'sector', category: 'mining', change: 'dropped' }];
  const unexplained = await perform(db, officer, redefineIndicator, newId(), { ...input, cells });
  assert.ok(!unexplained.done);
  assert.deepEqual(Object.keys(unexplained.fields ?? {}), ['reason']);
  await doing(db, officer, redefineIndicator, { ...input, cells, reason: 'The mine was closed' });
});

test('what is aimed at in a renamed category is aimed at under its new name; the old row stays', async () => {
  const id = await made();
  const year = { from: '2027-01-01', until: '2027-12-31' };
  await doing(db, officer, setTarget, {
    indicatorId: id,
    ...year,
    value: '40',
    breakdown: { sector: 'mining' },
  });
  const axes = worded([
    { key: 'sector', categories: [{ key: 'extraction' }, { key: 'quarry' }, { key: 'farming' }] },
  ]);
  await doing(db, officer, redefineIndicator, {
    indicatorId: id,
    version: 1,
    ...definition,
    axes,
    reason: 'The code list changed',
    cells: [
      {
        axis: 'sector',
        category: 'mining',
        change: 'renamed',
        to: { axis: 'sector', category: 'extraction' },
      },
    ],
  });
  const targets = await db.read(officer, (tx) => standingTargets(tx, cast.institute.id, id));
  assert.deepEqual(
    targets.map(({ value, breakdown }) => [value, breakdown]),
    [['40', { sector: 'extraction' }]],
  );
});

test('a formula that leads in a circle is refused beside its field, and what has a formula is not measured', async () => {
  const first = await made({ code: 'R1' });
  const second = await made({ code: 'R2', formula: '2 * [R1]' });
  const circle = { indicatorId: first, version: 1, ...definition, axes: worded(sector), formula: '[R2] + 1' };
  const refused = await perform(db, officer, redefineIndicator, newId(), circle);
  assert.ok(!refused.done);
  assert.equal(refused.fields?.formula?.[0]?.key, 'results.formula-circle');
  const unmeasured = await perform(db, officer, recordMeasurement, newId(), measured(second, {}, 1));
  assert.ok(!unmeasured.done);
  assert.equal(unmeasured.fields?.value?.[0]?.key, 'results.worked-out');
});

test('a percentage alone comes together as a ratio, and a scale alone has steps', async () => {
  const ratio = { outcomeId: programme.outcomes[0], code: 'Q1', ...definition, overPartners: 'ratio' };
  const refused = await perform(db, officer, defineIndicator, newId(), {
    ...ratio,
    scale: [{ value: '1', label: said('weak') }],
  });
  assert.ok(!refused.done);
  assert.deepEqual(Object.keys(refused.fields ?? {}).sort(), ['overPartners', 'scale']);
  await doing(db, officer, defineIndicator, { ...ratio, measure: 'percentage' });
});

/** Whatever is counted together comes to less than its parts. */
const thousandths = (cell: Cell): number => (Object.keys(cell).length > 1 ? 1 : 1000);

const takeBack = async (indicatorId: string) =>
  told(
    await perform(db, officer, takeBackDefinition, newId(), {
      ...{ indicatorId, version: (await found(indicatorId)).version, reason: 'Changed by mistake' },
    }),
  );

test('definitions change at random, are taken back, and nothing is lost: every value stays where it was measured and is read once', async () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const roll = dice(seed);
    const id = await made();
    let { axes, crossings, leftOutAxes }: BrokenDown = { axes: sector, crossings: [], leftOutAxes: [] };
    let words = 0;
    let values: { id: string; versionId: string; cell: Cell; now: Cell | null }[] = [];
    const changes = undoable<BrokenDown & { now: (Cell | null)[] }>();
    for (let step = 0; step < 6; step += 1) {
      const { versionId, version } = await found(id);
      const own = categoriesOf(axes)
        .filter(() => roll(2) === 0)
        .map(
          ({ axis, category }): Cell => ({ ...(roll(4) === 0 ? { sex: 'female' } : {}), [axis]: category }),
        );
      const cells = [...own, ...crossedCells({ axes, crossings }).filter(() => roll(4) === 0)];
      for (const cell of new Map(cells.map((each) => [keyOfCell(each), each])).values()) {
        const { id: valueId } = await doing(db, officer, recordMeasurement, {
          ...measured(id, cell, step + 1),
          value: String(thousandths(cell) / 1000),
        });
        values.push({ id: valueId, versionId, cell, now: cell });
        changes.rests();
      }
      if (values.some((value) => value.versionId === versionId))
        assert.match(String(await takeBack(id)), /on-definition-measured|first-definition/, `seed ${seed}`);
      changes.changed({ axes, crossings, leftOutAxes, now: values.map(({ now }) => now) });
      const change = randomChange(roll, axes, () => (roll(6) === 0 ? 'mining' : `c${++words}`));
      const next = randomCrossings(roll, change.axes);
      const left = randomLeftOut(roll, change.axes, next);
      await doing(db, officer, redefineIndicator, {
        indicatorId: id,
        version,
        ...definition,
        description: said(`Version ${version + 1}`),
        overTime: (['sum', 'last', 'maximum'] as const)[roll(3)]!,
        axes: worded(change.axes),
        ...{ crossings: next, leftOutAxes: left, cells: change.cells },
        reason: 'Changed at random',
      });
      values = values.map((value) => ({ ...value, now: stepOf(value.now, change.cells) }));
      [axes, crossings, leftOutAxes] = [change.axes, next, left];
      for (let back = changes.back(roll); back; back = changes.back(roll)) {
        assert.equal(await takeBack(id), 'done', `seed ${seed}`);
        const { now } = back;
        ({ axes, crossings, leftOutAxes } = back);
        values = values.map((value, at) => ({ ...value, now: now[at]! }));
      }
    }
    const stored = await db.read(officer, (tx) =>
      tx
        .selectFrom('measurements')
        .select(['id', 'indicator_version_id as versionId', 'breakdown as cell'])
        .where('indicator_id', '=', id)
        .where('ended_by_no', 'is', null)
        .execute(),
    );
    const plain = (rows: readonly { id: string; versionId: string; cell: unknown }[]) =>
      rows.map((row) => `${row.id} ${row.versionId} ${keyOfCell(row.cell as Cell)}`).sort();
    assert.deepEqual(plain(stored), plain(values), `seed ${seed}`);
    await doing(db, officer, redefineIndicator, {
      ...{ indicatorId: id, version: (await found(id)).version, ...definition, axes: worded(axes) },
      ...{ description: said('Told at last'), reason: 'Added up as at first' },
    });
    const { versionId: inForce, leftOutAxes: kept } = await found(id);
    assert.deepEqual(kept, leftOutAxes, `seed ${seed}: what is left unsaid stays`);
    const mapped = await db.read(officer, (tx) => cellsMappedTo(tx, cast.institute.id, inForce));
    for (const { versionId, cell, now } of values) {
      const isOf = (row: MappedCell) =>
        row.fromVersionId === versionId && keyOfCell(row.fromCell) === keyOfCell(cell);
      const [row, ...others] = mapped.filter(isOf);
      assert.deepEqual([row ? row.toCell : cell, others], [now, []], `seed ${seed}: read once`);
    }
    const read = new Map<string, number>();
    for (const { now, cell } of values)
      if (now) read.set(keyOfCell(now), (read.get(keyOfCell(now)) ?? 0) + thousandths(cell));
    const counted = [...read].map(([key, sum]) => [key, sum / 1000]);
    const [rollUp] = await db.read(officer, (tx) =>
      indicatorRollUps(tx, cast.institute.id, { indicatorIds: [id] }),
    );
    const figures = rollUp!.cells.map((each) => [keyOfCell(each.breakdown), Number(each.actual?.value)]);
    assert.deepEqual(figures.sort(), counted.sort(), `seed ${seed}: counted once`);
  }
});

test('a figure of a renamed category is measured already under its new name, and a correction keeps both', async () => {
  const id = await made();
  const { id: first } = await doing(db, officer, recordMeasurement, measured(id, { sector: 'mining' }, 1));
  const { id: second } = await doing(db, officer, recordMeasurement, measured(id, { sector: 'mining' }, 2));
  const [axis] = worded(sector);
  const [mining, ...rest] = axis!.categories;
  await doing(db, officer, redefineIndicator, {
    indicatorId: id,
    version: 1,
    ...definition,
    axes: [{ ...axis!, categories: [{ ...mining!, key: 'extraction' }, ...rest] }],
    cells: [
      {
        axis: 'sector',
        category: 'mining',
        change: 'renamed',
        to: { axis: 'sector', category: 'extraction' },
      },
    ],
    reason: 'One word for both',
  });
  const again = measured(id, { sector: 'extraction' }, 1);
  const refused = await perform(db, officer, recordMeasurement, newId(), again);
  assert.deepEqual(!refused.done && refused.fields, { from: [{ key: 'results.already-measured' }] });
  const row = async (measurementId: string) =>
    (await db.read(officer, (tx) => measurementHistory(tx, cast.institute.id, measurementId)))[0]!;
  const { entryNo: version, indicatorVersionId } = await row(second);
  const correction = { id: second, version, reason: 'Counted anew', provenance: 'Register', value: '4' };
  const { indicatorId: _, ...moved } = { ...measured(id, { sector: 'mining' }, 1), ...correction };
  const clash = await perform(db, officer, correctMeasurement, newId(), moved);
  assert.deepEqual(!clash.done && clash.fields, { from: [{ key: 'results.already-measured' }] });
  const { from, until } = measured(id, {}, 2);
  await doing(db, officer, correctMeasurement, { ...moved, from, until });
  const corrected = await row(second);
  assert.deepEqual(
    [corrected.value, corrected.breakdown, corrected.indicatorVersionId],
    ['4', { sector: 'mining' }, indicatorVersionId],
  );
  assert.equal((await row(first)).value, '1');
});
