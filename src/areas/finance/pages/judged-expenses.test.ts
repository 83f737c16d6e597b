import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { certify } from '../../../../test/support/certified.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordExpense } from '../commands/record-expense.ts';
import { setOpeningBalances } from '../commands/set-opening-balances.ts';
import { budgetAgainstActual } from '../queries/budget-against-actual.ts';
import { show } from './judged-expenses.tsx';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const finance = cast.as('finance_officer', { language: 'en' });
const office = app.as(finance);
const { id, outcomes, partnerships } = await makeProgramme(db, cast, {
  from: '2024-01-01',
  until: '2028-12-31',
});
const [outcomeId, other] = outcomes;
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const spend = (paidOn: string, minor: number, more: object = {}) =>
  doing(db, finance, recordExpense, {
    outcomeId,
    line: 'd',
    heading: 'running',
    paidOn,
    description: 'Hall',
    amount: eur(minor),
    voucherState: 'kept_at_partner',
    ...more,
  });
await spend('2025-02-01', 1_00);
await spend('2025-11-01', 20_00, { outcomeId: other });
await spend('2026-01-15', 300_00);
// Nobody has its voucher yet.
await spend('2025-03-01', 4_000_00, { voucherState: 'to_follow' });
const reportId = await certify(db, finance, { programmeId: id, years: [2024, 2024], title: 'R' });
await doing(db, finance, setOpeningBalances, {
  programmeId: id,
  balances: [
    {
      reportId,
      outcomeId,
      block: 'operational',
      line: 'd',
      heading: 'running',
      year: 2024,
      amount: eur(9_99),
    },
  ],
});
const money = paths.budgetAgainstActual({ id });

/** The figures of a page that lead to the list, in cents. */
const figuresOf = (text: string) =>
  [...text.matchAll(/<a href="([^"]*\/money\/expenses[^"]*)">(?:<[^>]+>)*€([\d.,]+)/g)].map(
    ([, href = '', said = '']) => ({
      href: href.replaceAll('&amp;', '&'),
      cents: Number(said.replaceAll(/\D/g, '')),
    }),
  );

const sumBehind = async (href: string): Promise<number> => {
  const file = await office.get(withQuery(href.split('?')[0]!, { ...paramsOf(href), format: 'csv' }));
  assert.equal(file.status, 200, href);
  const [head = '', ...lines] = file.text.replace('\ufeff', '').trim().split('\r\n');
  const at = head.split(/[,;]/).findIndex((label) => /Converted/.test(label));
  return lines.reduce((sum, line) => sum + Math.round(100 * Number(line.split(/[,;]/)[at])), 0);
};
const openingBeside = async (href: string): Promise<number> => {
  const said = (await office.get(href)).text.match(/opening-balances[^"]*">€([\d.,]+)/)?.[1] ?? '0';
  return Number(said.replaceAll(/\D/g, ''));
};
const paramsOf = (href: string) => Object.fromEntries(new URLSearchParams(href.split('?')[1] ?? ''));

test('each chargeable figure, and each running total, opens exactly its expenses', async () => {
  for (const query of [
    { by: 'outcome' },
    { by: 'year' },
    { by: 'month' },
    { by: 'heading' },
    { by: 'year', cumulative: 'on' },
    { by: 'quarter', cumulative: 'on' },
  ]) {
    const { text } = await office.get(withQuery(money, query));
    const figures = figuresOf(text);
    assert.ok(figures.length > 1, JSON.stringify(query));
    for (const { href, cents } of figures) {
      const opening = href.includes('what=spent') ? await openingBeside(href) : 0;
      assert.equal((await sumBehind(href)) + opening, cents, href);
    }
  }
});

test('what a rule keeps back is a list with the rules, and both lists together are what was recorded', async () => {
  const list = (more: Record<string, string>) => withQuery(paths.judgedExpenses({ id }), more);
  const { total, blockedBy } = await db.read(finance, (tx) =>
    budgetAgainstActual(tx, cast.institute.id, id, { by: 'year' }),
  );
  const [charged, kept] = [await sumBehind(list({})), await sumBehind(list({ what: 'kept' }))];
  assert.deepEqual([charged, charged + kept], [total.chargeable, total.recorded]);
  assert.equal(charged, 321_00);
  for (const { ruleId, minor } of blockedBy)
    assert.equal(await sumBehind(list({ what: 'kept', rule: ruleId })), minor, ruleId);
  const { text } = await office.get(list({ what: 'kept' }));
  assert.match(text, /€4,000\.00/);
  assert.equal((await office.get(list({ what: 'kept', rule: 'M99' }))).status, 422);
});

test('what was certified before stands beside the list and opens the balances', async () => {
  const { text } = await office.get(withQuery(paths.judgedExpenses({ id }), { year: '2025', until: 'on' }));
  assert.match(text, /until 2025/);
  assert.match(text, /opening-balances[^"]*">€9\.99/);
  assert.match(text, /€21\.00/);
});

test('a partner reads its own, others nothing, and it asks no more than ten queries', async () => {
  await spend('2026-02-01', 7_00, { line: 'a', partnershipId: partnerships[0] });
  const page = paths.judgedExpenses({ id });
  const treasurer = cast.as('partner_treasurer', { partnerships: [partnerships[0]], language: 'en' });
  const theirs = (await app.as(treasurer).get(withQuery(page, { what: 'recorded' }))).text;
  assert.match(theirs, /€7\.00/);
  assert.doesNotMatch(theirs, /€300\.00/);
  const stranger = app.as((await makeCast(db)).as('finance_officer'));
  assert.equal((await stranger.get(page)).status, 404);
  assert.equal((await app.as(cast.as('donor_officer')).get(page)).status, 404);
  for (const more of ['', `&outcome=${outcomeId}`]) {
    const query = `what=recorded${more}`;
    const { queries } = await countingQueries(db, finance, show, { params: { id }, query });
    // A file of all rows asks two more, about how it is read.
    assert.ok(queries <= 8, `${query}: ${queries}`);
  }
});
