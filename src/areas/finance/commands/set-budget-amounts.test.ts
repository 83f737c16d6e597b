import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { headOf } from '../../../command/journal.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { budgetInForce } from '../queries/budget-amounts.ts';
import { openBudgetVersion } from './open-budget-version.ts';
import { setBudgetAmounts } from './set-budget-amounts.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const finance = cast.as('finance_officer');
const institute = cast.institute.id;
const { id: programmeId, outcomes } = await makeProgramme(db, cast);

const amount = (item: string, minor: number) => ({
  block: 'operational',
  outcomeId: outcomes[0],
  line: 'd',
  heading: 'running',
  item,
  from: '2027-01-01',
  until: '2027-12-31',
  amount: { minor, currency: 'EUR' },
});
const set = (amounts: object[], more: object = {}) =>
  perform(db, finance, setBudgetAmounts, newId(), { programmeId, amounts, reason: 'Recounted', ...more });
const now = async () => (await db.read(finance, (tx) => headOf(tx, institute))).lastNo;
const standing = async () =>
  Object.fromEntries(
    (await db.read(finance, (tx) => budgetInForce(tx, institute, programmeId))).amounts.map(
      ({ item, minor }) => [item, minor],
    ),
  );

test('of two people who opened the same cells the second is told what stands there now; no cell of theirs is written', async () => {
  await set([amount('Halls', 100), amount('Buses', 200)]);
  const openedNo = await now();
  assert.ok((await set([amount('Halls', 150)], { openedNo })).done);
  const second = await set([amount('Halls', 170), amount('Buses', 270), amount('Meals', 10)], { openedNo });
  assert.deepEqual(second.done === false && second.fields, {
    'amounts.0.amount': [{ key: 'finance.cell-set-meanwhile', args: { amount: '1.50', currency: 'EUR' } }],
  });
  assert.deepEqual(await standing(), { Halls: 150, Buses: 200 });
  const seen = await set([amount('Halls', 170), amount('Buses', 270)], { openedNo: await now() });
  assert.ok(seen.done);
  assert.deepEqual(await standing(), { Halls: 170, Buses: 270 });
});

test('a new cell that both enter is told too, and other cells are nobody else’s business', async () => {
  const openedNo = await now();
  assert.ok((await set([amount('Trainers', 10)], { openedNo })).done);
  const same = await set([amount('Trainers', 20)], { openedNo });
  assert.match(JSON.stringify(same), /cell-set-meanwhile/);
  assert.ok((await set([amount('Buses', 300)], { openedNo })).done);
});

test('a version that was opened meanwhile is looked at first', async () => {
  const openedNo = await now();
  await doing(db, finance, openBudgetVersion, { programmeId, kind: 'amended', note: 'Decree', version: 1 });
  const late = await set([amount('Buses', 310)], { openedNo });
  assert.deepEqual(late.done === false && late.problem?.key, 'finance.version-opened-meanwhile');
  assert.ok((await set([amount('Buses', 310)], { openedNo: await now() })).done);
});
