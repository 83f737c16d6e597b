import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { doing } from '../../../../test/support/cast.ts';
import { findingOffice } from '../../../../test/support/finding-office.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { approveExpenses } from '../../finance/commands/approve-expenses.ts';
import { chargeToSubsidy } from '../../finance/commands/charge-to-subsidy.ts';
import { correctExpense } from '../../finance/commands/correct-expense.ts';
import { lockPeriod } from '../../finance/commands/lock-period.ts';
import { reverseExpense } from '../../finance/commands/reverse-expense.ts';
import { voidExpense } from '../../finance/commands/void-expense.ts';
import { aroundExpense } from '../../finance/queries/around-expense.ts';
import { expenses } from '../../finance/queries/expenses.ts';
import { replyToFinding } from './reply-to-finding.ts';

const {
  db,
  cast,
  auditor,
  finance,
  director,
  spend,
  standing,
  finding,
  found,
  read,
  decide,
  settle,
  sums,
  fieldsOf,
  programme,
  partnershipId,
  institute,
} = await findingOffice();
const [first] = programme.outcomes;

test('a finding is replied to, decided once and settled once; the whole expense goes to own funds and stays', async () => {
  const expenseId = await spend();
  const id = await found(expenseId);
  assert.equal((await read(id))?.state, 'open');
  await doing(db, finance, replyToFinding, { findingId: id, reply: 'It is on its way' });
  assert.equal((await read(id, auditor))?.state, 'replied');
  assert.ok((await decide(auditor, id, { decision: 'rejected' })).done);
  const twice = await decide(auditor, id, { decision: 'accepted' });
  assert.deepEqual(twice, { done: false, problem: { key: 'control.finding-decided' } });
  const late = await perform(db, finance, replyToFinding, newId(), { findingId: id, reply: 'Too late' });
  assert.deepEqual(late, { done: false, problem: { key: 'control.finding-decided' } });
  assert.equal((await read(id))?.state, 'to_settle');
  assert.ok((await settle(id, expenseId)).done);
  assert.deepEqual(await settle(id, expenseId), {
    done: false,
    problem: { key: 'control.finding-settled-already' },
  });
  const after = (await read(id))!;
  assert.deepEqual([after.state, after.rejectedMinor, after.partId], ['ended', 1_000_00, null]);
  const { convertedMinor, endedByNo } = await standing(expenseId);
  assert.deepEqual([convertedMinor, endedByNo], [1_000_00, null]);
});

test('a rejected part is taken out by a reversal and entered on own funds: what was recorded stays the same', async () => {
  const expenseId = await spend({
    partnershipId,
    line: 'a',
    amount: { minor: 655_957, currency: 'XOF' },
    rate: '0.00152449',
    rateSource: 'bank',
  });
  await doing(db, director, approveExpenses, {
    expenses: [{ id: expenseId, version: (await standing(expenseId)).entryNo }],
  });
  const { convertedMinor, minor } = await standing(expenseId);
  const before = await sums();
  const id = await found(expenseId, convertedMinor);
  const part = { minor: 333_33, currency: 'EUR' };
  assert.ok((await decide(auditor, id, { decision: 'partly', rejected: part })).done);
  assert.deepEqual(await fieldsOf(settle(id, expenseId)), ['paidOn']);
  await doing(db, finance, lockPeriod, { programmeId: programme.id, until: '2025-12-31', reason: 'Closed' });
  assert.deepEqual(await fieldsOf(settle(id, expenseId, { paidOn: '2025-12-31' })), ['paidOn']);
  const settled = await settle(id, expenseId, { paidOn: '2026-01-15' });
  assert.ok(settled.done, JSON.stringify(settled));
  const { reversalId, partId } = (await read(id))!;
  const [whole, reversal, rest] = [
    await standing(expenseId),
    await standing(reversalId!),
    await standing(partId!),
  ];
  assert.deepEqual([whole.minor, whole.convertedMinor], [minor, convertedMinor]);
  assert.deepEqual([reversal.convertedMinor, rest.convertedMinor], [-333_33, 333_33]);
  assert.equal(reversal.minor + rest.minor, 0);
  assert.deepEqual([reversal.reversesId, rest.reversesId], [expenseId, null]);
  assert.deepEqual([reversal.chargedYear, rest.chargedYear], [2026, 2026]);
  const after = await sums();
  assert.equal(after.charged + after.held, before.charged + before.held);
});

