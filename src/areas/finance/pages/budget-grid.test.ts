import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { openBudgetVersion } from '../commands/open-budget-version.ts';
import { recordBudget } from '../commands/record-budget.ts';
import { setBudgetAmounts } from '../commands/set-budget-amounts.ts';
import { budgetInForce } from '../queries/budget-amounts.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const officer = cast.as('finance_officer', { language: 'en' });
const finance = app.as(officer);
const eur = (minor: number) => ({ minor, currency: 'EUR' });

const halls = (outcomeId: string, year: number, minor: number) => ({
  block: 'operational',
  line: 'a',
  heading: 'running',
  outcomeId,
  item: 'Halls',
  from: `${year}-01-01`,
  until: `${year}-12-31`,
  amount: eur(minor),
});

/** A budget with halls for two years, an audit and a flat rate. */
const withBudget = async () => {
  const programme = await makeProgramme(db, cast);
  const { id, outcomes, partnerships } = programme;
  await doing(db, officer, recordBudget, {
    programmeId: id,
    kind: 'filed',
    amounts: [
      halls(outcomes[0], 2027, 1234_56),
      halls(outcomes[0], 2028, 50_00),
      { ...halls(outcomes[1], 2027, 10_00), partnershipId: partnerships[1] },
      {
        ...halls(outcomes[1], 2027, 5_00),
        block: 'management',
        line: undefined,
        outcomeId: undefined,
        heading: 'other',
        item: 'Audit',
      },
    ],
  });
  return { ...programme, path: paths.budgetGrid({ id }) };
};

/** Names of the cells by the row's item and year, as the page has them. */
const cellsIn = (text: string) => [...text.matchAll(/name="(c\.[\w-]+\.\d{4})" value="([^"]*)"/g)];
const cellNamed = (text: string, value: string): string =>
  cellsIn(text).find(([, , shown]) => shown === value)?.[1] ?? '';
const versionIn = (text: string): string => /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';

const amountsOf = async (programmeId: string): Promise<number[]> => {
  const { amounts } = await db.read(officer, (tx) => budgetInForce(tx, cast.institute.id, programmeId));
  return amounts.map(({ minor }) => minor).sort((a, b) => a - b);
};

