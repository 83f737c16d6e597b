import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp, type Visitor } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { paths } from '../../../paths.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const officer = app.as(cast.as('finance_officer', { language: 'en' }));
const address = paths.sheets({ id: programme.id });

const send = (visitor: Visitor, content: string | Uint8Array, fields: Record<string, string> = {}) =>
  visitor.post(
    address,
    { kind: 'expenses', notation: 'point', ...fields },
    { file: { name: 'rows.csv', type: 'text/csv', bytes: new Uint8Array(Buffer.from(content)) } },
  );
/** The hidden fields of the form that is shown, as a browser sends them back. */
const hiddenOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
const heads = 'Own reference,Paid on,What for,Amount,Currency,Outcome,Heading,Budget line';
const row = (reference: string, amount: string) =>
  `${reference},2027-05-02,Venue,${amount},EUR,OS1,running costs,d`;

test('a file is looked at, confirmed, listed with who and when, given back as it was, and undone', async () => {
  const rows = `${heads}\n${row('Q1', '10')}\n${row('Q2', '20')}`;
  const preview = await send(officer, rows);
  assert.equal(preview.status, 200);
  const done = await officer.post(address, hiddenOf(preview.text));
  assert.equal(done.status, 303, done.text);
  const report = await officer.get(done.location!);
  for (const sign of ['rows.csv', 'Q1', 'SHA-256']) assert.ok(report.text.includes(sign), sign);
  const list = await officer.get(address);
  assert.ok(list.text.includes('rows.csv'));
  assert.match((await officer.get(`${address}?format=csv`)).text, /rows\.csv/);
  const again = await officer.get(`${done.location}/file`.replace(/\?.*\/file/, '/file'));
  assert.equal(Buffer.from(again.bytes).toString(), rows);
  const refused = await officer.post(done.location!, {});
  assert.equal(refused.status, 422);
  const undone = await officer.post(done.location!, { reason: 'Wrong month' });
  assert.equal(undone.status, 303);
  assert.ok((await officer.get(done.location!)).text.includes('Wrong month'));
});

test('an expense shows the journal number of its file to whoever sees it, until the import is undone', async () => {
  const preview = await send(officer, `${heads}\n${row('J-2027-118', '31')}`);
  const done = await officer.post(address, hiddenOf(preview.text));
  const { subject_id: id } = await db.read(cast.system, (tx) =>
    tx
      .selectFrom('sheet_rows')
      .select('subject_id')
      .where('row_key', '=', 'J-2027-118')
      .executeTakeFirstOrThrow(),
  );
  const page = await officer.get(paths.expense({ id }));
  assert.match(page.text, /Journal number[\s\S]*J-2027-118/);
  assert.match(page.text, /imported file/);
  const scope = { outcomes: [programme.outcomes[0]], years: [2027] };
  const auditor = app.as(cast.as('auditor', { scope, language: 'en' }));
  const seen = await auditor.get(paths.expense({ id }));
  assert.match(seen.text, /J-2027-118/);
  assert.doesNotMatch(seen.text, /imported file/);
  assert.equal((await officer.post(done.location!, { reason: 'Wrong month' })).status, 303);
  assert.doesNotMatch((await officer.get(paths.expense({ id }))).text, /J-2027-118/);
});

test('a shielded document is not read as a file of rows by whoever knows its hash', async () => {
  const bytes = new Uint8Array(Buffer.from(`${heads}\n${row('Q9', '10')}`));
  const { sha256, size } = await app.services.keepFile(cast.institute.id, bytes);
  const ask = () =>
    officer.post(address, { kind: 'expenses', notation: 'point', sha256, file_name: 'pay.csv' });
  assert.equal((await ask()).status, 200);
  await doing(db, cast.system, attachDocument, {
    subject: { kind: 'programme', id: programme.id },
    class: 'pay',
    title: 'Pay',
    file: { name: 'pay.pdf', mediaType: 'application/pdf', size, sha256 },
    whyUploaded: 'Asked for by the control',
  });
  const refused = await ask();
  assert.equal(refused.status, 422);
  assert.ok(!refused.text.includes('Q9'));
});

