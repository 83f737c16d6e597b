import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordBudget } from '../commands/record-budget.ts';
import { recordExpense } from '../commands/record-expense.ts';
import { recordTransactions } from '../commands/record-transactions.ts';
import { moneyAxes } from '../rules/money-axes.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { id: programmeId, outcomes, partnerships } = await makeProgramme(db, cast);
const [outcomeId, other] = outcomes;
const [partnershipId] = partnerships;
const finance = app.as(cast.as('finance_officer'));
const treasurer = app.as(cast.as('partner_treasurer', { partnerships: [partnershipId] }));
const money = paths.budgetAgainstActual({ id: programmeId });
const eur = (minor: number) => ({ minor, currency: 'EUR' });

const year = { from: '2027-01-01', until: '2027-12-31' };
const cell = { block: 'operational', line: 'a', heading: 'running' };
await doing(db, cast.system, recordBudget, {
  programmeId,
  kind: 'filed',
  amounts: [
    { ...cell, ...year, outcomeId, partnershipId, item: 'venue', amount: eur(900_000) },
    { ...cell, ...year, outcomeId: other, line: 'd', amount: eur(500_001) },
    { block: 'management', heading: 'personnel', ...year, amount: eur(70_000) },
    { block: 'structure', ...year, amount: eur(14_007) },
  ],
});
const spent = (more: object) =>
  doing(db, cast.system, recordExpense, {
    programmeId,
    heading: 'running',
    paidOn: '2027-03-14',
    description: 'Meals',
    amount: eur(12_345),
    ...more,
  });
await spent({ outcomeId, partnershipId, line: 'a', item: 'venue' });
await spent({ outcomeId, partnershipId, line: 'a', amount: eur(777), paidOn: '2027-11-02' });
await spent({ outcomeId: other, line: 'd', amount: eur(4_400), paidOn: '2028-01-09', chargedYear: 2027 });
await spent({ heading: 'personnel', amount: eur(31_000), paidOn: '2027-06-30' });
const paid = { programmeId, outcomeId, partnershipId, kind: 'disbursement' };
await doing(db, cast.system, recordTransactions, {
  transactions: [
    { ...paid, on: '2027-02-01', amount: eur(600_000) },
    { ...paid, on: '2027-08-01', amount: eur(50_050), partnershipId: undefined, outcomeId: undefined },
    { ...paid, kind: 'outgoing_commitment', on: '2027-01-02', amount: eur(800_000) },
  ],
});

/** Each linked figure of a page: where it leads and what it says, in cents. */
const figuresOf = (text: string) =>
  [...text.matchAll(/<a href="([^"]+)">([\d.,\s\u00a0\u202f€]+)<\/a>/g)].map(([, href = '', said = '']) => ({
    href: href.replaceAll('&amp;', '&'),
    cents: Number(said.replaceAll(/\D/g, '')),
  }));

/** What the list behind a figure adds up to, from its file. */
const sumOfFile = async (href: string) => {
  const file = await finance.get(`${href}${href.includes('?') ? '&' : '?'}format=csv`);
  assert.equal(file.status, 200, href);
  const [head = '', ...lines] = file.text.replace('\ufeff', '').trim().split('\r\n');
  const heads = head.split(';');
  const labels = [/^Part dans/, /^(Converti|Montant converti)/, /^Montant/];
  const label = labels.find((each) => heads.some((said) => each.test(said)));
  assert.ok(label, head);
  const amount = heads.findIndex((said) => label.test(said));
  return lines.reduce((sum, line) => sum + Number((line.split(';')[amount] ?? '').replaceAll(/\D/g, '')), 0);
};

/** A forecast says beside its budget to come what it holds of expenses and of certified balances, each with its list. */
const sumBehind = async (href: string) => {
  if (!href.includes('what=forecast')) return await sumOfFile(href);
  const { text } = await finance.get(href);
  const more = text.match(/href="([^"]+\/money\/expenses[^"]*)"/)?.[1]?.replaceAll('&amp;', '&');
  assert.ok(more, href);
  return (await sumOfFile(href)) + (await sumOfFile(more));
};

for (const by of moneyAxes)
  test(`each figure by ${by} opens the list that adds up to it`, async () => {
    for (const more of [{}, { cumulative: 'on' }]) {
      const page = await finance.get(withQuery(money, { by, ...more }));
      const figures = figuresOf(page.text);
      assert.ok(figures.length >= 3, page.text.slice(-3000));
      for (const { href, cents } of figures) assert.equal(await sumBehind(href), cents, href);
    }
  });

