import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { doing } from '../../../../test/support/cast.ts';
import { expenseOffice } from '../../../../test/support/expense-office.ts';
import { headOf } from '../../../command/journal.ts';
import { newId } from '../../../kernel/id.ts';
import { askDerogation } from '../../records/commands/ask-derogation.ts';
import { decideDerogation } from '../../records/commands/decide-derogation.ts';
import { approveExpenses } from '../commands/approve-expenses.ts';
import { correctExpense } from '../commands/correct-expense.ts';
import { chargeGroups } from './charge-groups.ts';
import { expenses, expenseTotals } from './expenses.ts';
import { timeShares } from './post-time.ts';

const office = await expenseOffice();
const { db, cast, institute, programmeHere, finance, director, treasurer, recorded, version } = office;

const headNo = (): Promise<number> => db.read(director, async (tx) => (await headOf(tx, institute)).lastNo);
const chargeable = async (programmeId: string, asOf: number, by = director): Promise<number> => {
  const groups = await db.read(by, (tx) => chargeGroups(tx, institute, { programmeId, asOf }));
  return groups.reduce((sum, { isChargeable, minor }) => sum + (isChargeable ? minor : 0), 0);
};

test('a derogation settles from the entry that granted it until the one that withdrew it, for its partner too', async () => {
  const { id: programmeId, outcomes } = await programmeHere();
  const [partnershipId] = office.programme.partnerships;
  const unproven = { programmeId, outcomeId: outcomes[0], partnershipId, voucherState: 'to_follow' };
  const id = await recorded(unproven);
  const subject = { kind: 'expense', id };
  const days = { from: '2025-01-01', until: '2025-12-31' };
  const asking = { ruleId: 'M20', subject, origin: 'institute', reason: 'Flood', ...days };
  const { id: derogationId } = await doing(db, finance, askDerogation, asking);
  const numbers = [await headNo()];
  for (const decision of ['granted', 'withdrawn']) {
    const deciding = { derogationId, origin: 'institute', decision, reason: 'Seen' };
    await doing(db, director, decideDerogation, deciding);
    numbers.push(await headNo());
  }
  for (const actor of [director, treasurer]) {
    const then = await Promise.all(numbers.map((asOf) => chargeable(programmeId, asOf, actor)));
    assert.deepEqual(then, [0, 12_345, 0], actor.role);
  }
});

test('a list of what was approved, returned or open is that of its entry', async () => {
  const { id: programmeId, outcomes } = await programmeHere();
  const id = await recorded({ programmeId, outcomeId: outcomes[0] });
  const numbers = [await headNo()];
  await doing(db, director, approveExpenses, { expenses: [{ id, version: await version(id) }] });
  numbers.push(await headNo());
  await doing(db, office.officer, correctExpense, {
    ...office.expense,
    ...(await office.decided(id)),
    outcomeId: outcomes[0],
    description: 'Another room',
  });
  numbers.push(await headNo());
  const listed = (approval: 'approved' | 'open', asOf: number) =>
    db.read(director, async (tx) => {
      const filter = { programmeId, approval, asOf };
      const totals = await expenseTotals(tx, institute, filter);
      return [(await expenses(tx, institute, filter)).length, totals[0]?.count ?? 0];
    });
  const then = await Promise.all(
    numbers.flatMap((asOf) => (['approved', 'open'] as const).map((each) => listed(each, asOf))),
  );
  assert.deepEqual(
    then.map(([rows]) => rows),
    [0, 1, 1, 0, 0, 1],
  );
  assert.ok(then.every(([rows, counted]) => rows === counted));
});

test('the time that an activity bears of a post is that of the days known at an entry', async () => {
  const { id: programmeId, outcomes } = await programmeHere();
  const [partnershipId] = office.programme.partnerships;
  const [activityId, postId] = [newId(), newId()];
  const key = { institute_id: institute, partnership_id: partnershipId };
  await db.write(cast.system, async (tx) => {
    await tx
      .insertInto('activities')
      .values({
        ...key,
        id: activityId,
        programme_id: programmeId,
        outcome_id: outcomes[0],
        kind: 'A3',
        reference: newId(),
        title: 'Secretariat',
        planned_from: '2025-01-01',
        planned_until: '2025-12-31',
        mode: 'in_person',
        country: 'BJ',
        entry_no: 1_000_001,
      })
      .execute();
    await tx
      .insertInto('supported_post_shares')
      .values({
        ...key,
        activity_id: activityId,
        position: 1,
        post: 'Secretary',
        funder: 'institute',
        share_percent: 60,
        entry_no: 1_000_001,
      })
      .execute();
    await tx
      .insertInto('posts')
      .values({
        ...key,
        id: postId,
        post_id: postId,
        post: 'secretary',
        full_time_equivalent: '1',
        from_on: '2025-01-01',
        until_on: '2025-12-31',
        entry_no: 1_000_001,
      })
      .execute();
    await tx
      .insertInto('activity_holdings')
      .values({
        ...key,
        id: newId(),
        activity_id: activityId,
        held_from: '2025-03-01',
        held_until: '2025-06-30',
        report: 'Held',
        entry_no: 1_000_002,
      })
      .execute();
    await tx
      .insertInto('activity_cancellations')
      .values({ ...key, activity_id: activityId, reason: 'Rain', entry_no: 1_000_003 })
      .execute();
  });
  const borne = async (asOf?: number) => {
    const { rows } = await db.read(director, (tx) =>
      sql<{ from_on: string; until_on: string }>`
      select from_on, until_on from (${timeShares(institute, asOf)}) as t where t.post_id = ${postId}`.execute(
        tx,
      ),
    );
    return rows.map(({ from_on, until_on }) => `${from_on} ${until_on}`);
  };
  const then = await Promise.all([1_000_000, 1_000_001, 1_000_002, 1_000_003, undefined].map(borne));
  assert.deepEqual(then, [[], ['2025-01-01 2025-12-31'], ['2025-03-01 2025-06-30'], [], []]);
});
