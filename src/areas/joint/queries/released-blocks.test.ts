import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { keysOf, makeJoint } from '../../../../test/support/joint.ts';
import { perform } from '../../../command/perform.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { recordLeaving } from '../commands/record-leaving.ts';
import { releaseBlock } from '../commands/release-block.ts';
import { withdrawBlock } from '../commands/withdraw-block.ts';
import { organisationAmounts } from './organisation-amounts.ts';
import { ownBlocks, releasedBlock } from './released-blocks.ts';

const db = await testDatabase();
const lead = await makeCast(db);
const other = await makeCast(db);
const stranger = await makeCast(db);
const today = todayIn();
const joined = () => makeJoint(db, lead, other);

test('of another institute nothing is read but what it released, and nothing of that after a withdrawal', async () => {
  const { own, theirs, otherSeat, jointId, release, seen, total, amounts } = await joined();
  const reader = lead.as('finance_officer');
  const tables = ['programmes', 'expenses', 'budget_amounts', 'partnerships', 'organisations', 'outcomes'];
  const foreign = (table: string) =>
    db.read(reader, (tx) =>
      tx
        .selectFrom(table as 'expenses')
        .selectAll()
        .where('institute_id', '=', other.institute.id)
        .execute(),
    );
  const theirBlocks = async () =>
    (await db.read(reader, (tx) => ownBlocks(tx, other.institute.id))).filter(
      (each) => each.jointId === jointId,
    );
  assert.deepEqual(await theirBlocks(), []);
  const released = await release(other, otherSeat, theirs);
  assert.ok(released.done);
  const block = await db.read(reader, (tx) => releasedBlock(tx, lead.institute.id, released.value.id));
  assert.equal(block?.ownerId, other.institute.id);
  const everything = JSON.stringify((await seen(lead))!.organisations);
  assert.doesNotMatch(everything, /Bujumbura|Invented union/);
  for (const table of tables) assert.deepEqual(await foreign(table), [], table);
  // The lead cannot change or end what is not its own.
  const steal = await db.write(lead.system, (tx) =>
    tx
      .updateTable('released_blocks')
      .set({ ended_by_no: 1 })
      .where('id', '=', released.value.id)
      .executeTakeFirst(),
  );
  assert.equal(Number(steal.numUpdatedRows), 0);
  await assert.rejects(
    perform(db, reader, withdrawBlock, newId(), { id: released.value.id, reason: 'x' }),
    NotFound,
  );
  const withdraw = () =>
    perform(db, other.as('director'), withdrawBlock, newId(), {
      id: released.value.id,
      reason: 'Wrong year',
    });
  assert.ok((await withdraw()).done);
  assert.deepEqual(keysOf(await withdraw()), ['joint.block-ended']);
  assert.deepEqual(await total(lead), { budget: 0, actual: 0 });
  const gone = await db.read(reader, (tx) => releasedBlock(tx, lead.institute.id, released.value.id));
  assert.equal(gone, undefined);
  const cells = await db.read(reader, (tx) =>
    tx.selectFrom('released_cells').selectAll().where('block_id', '=', released.value.id).execute(),
  );
  assert.deepEqual(cells, []);
  // What the lead entered of an organisation is not the other's to read before it is released.
  await amounts();
  const entered = await db.read(other.as('finance_officer'), (tx) =>
    organisationAmounts(tx, { leadId: lead.institute.id, id: jointId }),
  );
  assert.deepEqual(entered, []);
  assert.ok(own.id);
});

test('who is in no part of it, a partner, an auditor and the donor find nothing', async () => {
  const { own, leadSeat, jointId, release, seen } = await joined();
  await release(lead, leadSeat, own);
  assert.equal(await seen(stranger), undefined);
  for (const table of ['joint_programmes', 'co_applicants', 'released_blocks', 'released_cells'] as const) {
    const rows = await db.read(stranger.as('finance_officer'), (tx) =>
      tx.selectFrom(table).selectAll().where('institute_id', '=', lead.institute.id).execute(),
    );
    assert.deepEqual(rows, [], table);
    const scope = { outcomes: [...own.outcomes], years: [2027] };
    for (const actor of [
      lead.as('partner_treasurer', { partnerships: [own.partnerships[0]] }),
      lead.as('auditor', { scope }),
      lead.as('donor_officer'),
    ])
      await assert.rejects(
        db.read(actor, (tx) => tx.selectFrom(table).selectAll().execute()),
        /permission denied/,
      );
  }
  const intrude = perform(db, stranger.as('director'), releaseBlock, newId(), {
    jointId,
    coApplicantId: leadSeat,
    asOfDay: today,
  });
  await assert.rejects(intrude, NotFound);
  // The second lock: a row under another's seat is refused by the database itself.
  const forged = db.write(stranger.system, (tx) =>
    tx
      .insertInto('released_blocks')
      .values({
        institute_id: stranger.institute.id,
        id: newId(),
        lead_id: lead.institute.id,
        joint_id: jointId,
        co_applicant_id: leadSeat,
        as_of_day: today,
        as_of_no: 1,
        digest: '0'.repeat(64),
        released_by_name: 'x',
        entry_no: 1,
      })
      .execute(),
  );
  await assert.rejects(forged, /row-level security/);
});

test('a co-applicant that leaves reads nothing more; its block stays until it withdraws it itself', async () => {
  const { own, theirs, leadSeat, otherSeat, seen, release, total } = await joined();
  await release(lead, leadSeat, own);
  const released = await release(other, otherSeat, theirs);
  assert.ok(released.done);
  const leave = (coApplicantId: string, more = {}) =>
    perform(db, lead.as('director'), recordLeaving, newId(), {
      coApplicantId,
      onDay: '2028-12-31',
      reason: 'Merged',
      ...more,
    });
  assert.deepEqual(keysOf(await leave(leadSeat)), ['joint.lead-stays']);
  assert.deepEqual(keysOf(await leave(otherSeat, { onDay: '2026-01-01' })), [
    'onDay problem.until-before-from',
  ]);
  assert.ok((await leave(otherSeat)).done);
  assert.deepEqual(keysOf(await leave(otherSeat)), ['joint.left-already']);
  assert.equal(await seen(other), undefined);
  assert.deepEqual(await total(lead), { budget: 1500, actual: 850 });
  const member = (await seen(lead))!.organisations.find(({ id }) => id === otherSeat);
  assert.equal(member?.leftOn, '2028-12-31');
  await assert.rejects(release(other, otherSeat, theirs), NotFound);
  assert.ok(
    (await perform(db, other.as('director'), withdrawBlock, newId(), { id: released.value.id, reason: 'x' }))
      .done,
  );
  assert.deepEqual(await total(lead), { budget: 1000, actual: 400 });
});
