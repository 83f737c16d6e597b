import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amendAgreement, makeAgreement } from '../../../../test/support/agreement.ts';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { paths, withQuery } from '../../../paths.ts';
import { aroundExpense } from '../queries/around-expense.ts';
import { exchangeYears, unspentMoney } from '../queries/exchange-differences.ts';
import { exchangeFacts } from '../queries/exchange-facts.ts';
import { exchangeQuestion } from '../queries/exchange-question.ts';
import { expenseChecks } from '../queries/expense-checks.ts';
import { expenseHistory } from '../queries/expenses.ts';
import { transactionHistory } from '../queries/transaction-history.ts';
import { receiptOf } from '../queries/transfer-receipts.ts';
import { correctExpense } from './correct-expense.ts';
import { correctTransaction } from './correct-transaction.ts';
import { declareExchangeMethod } from './declare-exchange-method.ts';
import { recordExpense } from './record-expense.ts';
import { recordTransaction } from './record-transaction.ts';
import { recordTransferReceipt } from './record-transfer-receipt.ts';
import { voidExpense } from './void-expense.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const institute = cast.institute.id;
const finance = cast.as('finance_officer');
const programme = await makeProgramme(db, cast);
const [partnershipId, otherId] = programme.partnerships;
const treasurer = cast.as('partner_treasurer', { partnerships: [partnershipId] });

const transfer = async (
  partnership: string,
  on: string,
  [debited, received]: [number, number],
  kind = 'disbursement',
) => {
  const { id } = await doing(db, finance, recordTransaction, {
    programmeId: programme.id,
    partnershipId: partnership,
    kind,
    on,
    amount: { minor: debited, currency: 'EUR' },
  });
  await doing(db, finance, recordTransferReceipt, {
    transactionId: id,
    received: { minor: received, currency: 'XOF' },
    receivedOn: on,
  });
  return id;
};

const expense = (partnership: string, minor: number, more = {}) => ({
  outcomeId: programme.outcomes[0],
  partnershipId: partnership,
  heading: 'running',
  paidOn: '2027-04-14',
  description: 'Hall, study circle',
  amount: { minor, currency: 'XOF' },
  ...more,
});

const standing = async (id: string) =>
  (await db.read(finance, (tx) => expenseHistory(tx, institute, id)))[0]!;
const partsOf = async (id: string) =>
  (await db.read(finance, (tx) => aroundExpense(tx, institute, { id, origin: id }))).parts.map(
    ({ used, cost }) => [used.minor, cost.minor],
  );
const verdictOf = async (id: string) =>
  (await db.read(finance, (tx) => expenseChecks(tx, institute, [id])))
    .get(id)
    ?.find(({ ruleId }) => ruleId === 'M27');

test('an expense without a typed rate eats the transfers first in first out, and its amount is the sum of the parts', async () => {
  const agreementId = await makeAgreement(db, cast, partnershipId);
  await doing(db, finance, declareExchangeMethod, {
    agreementId,
    method: 'transfer_fifo',
    fromOn: '2027-01-01',
    reason: 'Convention, art. 6',
  });
  await transfer(partnershipId, '2027-02-01', [91_469, 600_000]);
  await transfer(partnershipId, '2027-03-01', [105_000, 700_000]);
  const { id } = await doing(db, treasurer, recordExpense, expense(partnershipId, 1_000_000));
  assert.deepEqual(await partsOf(id), [
    [600_000, 91_469],
    [400_000, 60_000],
  ]);
  const row = await standing(id);
  assert.deepEqual([row.convertedMinor, row.rateSource], [151_469, 'transfer_fifo']);
  assert.equal((await verdictOf(id))?.verdict, 'ok');
  const typed = await doing(
    db,
    finance,
    recordExpense,
    expense(partnershipId, 200_000, { rate: '0.0015', rateSource: 'A bank' }),
  );
  assert.equal((await verdictOf(typed.id))?.verdict, 'ok', 'the same rate, typed');
  const other = await doing(
    db,
    finance,
    recordExpense,
    expense(partnershipId, 50_000, { rate: '0.0014', rateSource: 'A bank' }),
  );
  const warned = await verdictOf(other.id);
  assert.equal(warned?.verdict, 'warns');
  assert.deepEqual(warned?.sentence.args, { method: 'transfer_fifo', used: '0.0014', due: '0.0015' });
  const years = await db.read(finance, (tx) => exchangeYears(tx, institute, { partnershipId }));
  assert.deepEqual(
    years.map(({ debited, received, used, cost, converted, gain, loss }) => [
      debited,
      received,
      used,
      cost,
      converted,
      gain,
      loss,
    ]),
    [[196_469, 1_300_000, 1_250_000, 188_969, 188_469, 0, 500]],
  );
});