test('the grid has a field for each year of each row, with subtotals by outcome and the checks beside', async () => {
  const { path, outcomes } = await withBudget();
  const { status, text } = await finance.get(path);
  assert.equal(status, 200);
  assert.equal(cellsIn(text).length, 3 * 5);
  assert.match(text, /value="1,234\.56"/);
  assert.match(text, /Subtotal OS1/);
  assert.match(text, /1,284\.56/);
  assert.match(text, /1,299\.56/);
  assert.match(text, /Structure costs at the flat rate/);
  assert.match(text, /checks#what-if/);
  const one = (await finance.get(withQuery(path, { outcome: outcomes[0] }))).text;
  assert.equal(cellsIn(one).length, 5);
  assert.equal(cellsIn((await finance.get(withQuery(path, { line: 'b' }))).text).length, 0);
});

test('saving writes what was changed and nothing else, in the notation of the person', async () => {
  const { id, path } = await withBudget();
  const { text } = await finance.get(path);
  const halls2027 = cellNamed(text, '1,234.56');
  const typed = Object.fromEntries(cellsIn(text).map(([, name, value]) => [name, value ?? '']));
  const sent = {
    ...typed,
    version: versionIn(text),
    [halls2027]: '2.000,50',
    [halls2027.replace('2027', '2029')]: '7',
  };
  const without = await finance.post(path, sent);
  assert.equal(without.status, 422);
  assert.match(without.text, /say why it changes/);
  assert.match(without.text, /value="2\.000,50"/);
  const saved = await finance.post(path, { ...sent, reason: 'Rents rose' });
  assert.equal(saved.status, 303);
  assert.deepEqual(await amountsOf(id), [5_00, 7_00, 10_00, 50_00, 2000_50]);
  const again = await finance.post(path, { ...typed, version: versionIn(text) });
  assert.equal(again.status, 303);
  assert.deepEqual(await amountsOf(id), [5_00, 7_00, 10_00, 50_00, 2000_50], 'old texts are no change');
});

test('what is no amount is told at its cell, and nothing of the rest is written', async () => {
  const { id, path } = await withBudget();
  const { text } = await finance.get(path);
  const first = cellNamed(text, '1,234.56');
  const wrong = await finance.post(path, {
    version: versionIn(text),
    [first]: 'seven',
    [cellNamed(text, '50.00')]: '60',
    reason: 'Rents rose',
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, new RegExp(`id="f-${first.replaceAll('.', '-')}-error"`));
  assert.match(wrong.text, /value="seven"/);
  assert.match(wrong.text, /value="60"/);
  assert.deepEqual(await amountsOf(id), [5_00, 10_00, 50_00, 1234_56]);
  const below = await finance.post(path, { version: versionIn(text), [first]: '-1', reason: 'x' });
  assert.equal(below.status, 422);
  assert.match(below.text, /value="-1"/);
});

test('two people in one grid: the second is shown both amounts, and chooses; the rest of what was typed stays', async () => {
  const { id, outcomes, path } = await withBudget();
  const { text } = await finance.get(path);
  const halls2027 = cellNamed(text, '1,234.56');
  const halls2028 = cellNamed(text, '50.00');
  const mine = {
    version: versionIn(text),
    [halls2027]: '1,300.00',
    [halls2028]: '55.00',
    reason: 'Rents rose',
  };
  await doing(db, cast.as('director'), setBudgetAmounts, {
    programmeId: id,
    amounts: [halls(outcomes[0], 2027, 1250_00)],
    reason: 'Another offer',
  });
  const stale = await finance.post(path, mine);
  assert.equal(stale.status, 422);
  assert.match(stale.text, /Set by somebody else meanwhile/);
  assert.match(stale.text, /Mine: 1,300\.00/);
  assert.match(stale.text, /Theirs: €1,250\.00/);
  assert.match(stale.text, /value="55\.00"/);
  assert.deepEqual(await amountsOf(id), [5_00, 10_00, 50_00, 1250_00], 'all or nothing');
  const next = { ...mine, version: versionIn(stale.text), conflict: halls2027 };
  const undecided = await finance.post(path, next);
  assert.equal(undecided.status, 422);
  assert.match(undecided.text, /Choose which amount stands/);
  assert.equal((await finance.post(path, { ...next, [`choose.${halls2027}`]: 'theirs' })).status, 303);
  assert.deepEqual(await amountsOf(id), [5_00, 10_00, 55_00, 1250_00]);
  const seen = (await finance.get(path)).text;
  const over = { version: versionIn(seen), conflict: halls2027, [`choose.${halls2027}`]: 'mine' };
  assert.equal((await finance.post(path, { ...over, [halls2027]: '1,300.00', reason: 'x' })).status, 303);
  assert.deepEqual(await amountsOf(id), [5_00, 10_00, 55_00, 1300_00]);
});

test('another version that was opened meanwhile is said first; what was typed is kept for it', async () => {
  const { id, path } = await withBudget();
  const { text } = await finance.get(path);
  const cell = cellNamed(text, '50.00');
  await doing(db, officer, openBudgetVersion, {
    programmeId: id,
    kind: 'amended',
    note: 'Decree',
    version: 1,
  });
  const stale = await finance.post(path, { version: versionIn(text), [cell]: '70', reason: 'Rents rose' });
  assert.equal(stale.status, 422);
  assert.match(stale.text, /another version meanwhile/);
  assert.match(stale.text, /value="70"/);
  const again = { version: versionIn(stale.text), [cell]: '70', reason: 'Rents rose' };
  assert.equal((await finance.post(path, again)).status, 303);
  assert.deepEqual(await amountsOf(id), [5_00, 10_00, 70_00, 1234_56]);
});

test('a new row comes with an amount for each year that has one; what is wrong is told at its field', async () => {
  const { id, outcomes, path } = await withBudget();
  const { text } = await finance.get(path);
  const row = { 'new.place': outcomes[1], 'new.line': 'c', 'new.heading': 'personnel', 'new.item': 'Office' };
  const version = versionIn(text);
  const empty = await finance.post(path, { version, ...row });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /at least one year/);
  const wrong = await finance.post(path, { version, ...row, 'new.heading': 'evaluation', 'new.2030': '9' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /id="f-new-heading-error"/);
  assert.equal(
    (await finance.post(path, { version, ...row, 'new.2030': '9', 'new.2031': '8.5' })).status,
    303,
  );
  assert.deepEqual(await amountsOf(id), [5_00, 8_50, 9_00, 10_00, 50_00, 1234_56]);
  assert.match((await finance.get(path)).text, /Office/);
});

test('an amount of the single form that was set meanwhile is refused once, with what it is now', async () => {
  const { id, outcomes } = await withBudget();
  const path = paths.newBudgetAmount({ id });
  const opened = (await finance.get(path)).text;
  await doing(db, cast.as('director'), setBudgetAmounts, {
    programmeId: id,
    amounts: [halls(outcomes[0], 2028, 61_00)],
    reason: 'Another offer',
  });
  const typed = {
    place: outcomes[0],
    line: 'a',
    heading: 'running',
    item: 'Halls',
    from: '01/01/2028',
    until: '31/12/2028',
    amount: '62.00',
    reason: 'Rents rose',
  };
  const stale = await finance.post(path, { ...typed, version: versionIn(opened) });
  assert.equal(stale.status, 422);
  assert.match(stale.text, /it is now 61\.00 EUR/);
  assert.equal((await finance.post(path, { ...typed, version: versionIn(stale.text) })).status, 303);
  assert.ok((await amountsOf(id)).includes(62_00));
});

test('partner, programme officer and auditor read the budget and not its grid; another institute finds nothing', async () => {
  const { id, partnerships, outcomes, path } = await withBudget();
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnerships[1]] });
  const auditor = cast.as('auditor', { scope: { outcomes: [outcomes[0]], years: [2027] } });
  for (const actor of [coordinator, auditor, cast.as('programme_officer')]) {
    assert.equal((await app.as(actor).get(paths.budget({ id }))).status, 200);
    assert.equal((await app.as(actor).get(path)).status, 403);
    assert.equal((await app.as(actor).post(path, { version: '1' })).status, 403);
  }
  const stranger = app.as((await makeCast(db)).as('finance_officer'));
  assert.equal((await stranger.get(path)).status, 404);
  assert.equal((await finance.get(paths.budgetGrid({ id: newId() }))).status, 404);
});

