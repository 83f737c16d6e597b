import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { certify } from '../../../../test/support/certified.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordBudget } from '../../finance/commands/record-budget.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { setOpeningBalances } from '../../finance/commands/set-opening-balances.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { programmeId, outcomes, today } = await makeOffice(db, cast);
const staff = testApp(db).as(cast.as('programme_officer', { language: 'en' }));
const year = today.slice(0, 4);
const days = { from: `${Number(year) - 1}-01-01`, until: `${year}-12-31` };
await doing(db, cast.system, recordBudget, {
  programmeId,
  kind: 'amended',
  amounts: [
    { ...days, block: 'management', amount: { minor: 300_00, currency: 'EUR' } },
    { ...days, block: 'structure', amount: { minor: 70_00, currency: 'EUR' } },
    {
      ...{ ...days, block: 'operational', line: 'a', heading: 'running', outcomeId: outcomes[0] },
      amount: { minor: 5_000_00, currency: 'EUR' },
    },
  ],
});

const budgetOf = async (page: string): Promise<{ href: string; said: string }> => {
  const { text } = await staff.get(page);
  const [row = ''] = text.match(/Management and structure<\/t[dh]>.*?<\/tr>/s) ?? [];
  const [, href = '', said = ''] = row.match(/<a href="([^"]*budget[^"]*)">([^<]*)/) ?? [];
  return { href: href.replaceAll('&amp;', '&'), said };
};

test('the budget that no outcome bears opens its own amounts, of every block, and no other', async () => {
  for (const page of [paths.portfolio(), paths.programme({ id: programmeId })]) {
    const { href, said } = await budgetOf(page);
    assert.equal(said, '€370.00');
    assert.equal(href, withQuery(paths.budget({ id: programmeId }), { outcome: 'none' }));
    const { status, text } = await staff.get(href);
    assert.equal(status, 200);
    for (const own of ['300.00', '70.00']) assert.ok(text.includes(own), own);
    assert.ok(!text.includes('5,000.00'), 'an outcome’s amount');
  }
});

test('of a year it opens what of them falls on it', async () => {
  const { href, said } = await budgetOf(withQuery(paths.portfolio(), { year }));
  assert.ok(href.startsWith(paths.budgetParts({ id: programmeId })), href);
  const { text } = await staff.get(href);
  assert.ok(text.includes(said.replace('€', '')), said);
  assert.match(text, /Management and structure/);
  assert.ok(!text.includes('5,000.00'));
});

test('what no outcome bears and was certified in part opens what adds up to it, of every block, and no other', async () => {
  const finance = cast.as('finance_officer', { language: 'en' });
  const eur = (minor: number) => ({ minor, currency: 'EUR' });
  const reportId = await certify(db, finance, {
    programmeId,
    years: [Number(year) - 1, Number(year) - 1],
  });
  await doing(db, finance, setOpeningBalances, {
    programmeId,
    balances: [
      { reportId, block: 'structure', year: Number(year) - 1, amount: eur(41_00) },
      {
        ...{ reportId, outcomeId: outcomes[0], block: 'operational', line: 'a', heading: 'running' },
        ...{ year: Number(year) - 1, amount: eur(6_000_00) },
      },
    ],
  });
  await doing(db, finance, recordExpense, {
    ...{ programmeId, block: 'management', heading: 'other', paidOn: today, description: 'Postage' },
    ...{ amount: eur(9_00), voucherState: 'kept_at_partner' },
  });
  for (const page of [paths.portfolio(), paths.programme({ id: programmeId })]) {
    const { text } = await staff.get(page);
    const [row = ''] = text.match(/Management and structure<\/t[dh]>.*?<\/tr>/s) ?? [];
    const [, found = ''] = row.match(/<a href="([^"]*)">€50\.00/) ?? [];
    const href = found.replaceAll('&amp;', '&');
    assert.equal(
      href,
      withQuery(paths.judgedExpenses({ id: programmeId }), { what: 'spent', outcome: 'none' }),
      row,
    );
    const list = await staff.get(href);
    assert.equal(list.status, 200);
    for (const own of ['50.00', '41.00', '9.00', 'Postage']) assert.ok(list.text.includes(own), own);
    assert.ok(!list.text.includes('6,000.00'), 'an outcome’s balance');
  }
});
