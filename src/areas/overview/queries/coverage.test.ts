import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { type CoverageWorld, makeCoverageWorld } from '../../../../test/support/coverage-world.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { expenseTotals } from '../../finance/queries/expenses.ts';
import { actionKinds, aims } from '../../programmes/rules/outcome-input.ts';
import {
  type CoverageAxis,
  type CoverageChoice,
  type CoverageFilter,
  type CoverageMeasure,
  coverageAxes,
  coverageMeasures,
} from '../rules/coverage-choice.ts';
import { coverage } from './coverage.ts';
import { activityEntries, spentEntries } from './coverage-entries.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const world = await makeCoverageWorld(db, cast);
const officer = cast.as('programme_officer');
const random = seededRandom(8);
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;

type Entry = { id: string; amount: number; held: boolean; keys: Record<CoverageAxis, readonly string[]> };

/** Each entry with what it stands under, read off the world without any SQL. */
const entriesOf = (measure: CoverageMeasure, { activities, expenses, aimsOf }: CoverageWorld): Entry[] => {
  const institute = [cast.institute.code];
  const known = new Map(activities.map((activity) => [activity.id, activity]));
  if (measure === 'spent')
    return expenses.map((expense) => {
      const activity = expense.activityId ? known.get(expense.activityId) : undefined;
      const of = (value: string | null | undefined) => [activity ? (value ?? 'none') : 'untied'];
      return {
        id: expense.id,
        amount: expense.minor,
        held: false,
        keys: {
          aim: of(activity && aimsOf.get(activity.outcomeId)?.[0]),
          kind: of(activity?.kind),
          country: of(activity?.country),
          year: [String(expense.year)],
          partner: [expense.partnershipId ?? 'none'],
          institute,
        },
      };
    });
  const counted = measure === 'participants' ? activities.filter(({ people }) => people > 0) : activities;
  return counted.map((activity) => {
    const all = aimsOf.get(activity.outcomeId) ?? [];
    const main = all.length === 0 ? ['none'] : all;
    const pursued = activity.isAwareness ? [...main, 'O8'] : main;
    return {
      id: activity.id,
      amount: measure === 'participants' ? activity.people : 1,
      held: activity.isHeld,
      keys: {
        aim: measure === 'participants' ? main.slice(0, 1) : [...new Set(pursued)],
        kind: measure === 'participants' ? [activity.kind] : [activity.kind, ...activity.furtherKinds],
        country: [activity.country ?? 'none'],
        year: [activity.from.slice(0, 4)],
        partner: [activity.partnershipId ?? 'none'],
        institute,
      },
    };
  });
};

const keptBy = (entries: readonly Entry[], filter: CoverageFilter) =>
  entries.filter(({ keys }) =>
    coverageAxes.every((axis) => !filter[axis] || keys[axis].includes(filter[axis])),
  );

const sum = (entries: readonly Entry[]) => entries.reduce((all, { amount }) => all + amount, 0);

const values: Record<CoverageAxis, readonly string[]> = {
  aim: [...aims, 'none', 'untied'],
  kind: [...actionKinds, 'untied'],
  country: ['BJ', 'BI', 'none', 'untied'],
  year: ['2027', '2028', '2029'],
  partner: [...world.partnerships, 'none'],
  institute: [cast.institute.code],
};

const someChoice = (): CoverageChoice => {
  const rows = pick(coverageAxes);
  const columns = pick(coverageAxes.filter((axis) => axis !== rows));
  const filter: CoverageFilter = {};
  for (const axis of coverageAxes) if (random(4) === 0) filter[axis] = pick(values[axis]);
  return { measure: pick(coverageMeasures), rows, columns, filter };
};

test('every figure of 120 matrices is what adding up entry by entry gives, sums included', async () => {
  let compared = 0;
  for (let round = 0; round < 120; round += 1) {
    const choice = someChoice();
    const { measure, rows, columns, filter } = choice;
    const entries = keptBy(entriesOf(measure, world), filter);
    const cells = await db.read(officer, (tx) => coverage(tx, cast.institute, choice));
    const found = new Map(cells.map((cell) => [`${cell.row}|${cell.column}`, cell]));
    const sides = (axis: CoverageAxis) =>
      filter[axis] ? [null, filter[axis]] : [null, ...new Set(entries.flatMap(({ keys }) => keys[axis]))];
    for (const row of sides(rows))
      for (const column of sides(columns)) {
        const own = keptBy(entries, {
          ...(row === null ? {} : { [rows]: row }),
          ...(column === null ? {} : { [columns]: column }),
        });
        const cell = found.get(`${row}|${column}`);
        const about = JSON.stringify({ choice, row, column });
        assert.equal(cell?.value ?? 0, sum(own), about);
        if (measure === 'activities')
          assert.equal(cell?.held ?? 0, own.filter(({ held }) => held).length, about);
        found.delete(`${row}|${column}`);
        compared += 1;
      }
    assert.deepEqual([...found.keys()], [], `${JSON.stringify(choice)}: cells that nothing stands behind`);
  }
  assert.ok(compared > 1_000, String(compared));
});

