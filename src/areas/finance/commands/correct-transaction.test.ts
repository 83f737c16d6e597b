import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { filledFormWith } from '../../../../test/support/filled-form.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths, withQuery } from '../../../paths.ts';
import { transactionHistory } from '../queries/transaction-history.ts';
import { correctTransaction } from './correct-transaction.ts';
import { recordTransaction } from './record-transaction.ts';
import { recordTransactions } from './record-transactions.ts';
import { voidTransaction } from './void-transaction.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const [outcomeId] = programme.outcomes;
const [partnershipId, otherPartnershipId] = programme.partnerships;
const finance = app.as(cast.as('finance_officer'));
const officer = app.as(cast.as('programme_officer'));
const treasurer = app.as(cast.as('partner_treasurer', { partnerships: [partnershipId] }));
const otherPartner = app.as(cast.as('partner_treasurer', { partnerships: [otherPartnershipId] }));

const transfer = {
  programmeId: programme.id,
  outcomeId,
  partnershipId,
  kind: 'disbursement',
  on: '2027-03-01',
  valueOn: '2027-03-03',
  amount: { minor: 250_000, currency: 'EUR' },
  description: { fr: { text: 'Première tranche', source: true }, en: { text: 'First part' } },
  receiverActivityRef: 'XX-1',
};

const recorded = async (more = {}) =>
  (await doing(db, cast.system, recordTransaction, { ...transfer, ...more })).id;

const historyOf = (id: string) => db.read(cast.system, (tx) => transactionHistory(tx, cast.institute.id, id));

const versionIn = (text: string) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';

const correction = {
  kind: 'disbursement',
  on: '01/03/2027',
  amount: '2 050',
  currency: 'EUR',
  outcomeId: outcomeId!,
  partnershipId: partnershipId!,
  'description.fr': 'Première tranche',
  'description.en': 'First part',
};

test('a corrected transaction leaves its old row to be seen, under either address, and keeps what no form offers', async () => {
  const id = await recorded();
  const form = await finance.get(paths.correctTransaction({ id }));
  assert.match(form.text, /value="2[\s\u00a0\u202f]?500,00"/);
  const typed = { ...correction, version: versionIn(form.text) };
  const unexplained = await finance.post(paths.correctTransaction({ id }), typed);
  assert.equal(unexplained.status, 422);
  assert.match(unexplained.text, /value="2 050"/);
  const explained = { ...typed, reason: 'Chiffres inversés' };
  const saved = await finance.post(paths.correctTransaction({ id }), explained);
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  for (const address of [paths.transaction({ id }), saved.location ?? '']) {
    const page = await officer.get(address);
    assert.match(page.text, /<del>2[\s.\u00a0\u202f]?500,00/);
    assert.match(page.text, /Chiffres inversés/);
  }
  const [now, before] = await historyOf(id);
  assert.deepEqual([now?.minor, now?.valueOn, now?.receiverActivityRef], [205_000, '2027-03-03', 'XX-1']);
  assert.deepEqual([before?.id, before?.endedByNo], [id, now?.entryNo]);
  const history = await finance.get(paths.history({ kind: 'transaction', id }));
  assert.match(history.text, /a corrigé la transaction/);
  const list = await finance.get(withQuery(paths.transactions(), { partner: partnershipId }));
  assert.ok(list.text.includes(saved.location ?? '?'));
  assert.ok(!list.text.includes(paths.transaction({ id })));
});

test('the second of two people who correct is shown both', async () => {
  const id = await recorded();
  const version = versionIn((await finance.get(paths.correctTransaction({ id }))).text);
  const first = { ...correction, version, reason: 'Un' };
  const done = await finance.post(paths.correctTransaction({ id }), first);
  const late = await finance.post(paths.correctTransaction({ id }), { ...first, amount: '3 000' });
  assert.deepEqual([done.status, late.status], [303, 422]);
  assert.match(late.text, /Deux versions/);
});

test('a voided transaction can be read, is in no list and cannot be changed again', async () => {
  const id = await recorded({ reference: 'DOUBLON-1' });
  const version = versionIn((await finance.get(paths.voidTransaction({ id }))).text);
  assert.equal((await finance.post(paths.voidTransaction({ id }), { version })).status, 422);
  const saved = await finance.post(paths.voidTransaction({ id }), { version, reason: 'Noté deux fois' });
  assert.equal(saved.status, 303);
  assert.match((await officer.get(paths.transaction({ id }))).text, /annulée/);
  assert.doesNotMatch((await officer.get(paths.transactions())).text, /DOUBLON-1/);
  for (const address of [paths.voidTransaction({ id }), paths.correctTransaction({ id })])
    assert.equal((await finance.get(address)).status, 404);
  assert.match((await finance.get(paths.history({ kind: 'transaction', id }))).text, /Noté deux fois/);
});

test('a partner reads its own transfers, corrects none; another partner and another institute find nothing', async () => {
  const id = await recorded();
  assert.equal((await treasurer.get(paths.transaction({ id }))).status, 200);
  assert.equal((await treasurer.get(paths.correctTransaction({ id }))).status, 403);
  assert.equal((await officer.post(paths.voidTransaction({ id }), { reason: 'x' })).status, 403);
  assert.equal((await otherPartner.get(paths.transaction({ id }))).status, 404);
  const stranger = (await makeCast(db)).as('finance_officer');
  assert.equal((await app.as(stranger).get(paths.transaction({ id }))).status, 404);
  const input = { id, version: 1, reason: 'x' };
  await assert.rejects(perform(db, stranger, voidTransaction, newId(), input), NotFound);
  await assert.rejects(
    perform(db, cast.as('programme_officer'), voidTransaction, newId(), input),
    NotAllowed,
  );
});

test('an amount below zero is refused, but for a row that a published file brought so', async () => {
  const refund = { ...transfer, amount: { minor: -500, currency: 'EUR' } };
  const { ids } = await doing(db, cast.system, recordTransactions, { transactions: [refund] });
  const correct = async (id: string) => {
    const [standing] = await historyOf(id);
    const amount = { minor: -700, currency: 'EUR' };
    const input = { ...transfer, id, version: standing!.entryNo, reason: 'Relu', amount };
    return perform(db, cast.as('finance_officer'), correctTransaction, newId(), input);
  };
  assert.deepEqual(await correct(await recorded()), {
    done: false,
    fields: { amount: [{ key: 'finance.amount-not-positive' }] },
  });
  assert.ok((await correct(ids[0]!)).done);
});

test('a description keeps the languages that the form does not show', async () => {
  const said = { ...transfer.description, de: { text: 'Erste Tranche' } };
  const id = await recorded({ description: said });
  const address = paths.correctTransaction({ id });
  const typed = filledFormWith((await finance.get(address)).text, 'description.fr')!;
  const more = { 'description.en': 'First instalment', reason: 'Better words' };
  assert.equal((await finance.post(address, { ...typed, ...more })).status, 303);
  const description = (await historyOf(id)).find(({ endedByNo }) => endedByNo === null)?.description;
  const texts = Object.entries(description ?? {}).map(([code, { text }]) => [code, text]);
  assert.deepEqual(Object.fromEntries(texts), {
    ...{ fr: 'Première tranche', en: 'First instalment', de: 'Erste Tranche' },
  });
});
