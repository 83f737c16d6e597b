import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { recordBudget } from '../commands/record-budget.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { id, outcomes, partnerships } = await makeProgramme(db, cast);
const officer = cast.as('finance_officer', { language: 'en' });
const year = { from: '2027-01-01', until: '2027-12-31' };
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const place = { line: 'a', heading: 'running', outcomeId: outcomes[0] };
await doing(db, officer, recordBudget, {
  programmeId: id,
  kind: 'filed',
  amounts: [
    { ...year, ...place, block: 'operational', amount: eur(900_00) },
    { ...year, block: 'management', heading: 'other', amount: eur(100_00) },
    { ...year, block: 'structure', amount: eur(70_00) },
  ],
});
const address = paths.budgetChecks({ id });

test('each check says what it saw, its article, and leads to the amounts', async () => {
  const { status, text } = await app.as(officer).get(address);
  assert.equal(status, 200);
  assert.match(text, /Structure costs at the flat rate/);
  assert.match(text, /Royal decree of 11 September 2016, art\. 27-29/);
  assert.match(text, /no decision of the donor with an amount/);
  assert.match(text, /budget\?block=management/);
  assert.ok((await app.as(officer).get(paths.budget({ id }))).text.includes(address));
});

test('what if: an amount moved in thought changes verdicts and nothing else', async () => {
  const ask = (query: string) => app.as(officer).get(`${address}?${query}`);
  const moved = await ask('amount=70.00&from=structure&to=partners');
  assert.equal(moved.status, 200);
  assert.match(moved.text, /checks? changes?/);
  assert.match(moved.text, /970\.00|970,00/);
  const tooMuch = await ask('amount=70.01&from=structure&to=elsewhere');
  assert.match(tooMuch.text, /less than/);
  const wrong = await ask('amount=seven&from=structure&to=elsewhere');
  assert.match(wrong.text, /seven/);
});

test('who sees a part of the amounts only, a partner or an auditor, is refused; another programme is not found', async () => {
  const coordinator = cast.as('partner_coordinator', { language: 'en', partnerships: [partnerships[0]!] });
  assert.equal((await app.as(coordinator).get(address)).status, 403);
  const scope = { outcomes: [outcomes[0]!], years: [2027] };
  assert.equal((await app.as(cast.as('auditor', { scope })).get(address)).status, 403);
  assert.equal((await app.as(officer).get(paths.budgetChecks({ id: newId() }))).status, 404);
  const stranger = (await makeCast(db)).as('finance_officer');
  assert.equal((await app.as(stranger).get(address)).status, 404);
});
