import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/support/app.ts';
import { doing, makeCast } from '../../../test/support/cast.ts';
import { testDatabase } from '../../../test/support/cluster.ts';
import { makeProgramme } from '../../../test/support/programme.ts';
import { newId } from '../../kernel/id.ts';
import { paths, withQuery } from '../../paths.ts';
import { recordExpense } from './commands/record-expense.ts';

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
const donor = app.as(cast.as('donor_officer'));
const auditorScope = { scope: { outcomes: [programme.outcomes[1]], years: [2027] } };
const auditor = app.as(cast.as('auditor', auditorScope));

const filled = {
  amount: '85 000',
  currency: 'BIF',
  paidOn: '14/03/2027',
  description: 'Salle, cercle d’étude, 24 personnes',
  outcomeId,
  heading: 'running',
  item: 'venue',
  rate: '0,00031',
  rateSource: 'Transfert du 01/03/2027',
  voucher: 'later',
};

const recorded = async (more = {}) =>
  (
    await doing(db, cast.system, recordExpense, {
      outcomeId,
      partnershipId,
      heading: 'running',
      paidOn: '2027-03-14',
      description: 'Repas de midi',
      amount: { minor: 12_345, currency: 'EUR' },
      ...more,
    })
  ).id;

test('a partner records an expense on its phone; it is marked with what keeps it from being charged', async () => {
  const form = await treasurer.get(paths.newExpense());
  assert.match(form.text, /Noter une dépense/);
  assert.doesNotMatch(form.text, /name="partnershipId"/);
  const saved = await treasurer.post(paths.newExpense(), filled);
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const page = await treasurer.get(saved.location ?? '');
  assert.match(page.text, /pas encore imputable/);
  assert.match(page.text, /La pièce manque encore/);
  assert.match(page.text, /Aucune convention avec ce partenaire/);
  assert.match(page.text, /26,35/);
  assert.equal((await otherPartner.get(saved.location ?? '')).status, 404);
  assert.equal((await donor.get(saved.location ?? '')).status, 404);
  assert.equal((await auditor.get(saved.location ?? '')).status, 404);
});

test('mistakes stand beside their fields and everything typed is kept', async () => {
  const wrong = { ...filled, amount: '85,000,5', paidOn: '31/02/2027', description: 'Salle', outcomeId: '' };
  const page = await treasurer.post(paths.newExpense(), wrong);
  assert.equal(page.status, 422);
  assert.match(page.text, /«\s85,000,5\s» n’est pas un montant/);
  assert.match(page.text, /«\s31\/02\/2027\s» n’est pas une date/);
  assert.match(page.text, /value="85,000,5"/);
  const negative = await treasurer.post(paths.newExpense(), { ...filled, amount: '-5' });
  assert.equal(negative.status, 422);
  assert.match(negative.text, /plus grand que zéro/);
  const unknown = await treasurer.post(paths.newExpense(), { ...filled, currency: 'euro' });
  assert.equal(unknown.status, 422);
});

test('the rate that a form opened with is never applied to another currency', async () => {
  const partnered = { scope: null, partnerships: [otherPartnershipId] };
  const fresh = app.as(cast.as('partner_treasurer', partnered));
  assert.equal(
    (await fresh.post(paths.newExpense(), { ...filled, outcomeId: programme.outcomes[1] })).status,
    303,
  );
  assert.match((await fresh.get(paths.newExpense())).text, /value="0,00031"/);
  const other = { ...filled, outcomeId: programme.outcomes[1], currency: 'USD', amount: '12' };
  const refused = await fresh.post(paths.newExpense(), other);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Donnez le cours/);
  assert.equal((await fresh.post(paths.newExpense(), { ...other, rate: '0,92' })).status, 303);
});

test('a form sent twice records one expense', async () => {
  const form = { ...filled, description: 'Envoyé deux fois', command_id: newId() };
  const [first, second] = [
    await treasurer.post(paths.newExpense(), form),
    await treasurer.post(paths.newExpense(), form),
  ];
  assert.equal(first.location, second.location);
  const list = await finance.get(withQuery(paths.expenses(), { q: 'Envoyé deux fois' }));
  assert.equal(list.text.match(/Envoyé deux fois<\/span>/g)?.length, 1);
});

