import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { recordOwnContribution } from '../commands/record-own-contribution.ts';
import { ownContributionsOf } from '../queries/own-contributions.ts';
import { ownSourceRule } from '../rules/own-source-rule.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const parameters = ownSourceRule.parameters.map((seed) => ({ ...seed, ruleId: ownSourceRule.id }));
await doing(db, cast.system, adoptRulebook, { parameters, countryFacts: [] });
const { id, outcomes, partnerships } = await makeProgramme(db, cast);
const officer = cast.as('finance_officer', { language: 'en' });
const finance = app.as(officer);
const list = paths.ownContributions({ id });
const add = paths.newOwnContribution({ id });
const typed = { year: '2027', funder: 'Solidarity fund', source: 'union', amount: '1,500.50' };
const standing = () => db.read(officer, (tx) => ownContributionsOf(tx, cast.institute.id, id));

test('who bears the own contribution is named by year, and the sum of a year stands over its rows', async () => {
  assert.equal((await finance.post(add, typed)).status, 303);
  assert.equal(
    (await finance.post(add, { ...typed, funder: 'City', source: 'local', amount: '99.50' })).status,
    303,
  );
  const { status, text } = await finance.get(list);
  assert.equal(status, 200);
  assert.match(text, /Solidarity fund/);
  assert.match(text, /2027: €1,600\.00/);
  assert.match(text, /known once the donor decides/);
  assert.match(
    (await finance.get(paths.budgetChecks({ id }))).text,
    /Own contribution from permitted sources/,
  );
});

test('another subsidy of Belgian Development Cooperation blocks, until it is withdrawn', async () => {
  const other = { ...typed, funder: 'Another programme', source: 'belgian_cooperation', amount: '200' };
  await finance.post(add, other);
  assert.match((await finance.get(list)).text, /check stop.*200\.00 EUR of the own contribution/s);
  const row = (await standing()).find(({ source }) => source === 'belgian_cooperation')!;
  const correct = paths.correctOwnContribution({ id: row.id });
  assert.match((await finance.get(correct)).text, /value="Another programme"/);
  const gone = { ...other, amount: '200', reason: 'It is no own contribution', neverWas: 'on' };
  assert.equal((await finance.post(correct, gone)).status, 303);
  assert.doesNotMatch((await finance.get(list)).text, /check stop/);
  assert.equal((await finance.post(correct, gone)).status, 422, 'what was struck out is not corrected');
});

test('a correction takes the place of a row, with its reason', async () => {
  const row = (await standing()).find(({ funder }) => funder === 'City')!;
  const correct = paths.correctOwnContribution({ id: row.id });
  const said = { year: '2028', funder: 'City', source: 'local', amount: '80' };
  const silent = await finance.post(correct, said);
  assert.equal(silent.status, 422);
  assert.match(silent.text, /id="f-reason-error"/);
  assert.equal((await finance.post(correct, { ...said, reason: 'Budget of the city' })).status, 303);
  const now = (await standing()).find(({ funder }) => funder === 'City');
  assert.deepEqual([now?.year, now?.amount.minor], [2028, 80_00]);
});

test('bad input is told at its field, and nothing is kept', async () => {
  const before = (await standing()).length;
  const cases: [Record<string, string>, string][] = [
    [{ amount: 'much' }, 'amount'],
    [{ amount: '0' }, 'amount'],
    [{ year: '2040' }, 'year'],
    [{ funder: ' ' }, 'funder'],
    [{ source: 'lottery' }, 'source'],
  ];
  for (const [wrong, field] of cases) {
    const { status, text } = await finance.post(add, { ...typed, ...wrong });
    assert.equal(status, 422, field);
    assert.match(text, new RegExp(`id="f-${field}-error"`), field);
  }
  assert.equal((await standing()).length, before);
});

test('staff read it, partner and auditor do not; only who keeps the budget writes; another institute finds nothing', async () => {
  const partner = cast.as('partner_coordinator', { partnerships: [partnerships[0]] });
  const auditor = cast.as('auditor', { scope: { outcomes: [outcomes[0]], years: [2027] } });
  const [row] = await standing();
  const correct = paths.correctOwnContribution({ id: row!.id });
  for (const actor of [partner, auditor])
    for (const path of [list, add, correct]) assert.equal((await app.as(actor).get(path)).status, 403);
  const reader = app.as(cast.as('programme_officer'));
  assert.equal((await reader.get(list)).status, 200);
  assert.equal((await reader.post(add, typed)).status, 403);
  const stranger = (await makeCast(db)).as('finance_officer');
  for (const path of [list, add, correct]) assert.equal((await app.as(stranger).get(path)).status, 404);
  const id2 = newId();
  await assert.rejects(
    doing(db, stranger, recordOwnContribution, {
      id: id2,
      programmeId: id,
      year: 2027,
      funder: 'x',
      source: 'union',
      amount: { minor: 1, currency: 'EUR' },
    }),
  );
});