test('the shell is answered by partner and year what the page of differences shows, also as it stood', async () => {
  const ask = (asOf?: number) =>
    db.read(finance, (tx) =>
      exchangeQuestion.ask(tx, institute, { programmeId: programme.id, by: ['year', 'partner'], asOf }),
    );
  const { rows, total } = await ask();
  assert.deepEqual(
    rows.map(({ at }) => at.year),
    ['2027'],
  );
  const eur = (minor: number) => ({ minor, currency: 'EUR' });
  const sums = {
    debited: eur(196_469),
    cost: eur(188_969),
    converted: eur(188_469),
    gain: eur(0),
    loss: eur(500),
  };
  assert.deepEqual([rows[0]?.figures, total], [sums, sums]);
  assert.deepEqual(await ask(0), { rows: [] });
});

test('a correction and a withdrawal give the money back, and in the end nothing is left of what was debited', async () => {
  const [first] = (await db.read(finance, (tx) =>
    tx
      .selectFrom('expenses')
      .select('expense_id')
      .where('partnership_id', '=', partnershipId)
      .where('ended_by_no', 'is', null)
      .orderBy('entry_no')
      .execute(),
  )) as [{ expense_id: string }];
  const row = await standing(first.expense_id);
  const { partnershipId: _, ...said } = expense(partnershipId, 600_000);
  await doing(db, finance, correctExpense, { ...said, id: row.id, version: row.entryNo, reason: 'A digit' });
  assert.deepEqual(await partsOf(row.id), [[600_000, 91_469]]);
  const again = await standing(row.id);
  await doing(db, finance, voidExpense, { id: row.id, version: again.entryNo, reason: 'Twice' });
  assert.deepEqual(await partsOf(row.id), []);
  await doing(db, finance, recordExpense, expense(partnershipId, 1_050_000));
  const [left] = await db.read(finance, (tx) => unspentMoney(tx, institute, { partnershipId }));
  assert.equal(left, undefined);
});

test('what the partner paid in advance is borne by the transfer that comes later; money sent back is taken out too', async () => {
  const { id } = await doing(
    db,
    finance,
    recordExpense,
    expense(otherId, 100_000, { rate: '0.00152', rateSource: 'A bank' }),
  );
  assert.deepEqual(await partsOf(id), []);
  await transfer(otherId, '2027-05-01', [30_000, 200_000]);
  assert.deepEqual(await partsOf(id), [[100_000, 15_000]]);
  await transfer(otherId, '2027-06-01', [7_400, 50_000], 'reimbursement');
  const [year] = await db.read(finance, (tx) => exchangeYears(tx, institute, { partnershipId: otherId }));
  assert.deepEqual([year?.gain, year?.loss, year?.used], [200, 100, 150_000]);
  const [left] = await db.read(finance, (tx) => unspentMoney(tx, institute, { partnershipId: otherId }));
  assert.deepEqual([left?.left, left?.cost], [50_000, 7_500]);
});

test('what an agreement declares holds as long as its amendments make it last', async () => {
  const agreementId = await makeAgreement(db, cast, otherId);
  const declared = {
    agreementId,
    method: 'transfer_fifo',
    fromOn: '2027-01-01',
    reason: 'Convention, art. 6',
  };
  await doing(db, finance, declareExchangeMethod, declared);
  const wanted = { partnershipId: otherId, day: '2032-06-30' as CalendarDay, currency: 'XOF', to: 'EUR' };
  const method = async () =>
    (await db.read(finance, (tx) => exchangeFacts(tx, institute, [wanted])))[0]?.method;
  assert.equal(await method(), null);
  await amendAgreement(db, cast, { agreementId, partnershipId: otherId, untilOn: '2032-12-31' });
  assert.equal(await method(), 'transfer_fifo');
});

