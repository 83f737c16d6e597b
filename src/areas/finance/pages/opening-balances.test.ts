import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordBudget } from '../commands/record-budget.ts';
import { recordExpense } from '../commands/record-expense.ts';
import { openingBalances } from '../queries/opening-balances.ts';
import { moneyAxes } from '../rules/money-axes.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const { id: programmeId, outcomes, partnerships } = programme;
const institute = cast.institute.id;
const officer = cast.as('finance_officer', { language: 'en' });
const finance = app.as(officer);
const list = paths.openingBalances({ id: programmeId });
const register = paths.newCertifiedReport({ id: programmeId });
const enter = paths.newOpeningBalances({ id: programmeId });
const money = paths.budgetAgainstActual({ id: programmeId });

const pdf = { name: 'Report 2027-2028.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF') };
const report = {
  title: 'Financial report 2027-2028',
  certifiedBy: 'Invented auditors',
  certifiedOn: '31/05/2029',
  fromYear: '2027',
  untilYear: '2028',
};
const balances = () => db.read(officer, (tx) => openingBalances(tx, institute, { programmeId }));

test('a report is registered with its document; without it, or with a wrong day, nothing typed is lost', async () => {
  assert.match((await finance.get(list)).text, /No certified report yet/);
  const without = await finance.post(register, report);
  assert.equal(without.status, 422);
  assert.match(without.text, /value="Invented auditors"/);
  const early = await finance.post(register, { ...report, certifiedOn: '30/06/2028' }, { file: pdf });
  assert.equal(early.status, 422);
  assert.match(early.text, /A year is certified once it is over/);
  assert.equal((await finance.post(register, report, { file: pdf })).status, 303);
  assert.match((await finance.get(list)).text, /Financial report 2027-2028/);
});

const reportId = async () =>
  /\/certified-reports\/([0-9a-f-]{36})/.exec((await finance.get(list)).text)?.[1] ?? '';

test('many lines are entered at once; what is wrong stands at its line, and what was typed stays', async () => {
  const lines = {
    reportId: await reportId(),
    'balances.0.year': '2027',
    'balances.0.place': outcomes[0],
    'balances.0.line': 'a',
    'balances.0.heading': 'running',
    'balances.0.item': 'venue',
    'balances.0.partnershipId': partnerships[0],
    'balances.0.amount': '1,200.50',
    'balances.3.year': '2028',
    'balances.3.place': 'management',
    'balances.3.heading': 'other',
    'balances.3.amount': 'much',
  };
  const wrong = await finance.post(enter, lines);
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /value="1,200\.50"/);
  assert.match(wrong.text, /is not an amount/);
  assert.equal((await balances()).length, 0);
  const noHeading = await finance.post(enter, {
    ...lines,
    'balances.3.amount': '300',
    'balances.3.heading': '',
  });
  assert.equal(noHeading.status, 422);
  assert.match(noHeading.text, /href="#f-balances-1-heading"/);
  assert.equal((await finance.post(enter, { ...lines, 'balances.3.amount': '300' })).status, 303);
  assert.deepEqual(
    (await balances()).map(({ minor, year, block }) => [year, block, minor]),
    [
      [2027, 'operational', 120_050],
      [2028, 'management', 30_000],
    ],
  );
});