test('an activity that brings about awareness counts for O8 too, once, and its money stays on the main aim', async () => {
  const raising = world.activities.filter(({ isAwareness }) => isAwareness);
  const beside = raising.filter(({ outcomeId }) => !world.aimsOf.get(outcomeId)!.includes('O8'));
  assert.ok(beside.length > 5, String(beside.length));
  const inO8 = await db.read(officer, (tx) =>
    activityEntries(tx, cast.institute, 'activities', { filter: { aim: 'O8' }, limit: 10_000 }),
  );
  const listed = inO8.map(({ id }) => id);
  assert.equal(new Set(listed).size, listed.length);
  for (const { id } of raising) assert.ok(listed.includes(id));
  const spentOnO8 = await db.read(officer, (tx) =>
    spentEntries(tx, cast.institute, { filter: { aim: 'O8' }, limit: 10_000 }),
  );
  assert.deepEqual(spentOnO8, []);
});

test('with what is not tied to an activity, the whole of the money is the ledger, whatever the axes', async () => {
  const ledger = await db.read(officer, (tx) => expenseTotals(tx, cast.institute.id, {}));
  for (const rows of coverageAxes)
    for (const columns of coverageAxes.filter((axis) => axis !== rows)) {
      const choice: CoverageChoice = { measure: 'spent', rows, columns, filter: {} };
      const cells = await db.read(officer, (tx) => coverage(tx, cast.institute, choice));
      const whole = cells.filter(({ row, column }) => row === null && column === null);
      const inside = cells.filter(({ row, column }) => row !== null && column !== null);
      assert.equal(whole[0]?.value, ledger[0]?.minor, `${rows} ${columns}`);
      assert.equal(
        inside.reduce((all, { value }) => all + value, 0),
        ledger[0]?.minor,
        `${rows} ${columns}`,
      );
    }
});

test('a figure leads to exactly the entries that it is made of', async () => {
  for (let round = 0; round < 100; round += 1) {
    const { measure, filter } = someChoice();
    const expected = keptBy(entriesOf(measure, world), filter).map(({ id }) => id);
    const listed = await db.read(officer, async (tx): Promise<{ id: string }[]> => {
      const asked = { filter, limit: 10_000 };
      if (measure === 'spent') return spentEntries(tx, cast.institute, asked);
      return activityEntries(tx, cast.institute, measure, asked);
    });
    assert.deepEqual(listed.map(({ id }) => id).sort(), expected.sort(), JSON.stringify({ measure, filter }));
  }
});

test('an auditor’s money for an activity outside the control stands under what is not seen, and the whole is what is seen', async () => {
  const outcome = world.activities[0]!.outcomeId;
  const auditor = cast.as('auditor', { scope: { outcomes: [outcome], years: [2028] } });
  const choice: CoverageChoice = { measure: 'spent', rows: 'kind', columns: 'year', filter: {} };
  const { cells, ledger } = await db.read(auditor, async (tx) => ({
    cells: await coverage(tx, cast.institute, choice),
    ledger: await expenseTotals(tx, cast.institute.id, {}),
  }));
  assert.deepEqual([...new Set(cells.map(({ column }) => column))].filter(Boolean), ['2028']);
  assert.ok(cells.some(({ row }) => row === 'unseen'));
  assert.equal(cells.find(({ row, column }) => row === null && column === null)?.value, ledger[0]?.minor);
});

test('a partner’s matrix holds its own entries only', async () => {
  const [first] = world.partnerships;
  const partner = cast.as('partner_coordinator', { partnerships: [first] });
  for (const measure of coverageMeasures) {
    const choice: CoverageChoice = { measure, rows: 'partner', columns: 'year', filter: {} };
    const cells = await db.read(partner, (tx) => coverage(tx, cast.institute, choice));
    assert.deepEqual([...new Set(cells.map(({ row }) => row))].filter(Boolean), [first], measure);
  }
});