test('a receipt is said once, of a transfer to a partner, on a day that can be', async () => {
  const { id } = await doing(db, finance, recordTransaction, {
    programmeId: programme.id,
    kind: 'incoming_funds',
    on: '2027-01-15',
    amount: { minor: 100, currency: 'EUR' },
  });
  const received = { minor: 60_000, currency: 'XOF' };
  const said = { transactionId: id, received, receivedOn: '2027-01-16' };
  const none = await perform(db, finance, recordTransferReceipt, newId(), said);
  assert.equal(!none.done && none.problem?.key, 'finance.receipt-of-no-transfer');
  const used = await transfer(otherId, '2027-07-01', [100, 600]);
  const early = await perform(db, finance, recordTransferReceipt, newId(), {
    ...said,
    transactionId: used,
    receivedOn: '2027-06-30',
  });
  assert.deepEqual(!early.done && Object.keys(early.fields ?? {}), ['receivedOn']);
  const again = { ...said, transactionId: used, receivedOn: '2027-07-02' };
  const unexplained = await perform(db, finance, recordTransferReceipt, newId(), again);
  assert.deepEqual(!unexplained.done && Object.keys(unexplained.fields ?? {}), ['reason']);
  await doing(db, finance, recordTransferReceipt, { ...again, reason: 'Read from the statement' });
  const [before] = await db.read(finance, (tx) => transactionHistory(tx, institute, used));
  const corrected = await doing(db, finance, correctTransaction, {
    id: used,
    version: before!.entryNo,
    reason: 'A digit',
    programmeId: programme.id,
    partnershipId: otherId,
    kind: 'disbursement',
    on: '2027-07-01',
    amount: { minor: 9_000, currency: 'EUR' },
  });
  const receipt = await db.read(finance, (tx) => receiptOf(tx, institute, corrected.id));
  assert.equal(receipt?.receivedMinor, 60_000, 'it follows the transaction through its corrections');
  await assert.rejects(perform(db, treasurer, recordTransferReceipt, newId(), again), NotAllowed);
});

test('the pages show amount, currency, rate, source and date, and each figure opens its entries', async () => {
  const officer = app.as(finance);
  const [row] = (await db.read(finance, (tx) =>
    tx.selectFrom('expenses').select('expense_id').where('partnership_id', '=', otherId).execute(),
  )) as [{ expense_id: string }];
  const shown = await officer.get(paths.expense({ id: row.expense_id }));
  for (const said of [/100\s000/, /XOF|CFA/, /0,00152/, /A bank/, /14\/04\/2027/, /\/transactions\//])
    assert.match(shown.text.replace(/[\u00a0\u202f]/g, ' '), said);
  const differences = await officer.get(withQuery(paths.exchangeDifferences(), { partner: otherId }));
  assert.equal(differences.status, 200);
  assert.ok(differences.text.includes('kind=disbursement'));
  for (const format of ['csv', 'xlsx'])
    for (const path of [paths.exchangeDifferences(), paths.rates(), paths.exchangeMethods()])
      assert.equal((await officer.get(withQuery(path, { format }))).status, 200);
  const money = await officer.get(paths.budgetAgainstActual({ id: programme.id }));
  assert.ok(money.text.includes(`${paths.exchangeDifferences()}?programme=${programme.id}`));
  const [moved] = (await db.read(finance, (tx) =>
    tx.selectFrom('transfer_receipts').select('transaction_id').where('ended_by_no', 'is', null).execute(),
  )) as [{ transaction_id: string }];
  const transaction = await officer.get(paths.transaction({ id: moved.transaction_id }));
  assert.match(transaction.text, /Taux obtenu/);
  assert.equal((await officer.get(paths.recordReceipt({ id: moved.transaction_id }))).status, 200);
  assert.equal((await officer.get(paths.newExchangeMethod())).status, 200);
  assert.equal((await app.as(treasurer).get(paths.loadRates())).status, 403);
  assert.equal((await app.as(cast.as('donor_officer')).get(paths.rates())).status, 404);
});
