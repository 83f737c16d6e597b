import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeAgreement } from '../../../../test/support/agreement.ts';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { expenseChecks } from '../queries/expense-checks.ts';
import { expenseHistory } from '../queries/expenses.ts';
import { referenceRates } from '../queries/reference-rates.ts';
import { declareExchangeMethod } from './declare-exchange-method.ts';
import { loadRates } from './load-rates.ts';
import { recordCashBook } from './record-cash-book.ts';
import { recordExpense } from './record-expense.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const institute = cast.institute.id;
const finance = cast.as('finance_officer');
const programme = await makeProgramme(db, cast);
const [partnershipId, otherId] = programme.partnerships;
const treasurer = cast.as('partner_treasurer', { partnerships: [partnershipId] });

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
const verdictOf = async (id: string) =>
  (await db.read(finance, (tx) => expenseChecks(tx, institute, [id])))
    .get(id)
    ?.find(({ ruleId }) => ruleId === 'M27');

const march = [
  { currency: 'XOF', on: '2027-03-01', perEuro: '655.957' },
  { currency: 'XOF', on: '2027-04-01', perEuro: '656' },
];

test('rates are loaded once; another value is a correction with its reason, and a bad one loads nothing', async () => {
  const input = { source: 'inforeuro', rates: march };
  assert.deepEqual(await doing(db, finance, loadRates, input), { created: 2, updated: 0, unchanged: 0 });
  assert.deepEqual(await doing(db, finance, loadRates, input), { created: 0, updated: 0, unchanged: 2 });
  const other = { source: 'inforeuro', rates: [march[0], { ...march[1], perEuro: '655.9570' }] };
  const unexplained = await perform(db, finance, loadRates, newId(), other);
  assert.deepEqual(!unexplained.done && Object.keys(unexplained.fields ?? {}), ['reason']);
  assert.deepEqual(await doing(db, finance, loadRates, { ...other, reason: 'Misprint' }), {
    created: 0,
    updated: 1,
    unchanged: 1,
  });
  for (const rate of [
    { currency: 'XOF', on: '2027-05-01', perEuro: '0' },
    { currency: 'XOF', on: '2027-05-02', perEuro: '1' },
    { currency: 'EUR', on: '2027-05-01', perEuro: '1' },
  ]) {
    const refused = await perform(db, finance, loadRates, newId(), {
      source: 'inforeuro',
      rates: [...march, rate],
    });
    assert.ok(
      !refused.done && Object.keys(refused.fields ?? {})[0]?.startsWith('rates.2.'),
      JSON.stringify(refused),
    );
  }
  await assert.rejects(perform(db, treasurer, loadRates, newId(), input), NotAllowed);
  const rows = await db.read(treasurer, (tx) => referenceRates(tx, institute));
  assert.deepEqual(
    rows.map(({ on, perEuro }) => `${on} ${perEuro}`),
    ['2027-04-01 655.9570', '2027-03-01 655.957'],
  );
});

test('the rate of the month is taken by a cash book of one month or two, and its rows add up', async () => {
  await doing(db, finance, declareExchangeMethod, {
    method: 'month',
    fromOn: '2027-01-01',
    reason: 'House rule',
  });
  const row = { heading: 'running', description: 'Hall', outcomeId: programme.outcomes[0] };
  const { ids } = await doing(db, finance, recordCashBook, {
    currency: 'XOF',
    rows: [
      { ...row, line: 'd', paidOn: '2027-03-05', amountMinor: 333_333 },
      { ...row, line: 'd', paidOn: '2027-04-05', amountMinor: 333_333 },
      { ...row, line: 'd', paidOn: '2027-04-06', amountMinor: 333_334 },
    ],
  });
  const rows = await Promise.all(ids.map(standing));
  assert.deepEqual(
    rows.map(({ rateSource, rateOn }) => `${rateSource} ${rateOn}`),
    ['InforEuro 2027-03-01', 'InforEuro 2027-04-01', 'InforEuro 2027-04-01'],
  );
  assert.equal(
    rows.reduce((sum, { convertedMinor }) => sum + convertedMinor, 0),
    152_449,
  );
  for (const id of ids) assert.equal((await verdictOf(id))?.verdict, 'ok');
  const missing = await perform(db, finance, recordCashBook, newId(), {
    currency: 'XOF',
    rows: [{ ...row, line: 'd', paidOn: '2027-06-05', amountMinor: 1 }],
  });
  assert.ok(!missing.done && missing.fields?.['rows.0.rate']);
});

test('the rate of the day is the last one published, at most a week before', async () => {
  await doing(db, finance, declareExchangeMethod, { method: 'day', fromOn: '2028-01-01', reason: 'Bank' });
  await doing(db, finance, loadRates, {
    source: 'ecb',
    rates: [{ currency: 'USD', on: '2028-03-03', perEuro: '1.25' }],
  });
  const dollars = (paidOn: string) => ({
    ...expense(otherId, 1_000),
    partnershipId: undefined,
    line: 'd',
    paidOn,
    amount: { minor: 1_000, currency: 'USD' },
  });
  const { id } = await doing(db, finance, recordExpense, dollars('2028-03-05'));
  const { rate, rateOn, convertedMinor } = await standing(id);
  assert.deepEqual([rate, rateOn, convertedMinor], ['0.8', '2028-03-03', 800]);
  const late = await perform(db, finance, recordExpense, newId(), dollars('2028-03-11'));
  assert.ok(!late.done && late.fields?.rate);
});

test('a method of an agreement holds within it, and is declared by who keeps the money', async () => {
  const agreementId = await makeAgreement(db, cast, otherId);
  const input = { agreementId, method: 'day', fromOn: '2026-12-31', reason: 'Early' };
  const early = await perform(db, finance, declareExchangeMethod, newId(), input);
  assert.deepEqual(!early.done && Object.keys(early.fields ?? {}), ['fromOn']);
  const unknown = await perform(db, finance, declareExchangeMethod, newId(), {
    ...input,
    agreementId: newId(),
  });
  assert.deepEqual(!unknown.done && Object.keys(unknown.fields ?? {}), ['agreementId']);
  await assert.rejects(perform(db, treasurer, declareExchangeMethod, newId(), input), NotAllowed);
});

test('an expense is offered the declared rate, and the form of rates shows first what would change, and what is wrong by line', async () => {
  const officer = app.as(finance);
  const early = { method: 'month', fromOn: '2026-01-01', reason: 'House rule' };
  await doing(db, finance, declareExchangeMethod, early);
  const form = await officer.get(paths.newExpense());
  assert.match(form.text, /Laissé vide.{1,8}Taux du mois/);
  const line = (rate: string) => `Bénin;franc CFA;XOF;${rate};2029-01`;
  const look = await officer.post(paths.loadRates(), { rates: line('655,9570') });
  assert.equal(look.status, 200, look.text.slice(0, 500));
  assert.match(look.text, /value="record"/);
  const saved = await officer.post(paths.loadRates(), { rates: line('655,9570'), do: 'record' });
  assert.equal(saved.status, 303);
  const differs = await officer.post(paths.loadRates(), { rates: line('656'), do: 'record' });
  assert.equal(differs.status, 422);
  assert.match(differs.text, /<del>655,957/);
  const wrong = await officer.post(paths.loadRates(), { rates: line('0'), do: 'record' });
  assert.equal(wrong.status, 422);
  assert.doesNotMatch(wrong.text, /value="record"/);
});