test('each cell that cannot be taken is shown with its address, and there is nothing to confirm', async () => {
  const refused = await send(officer, `${heads}\n${row('Q1', '1.2.3')}`);
  assert.equal(refused.status, 422);
  assert.ok(refused.text.includes('<code>D2</code>'));
  assert.ok(!refused.text.includes('value="import"'));
  for (const [content, sign] of [
    ['', 'Choose a file'],
    ['PK\u0003\u0004', 'ends in the middle'],
    [`${heads}\n`, 'empty'],
  ] as const) {
    const answer = await send(officer, content);
    assert.equal(answer.status, 422);
    assert.ok(answer.text.includes(sign), sign);
  }
});

test('a journal whose heads are not ours asks once which column is which, and is recognised afterwards', async () => {
  const journal = 'Stuk;Datum;Tekst;Debet\n77;02/05/2027;Zaal;12,50\n';
  const asked = await send(officer, journal, { notation: 'comma' });
  assert.equal(asked.status, 200);
  assert.ok(asked.text.includes('column.reference'));
  const columns = {
    'column.reference': 'Stuk',
    'column.paidOn': 'Datum',
    'column.description': 'Tekst',
    'column.amount': 'Debet',
  };
  const incomplete = await officer.post(address, { ...hiddenOf(asked.text), ...columns });
  assert.equal(incomplete.status, 422);
  const shared = {
    'shared.currency': 'EUR',
    'shared.heading': 'running',
    'shared.outcome': 'OS1',
    'shared.line': 'd',
  };
  const preview = await officer.post(address, {
    ...hiddenOf(incomplete.text),
    ...columns,
    ...shared,
    name: 'Bob',
  });
  assert.equal(preview.status, 200, preview.text);
  assert.equal((await officer.post(address, hiddenOf(preview.text))).status, 303);
  const second = await send(officer, journal, { notation: 'comma' });
  assert.equal(second.status, 200);
  assert.ok(second.text.includes('Bob') && second.text.includes('Nothing new'));
});

const columnsOf = (amount: string) => ({
  'column.reference': 'Pièce',
  'column.paidOn': 'Jour',
  'column.description': 'Libellé',
  'column.amount': amount,
  'shared.currency': 'EUR',
  'shared.heading': 'running',
  'shared.outcome': 'OS1',
  'shared.line': 'd',
});
const invoices = (reference: string) =>
  `Pièce;Jour;Libellé;HT;TTC\n${reference};03/05/2027;Zaal;100,00;121,00\n`;
const mapped = async (visitor: Visitor, content: string, amount: string) => {
  const asked = await send(visitor, content, { notation: 'comma' });
  const again = asked.text.includes('column.reference')
    ? asked
    : await visitor.post(address, { ...hiddenOf(asked.text), step: 'columns' });
  return visitor.post(address, { ...hiddenOf(again.text), ...columnsOf(amount), name: amount });
};
const bookedAs = async (key: string): Promise<number[]> => {
  const rows = await db.read(cast.system, (tx) =>
    tx
      .selectFrom('sheet_rows as r')
      .innerJoin('expenses as e', 'e.expense_id', 'r.subject_id')
      .select('e.amount_minor')
      .where('r.institute_id', '=', cast.institute.id)
      .where('r.row_key', '=', key)
      .where('e.ended_by_no', 'is', null)
      .execute(),
  );
  return rows.map(({ amount_minor }) => amount_minor);
};

test('the columns that a partner saved are its own: the institute’s file is booked by what the institute saw', async () => {
  const [partnershipId] = programme.partnerships;
  const partner = app.as(cast.as('partner_treasurer', { partnerships: [partnershipId], language: 'en' }));
  assert.equal((await mapped(partner, invoices('HT1'), 'TTC')).status, 200);
  const preview = await mapped(officer, invoices('HT1'), 'HT');
  assert.equal((await officer.post(address, hiddenOf(preview.text))).status, 303);
  assert.deepEqual(await bookedAs('HT1'), [100_00]);
  const recognised = await send(partner, invoices('HT2'), { notation: 'comma' });
  assert.equal((await partner.post(address, hiddenOf(recognised.text))).status, 303);
  assert.deepEqual(await bookedAs('HT2'), [121_00]);
});

test('columns that somebody saved anew since the preview are shown before anything is booked by them', async () => {
  const preview = await send(officer, invoices('HT3'), { notation: 'comma' });
  const colleague = app.as(cast.as('finance_officer', { language: 'en' }));
  assert.equal((await mapped(colleague, invoices('HT3'), 'TTC')).status, 200);
  const refused = await officer.post(address, hiddenOf(preview.text));
  assert.equal(refused.status, 422);
  assert.match(refused.text, /saved columns were changed since this preview/);
  assert.deepEqual(await bookedAs('HT3'), []);
  assert.equal((await officer.post(address, hiddenOf(refused.text))).status, 303);
  assert.deepEqual(await bookedAs('HT3'), [121_00]);
});

