import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordExpense } from '../commands/record-expense.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast, { from: '2022-01-01', until: '2026-12-31' });
const [outcomeId] = programme.outcomes;
const [partnershipId] = programme.partnerships;
const financeActor = cast.as('finance_officer');
const finance = app.as(financeActor);
const director = app.as(cast.as('director'));
const treasurer = app.as(cast.as('partner_treasurer', { partnerships: [partnershipId] }));
const officerActor = cast.as('programme_officer');

const recorded = async (more: object = {}, by = officerActor) =>
  doing(db, by, recordExpense, {
    outcomeId,
    partnershipId,
    line: 'd',
    heading: 'running',
    paidOn: '2025-03-14',
    description: 'Salle de réunion',
    amount: { minor: 12_345, currency: 'EUR' },
    voucherState: 'kept_at_partner',
    ...more,
  });

const boxOf = (text: string, id: string) =>
  new RegExp(`name="expense" value="(${id}\\|\\d+)"`).exec(text)?.[1];
const versionIn = (text: string) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';

test('the list of what is to be approved: one’s own has no box, what is ticked is approved', async () => {
  const first = await recorded();
  const own = await recorded({ description: 'Saisie par la finance' }, financeActor);
  const list = await finance.get(paths.approveExpenses());
  assert.equal(list.status, 200);
  assert.match(list.text, /saisie par vous/);
  assert.equal(boxOf(list.text, own.id), undefined);
  const box = boxOf(list.text, first.id)!;
  const none = await finance.post(paths.approveExpenses(), {});
  assert.equal(none.status, 422);
  assert.match(none.text, /Cochez au moins une dépense/);
  const forged = await finance.post(paths.approveExpenses(), { expense: [box, `${own.id}|1`] });
  assert.equal(forged.status, 422);
  assert.match(forged.text, /Rien n’a été approuvé/);
  assert.match(forged.text, /Elle a été modifiée entre-temps/);
  const approved = await finance.post(paths.approveExpenses(), { expense: box });
  assert.equal(approved.status, 303);
  assert.equal(boxOf((await finance.get(paths.approveExpenses())).text, first.id), undefined);
  const page = await treasurer.get(paths.expense({ id: first.id }));
  assert.match(page.text, /approuvée/);
});

test('returned, paid from own funds and back: each with its reason, and the partner reads why', async () => {
  const { id } = await recorded();
  for (const [path, said] of [
    [paths.returnExpense({ id }), /renvoyée/],
    [paths.toOwnFunds({ id }), /payée sur fonds propres/],
    [paths.toSubsidy({ id }), /de nouveau imputée/],
  ] as const) {
    const form = await finance.get(path);
    assert.match(form.text, /jamais de noms de membres ou de victimes/);
    const version = versionIn(form.text);
    const missing = await finance.post(path, { version, reason: '' });
    assert.equal(missing.status, 422);
    const done = await finance.post(path, { version, reason: 'Facture illisible', article: 'annexe 4' });
    assert.equal(done.status, 303, done.text.slice(0, 500));
    const page = await treasurer.get(paths.expense({ id }));
    assert.match(page.text, said);
    assert.match(page.text, /Facture illisible/);
    assert.equal((await treasurer.get(path)).status, 403);
  }
  const list = await finance.get(withQuery(paths.expenses(), { approval: 'returned' }));
  assert.match(list.text, /Salle de réunion/);
});

test('the books are closed until a day: an expense before it is refused with what to do, and is reversed', async () => {
  const { id } = await recorded({ paidOn: '2023-05-05', description: 'Hôtel' });
  const locks = paths.closedPeriods({ id: programme.id });
  const wrong = await finance.post(locks, { do: 'lock', until: '31/02/2023', reason: 'Compte' });
  assert.equal(wrong.status, 422);
  const closed = await finance.post(locks, { do: 'lock', until: '31/12/2023', reason: 'Compte de 2023' });
  assert.equal(closed.status, 303, closed.text.slice(0, 500));
  assert.match((await treasurer.get(locks)).text, /clos jusqu’au 31\/12\/2023/);
  const form = await finance.get(paths.correctExpense({ id }));
  const refused = await finance.post(paths.correctExpense({ id }), {
    version: versionIn(form.text),
    amount: '100',
    currency: 'EUR',
    paidOn: '05/05/2023',
    description: 'Hôtel',
    outcomeId: outcomeId!,
    line: 'd',
    heading: 'running',
    voucher: 'kept',
    reason: 'Erreur',
  });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /contrepassez dans la période ouverte/);
  const reversal = await finance.get(paths.reverseExpense({ id }));
  const done = await finance.post(paths.reverseExpense({ id }), {
    version: versionIn(reversal.text),
    paidOn: '15/01/2026',
    reason: 'Remboursée',
  });
  assert.equal(done.status, 303, done.text.slice(0, 500));
  const page = await treasurer.get(done.location ?? '');
  assert.match(page.text, /Contrepasse/);
  assert.match(page.text, /-123,45|−123,45/);
  assert.match((await treasurer.get(paths.expense({ id }))).text, /Contrepassée par/);
  assert.equal((await finance.post(locks, { do: 'open', reason: 'Pièce tardive' })).status, 403);
  assert.equal((await director.post(locks, { do: 'open', reason: 'Pièce tardive' })).status, 303);
});

test('a voucher that others share: typed with a name and an amount, kept where something is wrong', async () => {
  const filled = {
    amount: '1 600,00',
    currency: 'EUR',
    paidOn: '14/03/2026',
    description: 'Interprétation',
    outcomeId: outcomeId!,
    partnershipId: partnershipId!,
    line: 'd',
    heading: 'running',
    voucher: 'kept',
    voucherNumber: 'INT-41',
    wholeVoucher: '2 400,00',
    'otherShares.0.funder': 'WBI',
    'otherShares.0.amount': '800,00',
  };
  const wrong = await finance.post(paths.newExpense(), { ...filled, 'otherShares.0.amount': '' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Un bailleur demande un nom et un montant/);
  assert.match(wrong.text, /value="WBI"/);
  const saved = await finance.post(paths.newExpense(), filled);
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const page = await finance.get(saved.location ?? '');
  assert.match(page.text, /66,7\s%/);
  assert.match(page.text, /33,3\s%/);
  const form = await finance.get(
    paths.correctExpense({ id: (saved.location ?? '').split('/').at(-1)!.split('?')[0]! }),
  );
  assert.match(form.text, /value="2.400,00"/);
});
