import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordBudget } from '../commands/record-budget.ts';
import { setBudgetAmounts } from '../commands/set-budget-amounts.ts';
import { budgetInForce } from '../queries/budget-amounts.ts';
import type { GridPlace } from '../rules/budget-grid.ts';
import { cellName } from './budget-grid-form.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { id, outcomes, partnerships } = await makeProgramme(db, cast);
const officer = cast.as('finance_officer', { language: 'fr' });
const finance = app.as(officer);
const grid = paths.budgetGrid({ id });

const place = (item: string): GridPlace => ({
  block: 'operational',
  outcomeId: outcomes[0],
  line: 'a',
  heading: 'running',
  partnershipId: partnerships[0],
  item,
});
const amount = (item: string, minor: number, period = { from: '2027-01-01', until: '2027-12-31' }) => ({
  ...place(item),
  ...period,
  amount: { minor, currency: 'EUR' },
});
await doing(db, officer, recordBudget, {
  programmeId: id,
  kind: 'filed',
  amounts: [
    amount('Halls', 100_000),
    amount('Buses', 40_000),
    amount('Survey', 70_000, { from: '2027-01-01', until: '2028-12-31' }),
  ],
});
const halls = cellName(place('Halls'), 2027);
const buses = cellName(place('Buses'), 2027);
const standing = async () =>
  (await db.read(officer, (tx) => budgetInForce(tx, cast.institute.id, id))).amounts
    .map(({ item, from, minor }) => `${item} ${from.slice(0, 4)} ${minor}`)
    .sort();
const valueIn = (html: string, name: string) =>
  new RegExp(`name="${name.replaceAll('.', '\\.')}" value="([^"]*)"`).exec(html)?.[1];
/** French groups by a narrow space. */
const plain = (text: string) => text.replaceAll('\u202f', ' ');
const opened = async () => {
  const text = plain((await finance.get(grid)).text);
  return { text, version: valueIn(text, 'version')! };
};

test('the budget stands in rows and years with its sums; what is no year is named beside it', async () => {
  const { text } = await opened();
  assert.equal(valueIn(text, halls), '1 000,00');
  assert.match(text, /1 400,00/);
  assert.match(text, /1 montant porte sur une autre période/);
  assert.match(text, /fonctionnement · Halls · Invented union 1/);
});

test('changed cells, an emptied one and a new row are saved together; what was not touched is not written', async () => {
  const { version } = await opened();
  const typed = { version, [halls]: '1 200,5', [buses]: '', reason: 'Loyers' };
  const row = {
    'rows.0.place': 'management',
    'rows.0.heading': 'personnel',
    'rows.0.item': 'Coordination',
    'rows.0.2028': '12',
  };
  const unreasoned = await finance.post(grid, { ...typed, ...row, reason: '' });
  assert.equal(unreasoned.status, 422);
  assert.equal(valueIn(unreasoned.text, halls), '1 200,5');
  assert.equal((await finance.post(grid, { ...typed, ...row })).status, 303);
  assert.deepEqual(await standing(), [
    'Buses 2027 0',
    'Coordination 2028 1200',
    'Halls 2027 120050',
    'Survey 2027 70000',
  ]);
  const idle = await opened();
  const same = await finance.post(grid, { version: idle.version, [halls]: '1200.50' });
  assert.match(same.text, /Aucun montant n’a été modifié/);
});

test('what is no amount is told at its cell, and nothing is written or lost', async () => {
  const { version } = await opened();
  const typed = { version, [halls]: '1.2.3', [buses]: '77', reason: 'x', 'rows.1.2027': '5' };
  const { status, text } = await finance.post(grid, typed);
  assert.equal(status, 422);
  assert.match(text, /aria-invalid="true" aria-describedby="f-c-[^"]+-error"/);
  assert.equal(valueIn(text, halls), '1.2.3');
  assert.equal(valueIn(text, buses), '77');
  assert.match(text, /id="f-rows-1-place-error"/);
  assert.equal(valueIn(text, 'version'), version, 'what others do meanwhile is still told');
  const twice = { version, 'rows.0.place': outcomes[0], 'rows.0.line': 'a', 'rows.0.heading': 'running' };
  const stands = await finance.post(grid, {
    ...twice,
    'rows.0.partnershipId': partnerships[0],
    'rows.0.item': 'Halls',
    'rows.0.2028': '9',
  });
  assert.match(stands.text, /existe déjà/);
  const negative = await finance.post(grid, { version, [buses]: '-3', reason: 'x' });
  assert.equal(negative.status, 422);
  assert.match(negative.text, /aria-invalid="true" aria-describedby="f-c-[^"]+-error"/);
});

test('a cell that somebody set meanwhile is told with both amounts; saved again it is meant', async () => {
  const { version } = await opened();
  await doing(db, officer, setBudgetAmounts, {
    programmeId: id,
    amounts: [amount('Halls', 130_000), amount('Buses', 5)],
    reason: 'Meanwhile',
  });
  const typed = { version, [halls]: '1500', [buses]: '0,00', reason: 'Mine' };
  const told = await finance.post(grid, typed);
  assert.equal(told.status, 422);
  assert.match(plain(told.text), /1 300,00 EUR/);
  assert.equal(valueIn(told.text, halls), '1500');
  assert.equal(valueIn(told.text, buses), '0,05', 'what I did not touch shows what stands there now');
  const again = { ...typed, version: valueIn(told.text, 'version')!, [buses]: '0,05' };
  assert.equal((await finance.post(grid, again)).status, 303);
  assert.deepEqual((await standing()).slice(0, 1), ['Buses 2027 5']);
});

test('the rules can be asked before anything is saved', async () => {
  const before = await standing();
  const { version } = await opened();
  const asked = await finance.post(grid, { version, [halls]: '9 999 999', check: '1' });
  assert.equal(asked.status, 200);
  assert.match(plain(asked.text), /9 999 999,05/);
  assert.equal(valueIn(asked.text, halls), '9 999 999');
  assert.deepEqual(await standing(), before);
});

test('one outcome or block can be shown alone; more rows keep what was typed', async () => {
  const alone = await finance.get(withQuery(grid, { place: 'management' }));
  assert.match(alone.text, /Coordination/);
  assert.doesNotMatch(alone.text, /Halls/);
  const more = await finance.post(grid, { do: 'more', 'rows.0.item': 'Kept', offered: '2' });
  assert.match(more.text, /name="rows\.5\.item"/);
  assert.match(more.text, /name="rows\.0\.item"[^>]* value="Kept"/);
});

test('who does not keep the budget is refused, another institute finds nothing', async () => {
  const scope = { outcomes: [outcomes[0]], years: [2027] };
  for (const role of ['programme_officer', 'auditor', 'administrator'] as const) {
    const visitor = app.as(cast.as(role, role === 'auditor' ? { scope } : {}));
    assert.equal((await visitor.get(grid)).status, 403, role);
    assert.equal((await visitor.post(grid, { [halls]: '1' })).status, 403, role);
  }
  const partner = app.as(cast.as('partner_treasurer', { partnerships: [partnerships[0]] }));
  assert.equal((await partner.get(grid)).status, 403);
  const stranger = app.as((await makeCast(db)).as('finance_officer'));
  assert.equal((await stranger.get(grid)).status, 404);
});
