import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { recordExpense } from '../commands/record-expense.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const [outcomeId] = programme.outcomes;
const [partnershipId, otherPartnershipId] = programme.partnerships;
const finance = app.as(cast.as('finance_officer'));
const treasurer = app.as(cast.as('partner_treasurer', { partnerships: [partnershipId] }));
const otherPartner = app.as(cast.as('partner_treasurer', { partnerships: [otherPartnershipId] }));
const form = paths.expenseLines();

const common = { partnershipId, outcomeId, currency: 'EUR', heading: 'running', voucher: 'later' };
const line = (at: number, [paidOn, description, amount, more = {}]: Typed) =>
  Object.fromEntries(
    Object.entries({ paidOn, description, amount, ...more }).map(([name, value]) => [
      `lines.${at}.${name}`,
      value,
    ]),
  );
type Typed = readonly [paidOn: string, description: string, amount: string, more?: Record<string, string>];
const lines = (...typed: readonly Typed[]) => Object.assign({}, ...typed.map((each, at) => line(at, each)));

const standing = async () =>
  db.read(cast.system, (tx) =>
    tx
      .selectFrom('expenses')
      .select(['id', 'description', 'amount_minor', 'heading', 'item', 'voucher_number', 'entry_no'])
      .where('institute_id', '=', cast.institute.id)
      .where('ended_by_no', 'is', null)
      .orderBy('paid_on')
      .execute(),
  );

test('many lines are recorded at once, each with its own heading, and shown together', async () => {
  const saved = await finance.post(form, {
    ...common,
    ...lines(
      ['03/01/2027', 'Loyer de salle', '120,50', { voucherNumber: '14', item: 'venue' }],
      ['04/01/2027', 'Animateur', '80', { heading: 'personnel', voucherNumber: '15' }],
    ),
    // A line that was left open between two is none.
    ...line(7, ['05/01/2027', 'Taxi', '7,25']),
  });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  const rows = await standing();
  assert.deepEqual(
    rows.map((row) => [row.description, row.amount_minor, row.heading, row.item, row.voucher_number]),
    [
      ['Loyer de salle', 12_050, 'running', 'venue', '14'],
      ['Animateur', 8_000, 'personnel', '', '15'],
      ['Taxi', 725, 'running', '', null],
    ],
  );
  assert.equal(saved.location, paths.enteredExpenses({ no: String(rows[0]!.entry_no) }));
  const shown = await finance.get(saved.location ?? '');
  for (const { id, description } of rows) {
    assert.match(shown.text, new RegExp(description));
    assert.match(shown.text, new RegExp(`href="${paths.expense({ id })}"`));
    assert.match(shown.text, new RegExp(`name="file-${id}"`));
  }
  assert.equal((await treasurer.get(saved.location ?? '')).status, 200);
  assert.equal((await otherPartner.get(saved.location ?? '')).status, 404);
});

test('what is wrong stands in its cell, nothing is saved, and everything typed is still there', async () => {
  const before = (await standing()).length;
  const refused = await finance.post(form, {
    ...common,
    rateSource: 'Banque',
    ...lines(
      ['31/02/2027', 'Repas', '12', { voucherNumber: 'A-1' }],
      ['02/02/2027', 'Papier', '3,456'],
      ['03/02/2027', 'Encre', '9'],
    ),
  });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="f-lines-0-paidOn-error"/);
  assert.match(refused.text, /id="f-lines-1-amount-error"/);
  assert.doesNotMatch(refused.text, /id="f-lines-2-\w+-error"/);
  for (const typed of ['31/02/2027', 'Repas', 'A-1', '3,456', 'Encre', 'Banque'])
    assert.match(refused.text, new RegExp(`value="${typed}"`));
  const unsaid = await finance.post(form, {
    ...common,
    ...lines(['03/02/2027', '', '9'], ['', 'Encre', '-4']),
  });
  assert.equal(unsaid.status, 422);
  for (const cell of ['0-description', '1-paidOn', '1-amount'])
    assert.match(unsaid.text, new RegExp(`id="f-lines-${cell}-error"`));
  const nowhere = await finance.post(form, {
    ...common,
    outcomeId: '',
    ...lines(['03/02/2027', 'Encre', '9']),
  });
  assert.equal(nowhere.status, 422);
  assert.match(nowhere.text, /id="f-outcomeId-error"/);
  assert.equal((await finance.post(form, common)).status, 422);
  assert.equal((await standing()).length, before);
});

test('more lines are offered on demand with what was typed, a hundred at most', async () => {
  const more = await finance.post(form, {
    ...common,
    offered: '10',
    do: 'more',
    ...lines(['03/02/2027', 'Encre rouge', '9']),
  });
  assert.equal(more.status, 200);
  assert.match(more.text, /value="Encre rouge"/);
  assert.match(more.text, /name="lines\.19\.paidOn"/);
  assert.doesNotMatch(more.text, /name="lines\.20\.paidOn"/);
  const most = await finance.post(form, { ...common, offered: '5000', do: 'more' });
  assert.match(most.text, /name="lines\.99\.paidOn"/);
  assert.doesNotMatch(most.text, /name="lines\.100\.paidOn"/);
});