test('every amount of the account is a link, running totals and forecasts too', async () => {
  for (const query of [{ by: 'quarter', cumulative: 'on' }, { by: 'heading' }]) {
    const { text } = await finance.get(withQuery(money, query));
    const table = text.slice(text.lastIndexOf('<table'), text.lastIndexOf('</table>'));
    const amounts = [...table.matchAll(/([^>]*)>([\d.\s\u00a0\u202f]+,\d\d[\s\u00a0\u202f]€)</g)];
    assert.ok(amounts.length > 10);
    for (const [, tag = '', said = ''] of amounts)
      if (!/^0,00/.test(said))
        assert.match(tag, /<a href=|^a href=|href="/, `${JSON.stringify(query)} ${said}`);
  }
});

test('each cell of two axes opens the list that adds up to it, and so do the sums of lines and columns', async () => {
  for (const [by, across] of [
    ['outcome', 'quarter'],
    ['partner', 'heading'],
    ['item', 'month'],
    ['line', 'block'],
  ] as const)
    for (const figure of ['recorded', 'transferred', 'budget', 'forecast']) {
      const page = await finance.get(withQuery(money, { by, across, figure }));
      for (const { href, cents } of figuresOf(page.text))
        assert.equal(await sumBehind(href), cents, `${by} ${across} ${href}`);
    }
});

test('as it stood on a day before anything was written there is nothing; today there is all', async () => {
  const [y, m, d] = todayIn().split('-');
  const then = await finance.get(withQuery(money, { by: 'outcome', on: '01/01/2020' }));
  assert.match(then.text, /Tel que c’était au soir du 01\/01\/2020/);
  assert.deepEqual(figuresOf(then.text), []);
  const today = await finance.get(withQuery(money, { by: 'outcome', on: `${d}/${m}/${y}` }));
  const verdicts = /jugé d’après son plan d’aujourd’hui/;
  assert.match(today.text, verdicts, 'which verdicts are of today');
  for (const { text } of [then, await finance.get(money)]) assert.doesNotMatch(text, verdicts);
  for (const { href, cents } of figuresOf(today.text)) assert.equal(await sumBehind(href), cents, href);
  const wrong = await finance.get(withQuery(money, { on: '31/02/2027' }));
  assert.match(wrong.text, /«\s31\/02\/2027\s» n’est pas une date/);
});

test('a running total ends with the whole and a month without anything keeps what was before', async () => {
  const page = await finance.get(withQuery(money, { by: 'month', cumulative: 'on' }));
  assert.match(page.text, /<th scope="row">décembre 2027<\/th>/i);
  assert.match(page.text, /485,22/);
  assert.match(page.text, /Marche de l’argent/);
});

test('a partner reads its own figures and is not offered the state of another day', async () => {
  const page = await treasurer.get(withQuery(money, { by: 'partner', on: '01/01/2020' }));
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /name="on"/);
  assert.match(page.text, /131,22/);
  assert.doesNotMatch(page.text, /310,00/);
});

test('who has no part in the institute finds nothing', async () => {
  const stranger = app.as((await makeCast(db)).as('finance_officer'));
  assert.equal((await stranger.get(money)).status, 404);
  assert.equal((await app.as(cast.as('donor_officer')).get(money)).status, 404);
});

test('money is read as of an entry that is written, and under none to come', async () => {
  for (const list of [paths.expenses(), paths.transactions()]) {
    assert.equal((await finance.get(withQuery(list, { asof: '0' }))).status, 200);
    for (const format of ['', 'csv']) {
      const { status, text } = await finance.get(withQuery(list, { asof: '999999999', format }));
      assert.equal(status, 422, list);
      assert.match(text, /href="#f-asof"/);
      assert.match(text, /id="f-asof"[^>]*value="999999999"|value="999999999"[^>]*id="f-asof"/);
    }
    const passedOn = await treasurer.get(withQuery(list, { asof: '999999999' }));
    assert.equal(passedOn.status, 200, 'of a partner it is no field');
  }
});

test('the file of a list of money says what a figure led to, the list as it is keeps its name', async () => {
  const nameOf = async (list: string, asked: Record<string, string>, reader = finance) => {
    const { headers, status } = await reader.get(withQuery(list, { ...asked, format: 'csv' }));
    assert.equal(status, 200, JSON.stringify(asked));
    const [, name] = /filename\*=UTF-8''(.*)\.csv/.exec(headers.get('content-disposition') ?? '') ?? [];
    return decodeURIComponent(name ?? '');
  };
  const list = paths.expenses();
  const whole = await nameOf(list, {});
  const says = async (asked: Record<string, string>, more: string) =>
    assert.equal(await nameOf(list, asked), `${whole} ${more}`.trim());
  await says({ sort: 'amount' }, '');
  await says({ month: '2027-03' }, '2027-03');
  await says({ quarter: '2027-Q1', currency: 'EUR' }, '2027-Q1 EUR');
  await says({ since: '2027-01-01', until: '31/03/2027' }, '2027-01-01 2027-03-31');
  await says({ since: '2027-01-01' }, '2027-01-01–');
  await says({ until: '2027-03-31' }, '–2027-03-31');
  await says({ 'until-year': '2028' }, '–2028');
  await says({ asof: '1' }, 'filtré');
  assert.equal(await nameOf(list, { asof: '1' }, treasurer), whole, 'a partner reads how things stand');
  const cash = await nameOf(paths.cashPosition(), {});
  assert.equal(await nameOf(paths.cashPosition(), { on: '2027-03-31' }), `${cash} 2027-03-31`);
  const advances = await nameOf(paths.advances(), { days: '0' });
  assert.equal(
    await nameOf(paths.advances(), { on: '2027-03-31', days: '90' }),
    `${advances} 2027-03-31 filtré`,
  );
  const ledger = await nameOf(paths.ledger(), {});
  assert.equal(await nameOf(paths.ledger(), { asked: '2027-03-31' }), ledger, 'it narrows nothing');
});
