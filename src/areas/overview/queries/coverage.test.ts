import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { choicesOf, comparedCells, entriesOf, keptBy } from '../../../../test/support/coverage-oracle.ts';
import { makeCoverageWorld } from '../../../../test/support/coverage-world.ts';
import { expenseTotals } from '../../finance/queries/expenses.ts';
import { type CoverageChoice, coverageAxes, coverageMeasures } from '../rules/coverage-choice.ts';
import { coverage } from './coverage.ts';
import { activityEntries, spentEntries } from './coverage-entries.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const world = await makeCoverageWorld(db, cast);
const officer = cast.as('programme_officer');
const { code } = cast.institute;
const someChoice = choicesOf(world, code, 8);

test('every figure of 120 matrices is what adding up entry by entry gives, sums included', async () => {
  let compared = 0;
  for (let round = 0; round < 120; round += 1) {
    const choice = someChoice();
    const cells = await db.read(officer, (tx) => coverage(tx, cast.institute, choice));
    compared += comparedCells(cells, choice, entriesOf(choice.measure, world, code));
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
    const expected = keptBy(entriesOf(measure, world, code), filter).map(({ id }) => id);
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