test('what looks like another line or like what stands is marked first, and saved when it is meant so', async () => {
  await doing(db, cast.system, recordExpense, {
    outcomeId,
    partnershipId,
    heading: 'running',
    paidOn: '2027-06-01',
    description: 'Déjà noté',
    amount: { minor: 4_000, currency: 'EUR' },
    voucherNumber: 'B-9',
  });
  const typed = {
    ...common,
    ...lines(
      ['02/06/2027', 'Même pièce', '40', { voucherNumber: 'B-9' }],
      ['03/06/2027', 'Une fois', '55'],
      ['03/06/2027', 'Deux fois', '55'],
      ['04/06/2027', 'Autre chose', '55'],
    ),
  };
  const before = (await standing()).length;
  const marked = await finance.post(form, typed);
  assert.equal(marked.status, 422);
  assert.match(marked.text, /Ressemble à D2027-/);
  assert.match(marked.text, /Ressemble à Ligne 2/);
  assert.equal(marked.text.match(/Ressemble à/g)?.length, 2);
  assert.equal((await standing()).length, before);
  const elsewhere = {
    ...typed,
    partnershipId: otherPartnershipId,
    ...line(2, ['05/06/2027', 'Deux fois', '55']),
  };
  assert.equal((await finance.post(form, elsewhere)).status, 303, 'another partner’s payment is another');
  assert.equal((await finance.post(form, { ...typed, do: 'anyway' })).status, 303);
  assert.equal((await standing()).length, before + 8);
});

test('a partner enters lines for itself, whatever partner is sent', async () => {
  const sent = { ...common, partnershipId: otherPartnershipId, ...lines(['01/07/2027', 'À moi', '5']) };
  const saved = await treasurer.post(form, { ...sent, outcomeId });
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const { partnership_id } = await db.read(cast.system, (tx) =>
    tx
      .selectFrom('expenses')
      .select('partnership_id')
      .where('description', '=', 'À moi')
      .executeTakeFirstOrThrow(),
  );
  assert.equal(partnership_id, partnershipId);
  for (const role of ['auditor', 'administrator'] as const) {
    const scope = role === 'auditor' ? { scope: { outcomes: [outcomeId], years: [2027] } } : {};
    assert.equal((await app.as(cast.as(role, scope)).get(form)).status, 403);
  }
  assert.equal((await app.as(cast.as('donor_officer')).get(form)).status, 404);
});

const pdf = (mark: string) => ({
  type: 'application/pdf',
  bytes: Buffer.from(`%PDF-1.4\n%${mark}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`),
});

test('vouchers are put to their lines by row or by name; what fits nothing is told, the others are kept', async () => {
  const saved = await treasurer.post(form, {
    ...common,
    ...lines(['08/09/2027', 'Salle', '11', { voucherNumber: '2027/31' }], ['09/09/2027', 'Eau', '12']),
  });
  const here = saved.location ?? '';
  const [hall, water] = (await standing()).filter(({ description }) =>
    ['Salle', 'Eau'].includes(description),
  );
  assert.equal((await treasurer.post(here, {})).status, 422, 'no file at all');
  const wrong = await treasurer.post(here, {}, { files: { name: 'IMG_1.pdf', ...pdf('a') } });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /IMG_1\.pdf/);
  const liar = { name: 'x.jpg', type: 'image/jpeg', bytes: Buffer.from('<html></html>') };
  const half = await treasurer.post(
    here,
    {},
    { files: { name: '2027-31.pdf', ...pdf('b') }, [`file-${water!.id}`]: liar },
  );
  assert.equal(half.status, 422);
  assert.match(half.text, new RegExp(`id="f-file-${water!.id}"[^>]*aria-invalid`));
  assert.match((await treasurer.get(paths.expense({ id: hall!.id }))).text, /2027-31\.pdf/);
  const same = { [`file-${water!.id}`]: { name: 'eau.pdf', ...pdf('b') } };
  const again = { command_id: newId() };
  assert.equal((await treasurer.post(here, again, same)).status, 303);
  assert.equal((await treasurer.post(here, again, same)).status, 303, 'sent twice, done once');
  const page = await treasurer.get(paths.expense({ id: water!.id }));
  assert.equal(page.text.match(/eau\.pdf<\/a>/g)?.length, 1);
  assert.match((await treasurer.get(here)).text, /même pièce ailleurs/);
  assert.equal((await otherPartner.post(here, {}, same)).status, 404);
  const auditor = app.as(cast.as('auditor', { scope: { outcomes: [outcomeId], years: [2027] } }));
  const seen = await auditor.get(here);
  assert.equal(seen.status, 200);
  assert.doesNotMatch(seen.text, /type="file"/);
  assert.equal((await auditor.post(here, {}, same)).status, 403);
});