test('of a rejected part exactly that much is charged no more', async () => {
  const expenseId = await spend({ paidOn: '2026-02-02', amount: { minor: 100_01, currency: 'EUR' } });
  await doing(db, director, approveExpenses, {
    expenses: [{ id: expenseId, version: (await standing(expenseId)).entryNo }],
  });
  const before = await sums();
  const recorded = await finding(finance, {
    expenseId,
    amount: { minor: 100_01, currency: 'EUR' },
    letter: 'D4/2026/30',
  });
  assert.ok(recorded.done);
  const { id } = recorded.value;
  const rejected = { minor: 33_34, currency: 'EUR' };
  assert.ok((await decide(director, id, { decision: 'partly', rejected, letter: 'D4/2026/31' })).done);
  assert.ok((await settle(id, expenseId, { paidOn: '2026-03-01' })).done);
  const after = await sums();
  assert.equal(after.charged, before.charged - 33_34);
  assert.equal(after.held, before.held + 33_34);
});

test('what a finding settled is neither voided, corrected nor charged to the subsidy again, by anyone', async () => {
  const treasurer = cast.as('partner_treasurer', { partnerships: [partnershipId] });
  const place = { partnershipId, line: 'a', paidOn: '2026-02-03', voucherState: 'kept_at_partner' };
  const letter = 'D4/2026/40';
  const settledOf = async (decision: object): Promise<[string, number]> => {
    const expenseId = await spend(place);
    const recorded = await finding(finance, {
      expenseId,
      amount: { minor: 1_000_00, currency: 'EUR' },
      letter,
    });
    assert.ok(recorded.done);
    const { id } = recorded.value;
    assert.ok((await decide(director, id, { ...decision, letter })).done);
    assert.ok((await settle(id, expenseId, { paidOn: '2026-03-01' })).done);
    return [id, (await read(id))!.number];
  };
  const [partly, partlyNumber] = await settledOf({
    decision: 'partly',
    rejected: { minor: 300_00, currency: 'EUR' },
  });
  const [wholly, whollyNumber] = await settledOf({ decision: 'rejected' });
  const { reversalId, partId } = (await read(partly))!;
  const before = await sums();
  for (const [id, number] of [
    [reversalId!, partlyNumber],
    [partId!, partlyNumber],
    [(await read(wholly))!.expenseId!, whollyNumber],
  ] as const) {
    const said = { id, version: (await standing(id)).entryNo, reason: 'No' };
    const typed = { outcomeId: first, heading: 'running', description: 'x', ...place };
    const amount = { minor: 1_00, currency: 'EUR' };
    const named = { done: false, problem: { key: 'finance.settled-by-finding', args: { number } } };
    assert.deepEqual(await perform(db, director, voidExpense, newId(), said), named);
    assert.deepEqual(
      await perform(db, director, correctExpense, newId(), { ...typed, amount, ...said }),
      named,
    );
    if (id === reversalId) continue;
    assert.deepEqual(await perform(db, finance, chargeToSubsidy, newId(), said), named);
    assert.deepEqual(await perform(db, treasurer, voidExpense, newId(), said), {
      done: false,
      problem: { key: 'finance.settled-by-control' },
    });
    const ended = await db.write(treasurer, (tx) =>
      sql`update expenses set ended_by_no = 1 where expense_id = ${id}`.execute(tx),
    );
    assert.equal(Number(ended.numAffectedRows), 0);
  }
  assert.deepEqual(await sums(), before);
});

