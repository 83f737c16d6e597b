import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordBudget } from '../commands/record-budget.ts';
import { setBudgetAmounts } from '../commands/set-budget-amounts.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { id, outcomes, partnerships } = await makeProgramme(db, cast);
const officer = cast.as('finance_officer', { language: 'en' });
const finance = app.as(officer);
const year = { from: '2027-01-01', until: '2027-12-31' };
const cell = (item: string, minor: number, partnershipId = partnerships[0]) => ({
  ...year,
  block: 'operational',
  line: 'a',
  heading: 'running',
  outcomeId: outcomes[0],
  partnershipId,
  item,
  amount: { minor, currency: 'EUR' },
});
await doing(db, officer, recordBudget, {
  programmeId: id,
  kind: 'filed',
  amounts: [cell('Halls', 100_00), cell('Buses', 40_00, partnerships[1])],
});
const typed = { kind: 'amended', note: 'Decree of 3 May', version: '1' };
const opened = await finance.post(paths.newBudgetVersion({ id }), typed);

test('a new version begins as the one before, which stays; each opens whole', async () => {
  assert.equal(opened.status, 303);
  await doing(db, officer, setBudgetAmounts, {
    programmeId: id,
    amounts: [cell('Halls', 130_00)],
    reason: 'Rents rose',
  });
  const list = (await finance.get(paths.budgetVersions({ id }))).text;
  assert.match(list, /Decree of 3 May/);
  assert.match(list, /€140\.00/);
  assert.match(list, /€170\.00/);
  const first = (await finance.get(withQuery(paths.budget({ id }), { version: '1' }))).text;
  assert.match(first, /€100\.00/);
  assert.match(first, /no longer in force/);
  assert.match((await finance.get(paths.budget({ id }))).text, /€130\.00/);
  assert.equal((await finance.get(withQuery(paths.budget({ id }), { version: '9' }))).status, 404);
});

test('two versions are compared cell by cell; what is the same is shown where it is asked for', async () => {
  const page = paths.budgetDifference({ id });
  const changed = (await finance.get(page)).text;
  assert.match(changed, /Halls/);
  assert.match(changed, /€30\.00/);
  assert.doesNotMatch(changed, /Buses/);
  assert.match((await finance.get(withQuery(page, { show: 'all' }))).text, /Buses/);
  const file = (await finance.get(withQuery(page, { format: 'csv' }))).text;
  assert.match(file, /changed,100\.00,130\.00,30\.00,EUR/);
});

test('who opened the form on an older version is told, and a version says what it rests on', async () => {
  const late = await finance.post(paths.newBudgetVersion({ id }), typed);
  assert.equal(late.status, 422);
  assert.match(late.text, /another version meanwhile/);
  const empty = await finance.post(paths.newBudgetVersion({ id }), { ...typed, version: '2', note: '' });
  assert.equal(empty.status, 422);
});

test('a programme officer reads only, a partner its own cells, a donor nothing of it', async () => {
  const reader = app.as(cast.as('programme_officer', { language: 'en' }));
  assert.equal((await reader.get(paths.budgetVersions({ id }))).status, 200);
  assert.equal((await reader.post(paths.newBudgetVersion({ id }), { ...typed, version: '2' })).status, 403);
  const own = app.as(cast.as('partner_treasurer', { partnerships: [partnerships[1]], language: 'en' }));
  const seen = (await own.get(withQuery(paths.budgetDifference({ id }), { show: 'all' }))).text;
  assert.match(seen, /Buses/);
  assert.doesNotMatch(seen, /Halls/);
  assert.match((await own.get(paths.budgetVersions({ id }))).text, /€40\.00/);
  const donor = app.as(cast.as('donor_officer'));
  assert.ok((await donor.get(paths.budgetVersions({ id }))).status >= 403);
});