test('a photo of the voucher settles the check; a file that lies about its kind is refused', async () => {
  const id = await recorded();
  const liar = {
    file: { name: 'recu.jpg', type: 'image/jpeg', bytes: Buffer.from('<html>not a photo</html>') },
  };
  const refused = await treasurer.post(paths.addVoucher({ id }), { title: 'Reçu 12' }, liar);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /value="Reçu 12"/);
  const nothing = await treasurer.post(paths.addVoucher({ id }), { title: 'Reçu 12' });
  assert.equal(nothing.status, 422);
  const pdf = {
    file: {
      name: 'recu.pdf',
      type: 'application/pdf',
      bytes: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
    },
  };
  const saved = await treasurer.post(paths.addVoucher({ id }), { title: 'Reçu 12' }, pdf);
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const page = await treasurer.get(paths.expense({ id }));
  assert.match(page.text, /Reçu 12/);
  assert.match(page.text, /La pièce est jointe\./);
  assert.equal((await otherPartner.get(paths.addVoucher({ id }))).status, 404);
});

test('a list of persons stays where it is, and a programme officer does not read who keeps it', async () => {
  const id = await recorded({ voucherState: 'kept_at_partner', voucherClass: 'list_of_persons' });
  const form = await treasurer.get(paths.addVoucher({ id }));
  assert.doesNotMatch(form.text, /type="file"/);
  const kept = { place: 'Armoire des finances', keeper: 'La trésorerie', headCount: '24' };
  assert.equal((await treasurer.post(paths.addVoucher({ id }), { ...kept, place: '' })).status, 422);
  assert.equal((await treasurer.post(paths.addVoucher({ id }), kept)).status, 303);
  assert.match((await finance.get(paths.expense({ id }))).text, /Armoire des finances/);
  assert.doesNotMatch((await officer.get(paths.expense({ id }))).text, /Armoire des finances/);
});

test('a correction keeps the number and the old row; the second of two is shown both', async () => {
  const id = await recorded();
  const form = await finance.get(paths.correctExpense({ id }));
  const [, version = ''] = /name="version" value="(\d+)"/.exec(form.text) ?? [];
  assert.match(form.text, /value="123,45"/);
  const correction = { ...filled, currency: 'EUR', amount: '132,45', version };
  assert.equal((await finance.post(paths.correctExpense({ id }), correction)).status, 422);
  const explained = { ...correction, reason: 'Chiffres inversés' };
  assert.equal((await finance.post(paths.correctExpense({ id }), explained)).status, 303);
  const late = await treasurer.post(paths.correctExpense({ id }), { ...explained, amount: '140' });
  assert.equal(late.status, 422);
  const [compared = ''] = /<h2>Deux versions[\s\S]*?<\/table>/.exec(late.text) ?? [];
  assert.match(compared, />140</);
  assert.match(compared, />132\.45 EUR</);
  assert.ok(!compared.includes(filled.description), 'only what differs is compared');
  const page = await finance.get(paths.expense({ id }));
  assert.match(page.text, /<del>123,45/);
  assert.match(page.text, /Chiffres inversés/);
  assert.equal((await otherPartner.get(paths.correctExpense({ id }))).status, 404);
});

test('a voided expense can be read and no longer counts', async () => {
  const id = await recorded({ description: 'À annuler' });
  const form = await finance.get(paths.voidExpense({ id }));
  const [, version = ''] = /name="version" value="(\d+)"/.exec(form.text) ?? [];
  assert.equal((await finance.post(paths.voidExpense({ id }), { version })).status, 422);
  assert.equal((await finance.post(paths.voidExpense({ id }), { version, reason: 'Doublon' })).status, 303);
  assert.match((await finance.get(paths.expense({ id }))).text, /annulée/);
  const list = await finance.get(withQuery(paths.expenses(), { q: 'À annuler' }));
  assert.doesNotMatch(list.text, /À annuler<\/span>/);
  assert.equal((await finance.get(paths.voidExpense({ id }))).status, 404);
});

test('a cash book is looked at first, then recorded whole; one wrong line stops it', async () => {
  const header = { outcomeId, currency: 'BIF', rate: '0,00031', rateSource: 'Transfert' };
  const wrong = { ...header, book: '14/03/2027;Salle du livre;1000\n15/03/2027;;x', do: 'record' };
  const refused = await treasurer.post(paths.cashBook(), wrong);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /1 sur 2 lignes/);
  const good = {
    ...header,
    book: 'Date;Quoi;Montant;Rubrique;Poste\n14/03/2027;Salle du livre;1 000;fonctionnement;salle',
  };
  const preview = await treasurer.post(paths.cashBook(), { ...good, do: 'preview' });
  assert.equal(preview.status, 200);
  assert.match(preview.text, /value="record"/);
  const none = await finance.get(withQuery(paths.expenses(), { q: 'Salle du livre' }));
  assert.match(none.text, /Aucune dépense/);
  const saved = await treasurer.post(paths.cashBook(), { ...good, do: 'record' });
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const list = await finance.get(withQuery(paths.expenses(), { q: 'Salle du livre', item: 'venue' }));
  assert.match(list.text, /Salle du livre/);
});