test('each figure of the comparison opens the balances that it is made of, and they the certified report', async () => {
  const cell = { block: 'operational', line: 'a', heading: 'running', outcomeId: outcomes[0] };
  await doing(db, cast.system, recordBudget, {
    programmeId,
    kind: 'filed',
    amounts: [
      { ...cell, from: '2027-01-01', until: '2029-12-31', amount: { minor: 5_000_00, currency: 'EUR' } },
    ],
  });
  await doing(db, cast.system, recordExpense, {
    programmeId,
    outcomeId: outcomes[0],
    line: 'd',
    heading: 'running',
    paidOn: '2029-02-01',
    description: 'Room',
    amount: { minor: 100_00, currency: 'EUR' },
  });
  for (const by of moneyAxes) {
    const page = await finance.get(withQuery(money, { by }));
    assert.match(page.text, /Spent before Relais/);
    assert.match(page.text, /1,600\.50/);
    const links = [...page.text.matchAll(/<a href="([^"]*opening-balances\?[^"]*)">€?([\d,.]+)/g)];
    assert.ok(links.length > 0, by);
    for (const [, href = '', said = ''] of links) {
      const file = await finance.get(`${href.replaceAll('&amp;', '&')}&format=csv`);
      const cents = file.text
        .trim()
        .split('\r\n')
        .slice(1)
        .reduce((sum, line) => sum + Number(line.split(/[;,]/).at(-3)?.replaceAll(/\D/g, '')), 0);
      assert.equal(cents, Number(said.replaceAll(/\D/g, '')), `${by} ${href}`);
    }
  }
  const [row] = await balances();
  const one = await finance.get(paths.openingBalance({ id: row!.id }));
  assert.match(one.text, /no single voucher/);
  assert.match(one.text, new RegExp(`href="/certified-reports/${row!.reportId}"`));
  assert.doesNotMatch(one.text, /\/voucher/);
  const certified = await finance.get(paths.certifiedReport({ id: row!.reportId }));
  assert.match(certified.text, /SHA-256 [0-9a-f]{64}/);
  assert.match(certified.text, /2 balances, €1,500\.50/);
});

test('a balance is corrected on its page, with a reason; the row before stays to be read', async () => {
  const [row] = await balances();
  const url = paths.openingBalance({ id: row!.id });
  const typed = { amount: '1,250.00', reportId: row!.reportId };
  assert.equal((await finance.post(url, typed)).status, 422);
  const saved = await finance.post(url, { ...typed, reason: 'Page 7 of the report' });
  assert.equal(saved.status, 303);
  const [next] = await balances();
  assert.equal(next!.minor, 125_000);
  const page = await finance.get(paths.openingBalance({ id: next!.id }));
  assert.match(page.text, /Page 7 of the report/);
  assert.match(page.text, /1,200\.50/);
  assert.match((await finance.get(url)).text, /Replaced or withdrawn/);
});

test('where the books are closed it is said that certified years take no expenses, and so does the form', async () => {
  const page = await finance.get(paths.closedPeriods({ id: programmeId }));
  assert.match(page.text, /Certified reports cover 2027, 2028/);
});

test('a partner reads its own; nobody changes what is not theirs; a stranger and the donor find nothing', async () => {
  const [row] = await balances();
  const one = paths.openingBalance({ id: row!.id });
  const own = app.as(cast.as('partner_treasurer', { partnerships: [partnerships[0]], language: 'en' }));
  const other = app.as(cast.as('partner_treasurer', { partnerships: [partnerships[1]], language: 'en' }));
  assert.match((await own.get(list)).text, /1,250\.00/);
  assert.doesNotMatch((await own.get(list)).text, /300\.00/);
  assert.doesNotMatch((await other.get(list)).text, /1,250\.00|Financial report/);
  assert.equal((await other.get(one)).status, 404);
  assert.equal((await other.get(paths.certifiedReport({ id: row!.reportId }))).status, 404);
  const scope = { outcomes: [...outcomes], years: [2027] };
  const auditor = cast.as('auditor', { scope });
  const typed = { amount: '1', reportId: row!.reportId, reason: 'x' };
  for (const actor of [own, app.as(cast.as('programme_officer')), app.as(auditor)]) {
    assert.ok([403, 404].includes((await actor.post(one, typed)).status));
    assert.ok([403, 404].includes((await actor.get(enter)).status));
    assert.ok([403, 404].includes((await actor.get(register)).status));
  }
  for (const stranger of [
    app.as((await makeCast(db)).as('finance_officer')),
    app.as(cast.as('donor_officer')),
  ])
    for (const url of [list, one, enter, register]) assert.equal((await stranger.get(url)).status, 404, url);
});
