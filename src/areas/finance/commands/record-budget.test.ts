import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { newestBudgetVersion } from '../queries/budget-versions.ts';
import { recordBudget } from './record-budget.ts';
import { recordTransaction } from './record-transaction.ts';
import { recordTransactions } from './record-transactions.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const finance = cast.as('finance_officer');
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const year = { from: '2027-01-01', until: '2027-12-31' };

test('a budget recorded again is a new version; the one before stays', async () => {
  const { id: programmeId, outcomes } = await makeProgramme(db, cast);
  const amount = { ...year, block: 'operational', line: 'a', heading: 'running', outcomeId: outcomes[0] };
  const input = { programmeId, kind: 'filed', amounts: [{ ...amount, amount: eur(100_00) }] };
  assert.equal((await doing(db, finance, recordBudget, input)).edition, 1);
  const decided = await doing(db, finance, recordBudget, { ...input, kind: 'decided' });
  assert.equal(decided.edition, 2);
  const newest = await db.read(finance, (tx) => newestBudgetVersion(tx, cast.institute.id, programmeId));
  assert.equal(newest?.kind, 'decided');
  const first = await db.read(finance, (tx) =>
    newestBudgetVersion(tx, cast.institute.id, programmeId, newest!.entryNo - 1),
  );
  assert.equal(first?.kind, 'filed');
});

test('a negative amount is refused by row, unless a published file holds it', async () => {
  const { id: programmeId } = await makeProgramme(db, cast);
  const amounts = [{ ...year, block: 'management', heading: 'other', amount: eur(-1) }];
  const refused = await perform(db, finance, recordBudget, newId(), { programmeId, kind: 'filed', amounts });
  assert.ok(!refused.done);
  assert.deepEqual(Object.keys(refused.fields ?? {}), ['amounts.0.amount']);
  await doing(db, finance, recordBudget, { programmeId, kind: 'imported', amounts });
});

test('management costs have no line, and an evaluation is no operational heading', async () => {
  const { id: programmeId } = await makeProgramme(db, cast);
  const amounts = [
    { ...year, block: 'management', line: 'a', heading: 'other', amount: eur(1) },
    { ...year, block: 'operational', line: 'a', heading: 'evaluation', amount: eur(1) },
  ];
  const refused = await perform(db, finance, recordBudget, newId(), { programmeId, kind: 'filed', amounts });
  assert.ok(!refused.done);
  assert.deepEqual(Object.keys(refused.fields ?? {}), ['amounts.0.line', 'amounts.1.heading']);
});

test('transactions come in bulk with their order, and one can replace another', async () => {
  const { id: programmeId } = await makeProgramme(db, cast);
  const transaction = { programmeId, kind: 'incoming_funds', on: '2027-02-01', amount: eur(-5) };
  const { ids } = await doing(db, finance, recordTransactions, { transactions: [transaction, transaction] });
  const replaces = { id: ids[0]!, reason: 'other amount in the file' };
  await doing(db, finance, recordTransactions, {
    transactions: [{ ...transaction, amount: eur(7), position: 0, replaces }],
  });
  const standing = await db.read(finance, (tx) =>
    tx
      .selectFrom('transactions')
      .select(['amount_minor', 'position'])
      .where('programme_id', '=', programmeId)
      .where('ended_by_no', 'is', null)
      .orderBy('position')
      .execute(),
  );
  assert.deepEqual(standing, [
    { amount_minor: 7, position: 0 },
    { amount_minor: -5, position: 1 },
  ]);
});

test('a transaction entered by hand is a positive amount of someone known here', async () => {
  const { id: programmeId } = await makeProgramme(db, cast);
  const transaction = { programmeId, kind: 'disbursement', on: '2027-02-01', amount: eur(0) };
  const nothing = await perform(db, finance, recordTransaction, newId(), transaction);
  assert.ok(!nothing.done);
  assert.deepEqual(Object.keys(nothing.fields ?? {}), ['amount']);
  const stranger = { ...transaction, amount: eur(5), receiverId: newId() };
  const unknown = await perform(db, finance, recordTransaction, newId(), stranger);
  assert.ok(!unknown.done);
  assert.deepEqual(Object.keys(unknown.fields ?? {}), ['receiverId']);
});
