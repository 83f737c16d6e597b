import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordBudget } from '../../finance/commands/record-budget.ts';

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