test('an amount that a published file revised stays the revised one, and the original counts no more than before', async () => {
  const { id, outcomes, path } = await withBudget();
  const published = (minor: number, iatiType: string) => ({
    ...halls(outcomes[0], 2027, minor),
    iatiType,
    iatiStatus: '2',
    valueOn: '2027-01-01',
  });
  await doing(db, officer, recordBudget, {
    programmeId: id,
    kind: 'imported',
    amounts: [published(1_000_00, '1'), published(1_200_00, '2')],
  });
  const { text } = await finance.get(path);
  const cell = cellNamed(text, '1,200.00');
  assert.equal(
    (await finance.post(path, { version: versionIn(text), [cell]: '1,300.00', reason: 'Again' })).status,
    303,
  );
  const { amounts } = await db.read(officer, (tx) => budgetInForce(tx, cast.institute.id, id));
  const counted = amounts.filter(({ isSuperseded }) => !isSuperseded);
  assert.deepEqual(
    counted.map(({ minor, iatiType }) => [minor, iatiType]),
    [[1_300_00, '2']],
  );
});

test('one place takes one amount: the same cell twice, or a cell that several share, is refused', async () => {
  const { id, outcomes } = await withBudget();
  const set = (amounts: object[]) =>
    perform(db, officer, setBudgetAmounts, newId(), { programmeId: id, amounts, reason: 'Again' });
  const one = halls(outcomes[0], 2027, 1_00);
  const twice = await set([halls(outcomes[0], 2029, 1_00), one, { ...one, amount: eur(2_00) }]);
  assert.deepEqual(!twice.done && twice.fields, { 'amounts.2.amount': [{ key: 'finance.cell-twice' }] });
  await doing(db, officer, recordBudget, { programmeId: id, kind: 'imported', amounts: [one, one] });
  const shared = await set([one]);
  assert.deepEqual(!shared.done && shared.fields, { 'amounts.0.amount': [{ key: 'finance.grid-fixed' }] });
  assert.deepEqual(await amountsOf(id), [1_00, 1_00]);
});