test('a partner brings in its own cash book only; an auditor takes out and brings nothing in', async () => {
  const partner = app.as(
    cast.as('partner_treasurer', { partnerships: [programme.partnerships[0]], language: 'en' }),
  );
  const page = await partner.get(address);
  assert.equal(page.status, 200);
  assert.ok(!page.text.includes('value="budget"'));
  const preview = await send(partner, `${heads}\n${row('R1', '5')}`, { kind: 'cash-book' });
  assert.equal(preview.status, 200, preview.text);
  assert.equal((await partner.post(address, hiddenOf(preview.text))).status, 303);
  assert.equal((await send(partner, `${heads}\n${row('R1', '5')}`, { kind: 'budget' })).status, 403);
  const auditor = app.as(cast.as('auditor', { scope: { outcomes: [programme.outcomes[0]], years: [2027] } }));
  assert.equal((await auditor.get(address)).status, 200);
  assert.equal((await auditor.get(paths.sheetWorkbook({ id: programme.id, kind: 'expenses' }))).status, 200);
  assert.equal((await send(auditor, `${heads}\n${row('R2', '5')}`)).status, 403);
});

test('another institute finds nothing', async () => {
  const stranger = app.as((await makeCast(db)).as('finance_officer'));
  assert.equal((await stranger.get(address)).status, 404);
  assert.equal((await stranger.get(paths.sheetWorkbook({ id: programme.id, kind: 'budget' }))).status, 404);
});

test('a file that changes figures or a budget shows row by row what stands and what would come in its place', async () => {
  await doing(db, cast.system, defineIndicator, {
    outcomeId: programme.outcomes[0],
    code: '7.1',
    title: { fr: { text: 'Membres', source: true } },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
  });
  const planner = app.as(cast.as('programme_officer', { language: 'en' }));
  const targets = (value: string, comment = '') =>
    `Outcome,Indicator,From,Until,Of whom,How it is meant,Value,Comment\nOS1,7.1,2027-01-01,2027-12-31,,,${value},${comment}\n`;
  const kind = { kind: 'targets' };
  const first = await send(planner, targets('1200'), kind);
  assert.doesNotMatch(first.text, /What changes/);
  assert.equal((await planner.post(address, hiddenOf(first.text))).status, 303);
  const { text } = await send(planner, targets('1500', 'agreed in May'), kind);
  assert.match(text, /OS1 · 7\.1 · (2027-01-01|01\/01\/2027) · (2027-12-31|31\/12\/2027)/);
  assert.match(text, /Value: 1,200 → 1,500; Comment: nothing → agreed in May/);
  const budget = (amount: string) =>
    `Outcome,Block,Budget line,Heading,2027\nOS1,operational,d,running costs,${amount}\n`;
  const asBudget = { kind: 'budget' };
  const decided = await send(officer, budget('1000'), asBudget);
  assert.equal((await officer.post(address, hiddenOf(decided.text))).status, 303, decided.text);
  assert.match((await send(officer, budget('900'), asBudget)).text, /2027: €1,000\.00 → €900\.00/);
});

test('a file of another kind of ours than was chosen is read as what its heads say, and the preview says so', async () => {
  const measured = 'Outcome,Indicator,Partner,From,Until,Of whom,Value,Where this figure comes from';
  const file = `${measured}\nOS1,none,,2027-01-01,2027-06-30,,12,Register`;
  const programmes = app.as(cast.as('programme_officer', { language: 'en' }));
  const preview = await send(programmes, file);
  assert.match(preview.text, /The heads are those of “Measurements”[^<]*not as “Expenses”/);
  assert.match(preview.text, /none/);
  const own = await send(programmes, file, { kind: 'measurements' });
  assert.doesNotMatch(own.text, /The heads are those of/);
  const treasurer = cast.as('partner_treasurer', {
    partnerships: [programme.partnerships[0]],
    language: 'en',
  });
  const notTheirs = 'Outcome,Block,Budget line,2027\nOS1,management,,100';
  assert.doesNotMatch((await send(app.as(treasurer), notTheirs)).text, /The heads are those of/);
});