test('of a finding that is settled a partner reads that a control rejected it, and no word that it wrote', async () => {
  const treasurer = cast.as('partner_treasurer', { partnerships: [partnershipId] });
  const letter = 'D4/2026/41';
  for (const decision of [
    { decision: 'rejected' },
    { decision: 'partly', rejected: { minor: 1_00, currency: 'EUR' } },
  ]) {
    const expenseId = await spend({ partnershipId, line: 'a', paidOn: '2026-02-04' });
    const amount = { minor: 1_000_00, currency: 'EUR' };
    const recorded = await finding(finance, { expenseId, amount, letter, reason: 'Forged, it seems' });
    assert.ok(recorded.done);
    const { id } = recorded.value;
    assert.ok((await decide(director, id, { ...decision, letter, remark: 'It points to someone' })).done);
    assert.ok((await settle(id, expenseId, { paidOn: '2026-03-01' })).done);
    const seen = await db.read(treasurer, async (tx) => [
      await tx.selectFrom('expenses').selectAll().execute(),
      await tx.selectFrom('expense_decisions').selectAll().execute(),
      await tx.selectFrom('audit_entries').selectAll().where('subject_kind', '=', 'finding').execute(),
    ]);
    assert.doesNotMatch(JSON.stringify(seen), /Forged|someone/);
    assert.deepEqual(seen[2], []);
    const borneBy = (await read(id))!.partId ?? expenseId;
    const { decisions } = await db.read(treasurer, (tx) =>
      aroundExpense(tx, institute, { id: borneBy, origin: borneBy }),
    );
    assert.deepEqual(
      decisions.map(({ ofControl, reason, article }) => ({ ofControl, reason, article })),
      [{ ofControl: true, reason: null, article: 'art. 33' }],
    );
  }
});

test('several findings take parts of one expense, never more than it is, and the last takes the rest', async () => {
  const eur = (minor: number) => ({ minor, currency: 'EUR' });
  const letter = 'D4/2026/42';
  const expenseId = await spend({ paidOn: '2026-02-05' });
  await doing(db, director, approveExpenses, {
    expenses: [{ id: expenseId, version: (await standing(expenseId)).entryNo }],
  });
  const before = await sums();
  const questioned = async (minor: number) => {
    const recorded = await finding(finance, { expenseId, amount: eur(minor), letter });
    return recorded.done ? recorded.value.id : recorded.fields?.amount?.[0];
  };
  const rejected = async (minor: number): Promise<string> => {
    const id = (await questioned(minor)) as string;
    assert.ok((await decide(director, id, { decision: 'rejected', letter })).done);
    return id;
  };
  const [one, two] = [await rejected(300_00), await rejected(200_00)];
  assert.deepEqual(await questioned(500_01), {
    key: 'control.finding-above-rest',
    args: { amount: '500.00', currency: 'EUR' },
  });
  assert.deepEqual(await questioned(1_000_01), { key: 'control.finding-above-expense' });
  const accepted = (await questioned(500_00)) as string;
  assert.ok((await decide(director, accepted, { decision: 'accepted', letter })).done);
  for (const id of [one, two]) assert.ok((await settle(id, expenseId, { paidOn: '2026-03-01' })).done, id);
  const { reversals, reversedMinor } = await standing(expenseId);
  assert.deepEqual([reversals.length, reversedMinor], [2, 500_00]);
  const listed = await db.read(finance, (tx) => expenses(tx, institute, { expenseIds: [expenseId] }));
  assert.equal(listed.length, 1);
  assert.equal((await sums()).charged, before.charged - 500_00);
  const whole = await rejected(500_00);
  assert.ok((await settle(whole, expenseId)).done);
  const after = await sums();
  assert.equal(after.charged, before.charged - 1_000_00);
  assert.equal(after.charged + after.held, before.charged + before.held);
  assert.deepEqual(
    await Promise.all([one, two, whole, accepted].map(async (id) => (await read(id))?.state)),
    ['ended', 'ended', 'ended', 'ended'],
  );
});

test('what was voided or reversed before it was settled leaves nothing to settle', async () => {
  const letter = 'D4/2026/43';
  type Said = { id: string; version: number; reason: string };
  for (const takeBack of [
    (said: Said) => doing(db, finance, voidExpense, said),
    (said: Said) => doing(db, finance, reverseExpense, { ...said, paidOn: '2026-03-01' }),
  ]) {
    const id = await spend({ paidOn: '2026-02-07' });
    const recorded = await finding(finance, {
      expenseId: id,
      amount: { minor: 300_00, currency: 'EUR' },
      letter,
    });
    assert.ok(recorded.done);
    assert.ok((await decide(director, recorded.value.id, { decision: 'rejected', letter })).done);
    const state = async () => (await read(recorded.value.id))?.state;
    assert.equal(await state(), 'to_settle');
    await takeBack({ id, version: (await standing(id)).entryNo, reason: 'Twice' });
    assert.equal(await state(), 'ended');
  }
});
