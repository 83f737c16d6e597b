import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { paths, withQuery } from '../../../paths.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { recordExpense } from '../commands/record-expense.ts';
import { ledgerRule } from '../rules/ledger-rule.ts';
import { show } from './ledger.tsx';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const [first, second] = programme.outcomes;
const [partnershipId, otherPartnershipId] = programme.partnerships;
const en = { language: 'en' } as const;
const finance = app.as(cast.as('finance_officer', en));
const auditor = app.as(cast.as('auditor', { ...en, scope: { outcomes: [second], years: [2027] } }));
const partner = app.as(cast.as('partner_treasurer', { ...en, partnerships: [otherPartnershipId] }));

await doing(db, cast.system, adoptRulebook, {
  parameters: ledgerRule.parameters.map((seed) => ({ ...seed, ruleId: ledgerRule.id })),
  countryFacts: [],
});
const record = (description: string, more = {}) =>
  doing(db, cast.system, recordExpense, {
    outcomeId: first,
    partnershipId,
    heading: 'running',
    paidOn: '2027-03-14',
    description,
    amount: { minor: 100_00, currency: 'EUR' },
    ...more,
  });
await record('Hall of the first');
await record('Hall of the second', { outcomeId: second, item: 'venue' });
await record('Desk of the second', { outcomeId: second, heading: 'investment' });
await record('Hall of another year', {
  outcomeId: second,
  paidOn: '2028-03-14',
  amount: { minor: 7_50, currency: 'EUR' },
});

const listed = async (reader: typeof finance, query = {}) => {
  const { status, text } = await reader.get(withQuery(paths.ledger(), { format: 'csv', ...query }));
  assert.equal(status, 200);
  return text.trim().split('\r\n').slice(1);
};

test('a control lists the expenses of any outcomes, headings and years that it names', async () => {
  assert.equal((await listed(finance)).length, 4);
  assert.equal((await listed(finance, { outcome: `${first},${second}`, year: '2027' })).length, 3);
  const boxes = `${paths.ledger()}?outcome=${first}&outcome=${second}&heading=investment&format=csv`;
  const { text } = await finance.get(boxes);
  assert.match(text, /Desk of the second/);
  assert.doesNotMatch(text, /Hall/);
  assert.equal((await listed(finance, { item: 'venue' })).length, 1);
  assert.equal((await listed(finance, { year: '2028' })).length, 1);
  assert.equal((await listed(finance, { outcome: 'none' })).length, 0);
});

test('a line says what the rules say, its entry, and the state of the books', async () => {
  const [line = ''] = await listed(finance, { year: '2028' });
  assert.match(line, /7\.50,EUR/);
  assert.match(line, /no voucher/);
  assert.match(line, /,\d+ [0-9a-f]{64}$/);
});

test('an auditor gets exactly what is under control, a partner its own, the donor nothing', async () => {
  assert.equal((await listed(auditor)).length, 2);
  assert.equal((await listed(auditor, { outcome: first })).length, 0);
  assert.equal((await listed(partner)).length, 0);
  assert.equal((await app.as(cast.as('donor_officer')).get(paths.ledger())).status, 404);
});

test('the day of the request says until when the listing is due, with at most ten queries', async () => {
  const { text } = await finance.get(withQuery(paths.ledger(), { asked: '01/03/2027' }));
  assert.match(text, /was due on 15\/03\/2027|is due on 15\/03\/2027/);
  assert.match(text, /100\.00|€100/);
  const { queries } = await countingQueries(db, cast.as('finance_officer', en), show, {
    path: paths.ledger(),
  });
  assert.ok(queries <= 10, `${queries}`);
});

test('under an address that cannot be meant stand no sum and no head of the books', async () => {
  const sum = /class="quiet">[^<]*€/;
  const { text: whole } = await finance.get(paths.ledger());
  assert.match(whole, /State of the books/);
  assert.match(whole, sum);
  for (const query of [{ year: '27' }, { asked: '31/02/2027' }]) {
    const { status, text } = await finance.get(withQuery(paths.ledger(), query));
    assert.equal(status, 422);
    assert.doesNotMatch(text, /State of the books/);
    assert.doesNotMatch(text, sum);
  }
});