test('a cash book comes from a file too, in the encoding of older spreadsheets', async () => {
  const bytes = Buffer.from('14/03/2027;Caf\xe9 du fichier;1000', 'latin1');
  const file = { file: { name: 'caisse.csv', type: 'text/csv', bytes } };
  const fields = { outcomeId, currency: 'BIF', rate: '0,00031', rateSource: 'Transfert', do: 'preview' };
  const preview = await treasurer.post(paths.cashBook(), fields, file);
  assert.equal(preview.status, 200, preview.text.slice(0, 2000));
  assert.match(preview.text, /Café du fichier/);
  const binary = { file: { name: 'x.xlsx', type: 'x', bytes: Buffer.from([80, 75, 0, 0]) } };
  assert.equal((await treasurer.post(paths.cashBook(), fields, binary)).status, 422);
});

test('the finance officer enters a budget; the comparison links each figure to its entries', async () => {
  const id = programme.id;
  const amount = {
    place: outcomeId,
    line: 'a',
    heading: 'running',
    from: '01/01/2027',
    until: '31/12/2027',
    amount: '1 000',
  };
  assert.equal((await officer.get(paths.newBudgetAmount({ id }))).status, 403);
  assert.equal((await finance.post(paths.newBudgetAmount({ id }), { ...amount, amount: '-1' })).status, 422);
  const saved = await finance.post(paths.newBudgetAmount({ id }), amount);
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const twice = await finance.post(paths.newBudgetAmount({ id }), { ...amount, amount: '1 100' });
  assert.equal(twice.status, 422);
  assert.match(twice.text, /dites pourquoi il change/);
  await recorded();
  for (const by of ['outcome', 'line', 'heading', 'year']) {
    const page = await officer.get(withQuery(paths.budgetAgainstActual({ id }), { by }));
    assert.equal(page.status, 200);
    assert.match(page.text, new RegExp(`/expenses\\?programme=${id}&amp;${by}=`));
    assert.match(page.text, new RegExp(`/programmes/${id}/(money/)?budget\\?${by}=`));
  }
  assert.equal((await donor.get(paths.budgetAgainstActual({ id }))).status, 404);
  const other = app.as((await makeCast(db)).as('finance_officer'));
  assert.equal((await other.get(paths.budget({ id }))).status, 404);
  const file = await finance.get(withQuery(paths.budget({ id }), { format: 'csv' }));
  assert.match(file.text, /1000,00/);
});

test('the list of expenses filters, sorts and goes along as a workbook; strange keys are told', async () => {
  await recorded({ description: 'Très cher', amount: { minor: 99_000_000, currency: 'EUR' } });
  const sorted = await finance.get(withQuery(paths.expenses(), { sort: 'amount', outcome: outcomeId }));
  assert.ok(sorted.text.indexOf('Très cher') < sorted.text.indexOf('Repas de midi'));
  const strange = { after: "x'|y", year: 'abc', outcome: 'nonsense', voucher: 'missing' };
  assert.equal((await finance.get(withQuery(paths.expenses(), strange))).status, 422);
  const file = await finance.get(withQuery(paths.expenses(), { format: 'xlsx' }));
  assert.match(file.headers.get('content-type') ?? '', /spreadsheetml/);
  assert.match((await finance.get(paths.expenses())).text, /sans pièce, sans convention signée/);
});

test('transactions are the finance officer’s to record and anyone’s of the institute to read', async () => {
  const transaction = { kind: 'disbursement', on: '01/03/2027', amount: '2 500', currency: 'EUR', outcomeId };
  assert.equal((await treasurer.get(paths.newTransaction())).status, 403);
  assert.equal((await finance.post(paths.newTransaction(), { ...transaction, outcomeId: '' })).status, 422);
  const saved = await finance.post(paths.newTransaction(), transaction);
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const list = await officer.get(withQuery(paths.transactions(), { kind: 'disbursement' }));
  assert.match(list.text, /2[\s.]500,00/);
  assert.equal((await donor.get(paths.transactions())).status, 404);
});
