import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { recordBudget } from '../../src/areas/finance/commands/record-budget.ts';
import { budgetInForce } from '../../src/areas/finance/queries/budget-amounts.ts';
import { paths } from '../../src/paths.ts';
import { doing } from '../support/cast.ts';
import { enrol } from '../support/enrol.ts';
import { accessibilityProblems, overflow, startJourney } from '../support/journey.ts';
import { makeProgramme } from '../support/programme.ts';

const { db, cast, visit } = await startJourney();
const officer = await enrol(db, cast.system, 'finance_officer');

/** Two rows of an outcome and one of management, two years of each. */
const withBudget = async () => {
  const { id, outcomes, partnerships } = await makeProgramme(db, cast, { until: '2029-12-31' });
  const years = [2027, 2028].map((year) => ({ from: `${year}-01-01`, until: `${year}-12-31` }));
  const amount = { minor: 1_000_00, currency: 'EUR' };
  const place = { block: 'operational', line: 'a', heading: 'running', outcomeId: outcomes[0], amount };
  await doing(db, cast.system, recordBudget, {
    programmeId: id,
    kind: 'filed',
    amounts: years.flatMap((year) => [
      { ...year, ...place, item: 'Formations', partnershipId: partnerships[0] },
      { ...year, ...place, item: 'Locaux' },
      { ...year, block: 'management', heading: 'other', item: 'Suivi', amount },
    ]),
  });
  return { id, path: paths.budgetGrid({ id }) };
};

const cell = (page: Page, row: string, year: number) =>
  page.getByRole('row', { name: row }).getByRole('textbox', { name: String(year) });

const totalOf = (page: Page) => page.locator('tfoot td').last().innerText();

const amountsOf = async (programmeId: string): Promise<number[]> => {
  const { amounts } = await db.read(cast.system, (tx) => budgetInForce(tx, cast.institute.id, programmeId));
  return amounts.map(({ minor }) => minor).sort((a, b) => a - b);
};

test('a finance officer types by keyboard, pastes a block, undoes, and saves', async () => {
  const { id, path } = await withBudget();
  const page = await visit({}, officer.sessionToken);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(path);
  await cell(page, 'Formations', 2027).focus();
  await page.keyboard.type('1500,5');
  await page.keyboard.press('Enter');
  assert.equal(await cell(page, 'Formations', 2027).inputValue(), '1 500,50'.replace(' ', '\u202f'));
  assert.ok(await cell(page, 'Locaux', 2027).evaluate((input) => input === document.activeElement));
  assert.match(await totalOf(page), /6\s500,50/);
  await page.getByText('Cases non enregistrées : 1').waitFor();

  await page.keyboard.press('F2');
  await page.keyboard.type('9');
  await page.keyboard.press('Escape');
  assert.match(await cell(page, 'Locaux', 2027).inputValue(), /^1\s000,00$/);

  await page.evaluate(() => navigator.clipboard.writeText('1.234,56\t20\nsept\t40\t50\t60'));
  await page.keyboard.press('Control+v');
  await page.getByText('Rien n’a été collé').waitFor();
  await page.getByText('« sept » n’est pas un montant').waitFor();
  await page.getByText(/en dehors de la grille/).waitFor();
  await page.evaluate(() => navigator.clipboard.writeText('1.234,56\t20\n30\t40'));
  await page.keyboard.press('Control+v');
  await page.getByText('Cases collées : 4').waitFor();
  assert.match(await totalOf(page), /3\s825,06/);

  await page.keyboard.press('Control+z');
  assert.match(await totalOf(page), /6\s500,50/);
  await page.keyboard.press('Control+y');
  await cell(page, 'Locaux', 2027).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  assert.match(
    await page.evaluate(() => navigator.clipboard.readText()),
    /^1\s234,56\t20,00\r?\n30,00\t40,00$/,
  );
  await page.getByLabel('Pourquoi').fill('Nouvelles offres');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Les montants sont inscrits au budget').waitFor();
  assert.deepEqual(await amountsOf(id), [20_00, 30_00, 40_00, 1_000_00, 1_234_56, 1_500_50]);
});

test('on a phone without JavaScript the same grid is a form', async () => {
  const { id, path } = await withBudget();
  const page = await visit({ width: 360, javaScript: false }, officer.sessionToken);
  await page.goto(path);
  await cell(page, 'Suivi', 2028).fill('neuf');
  await page.getByLabel('Pourquoi').fill('Moins de missions');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('alert').waitFor();
  assert.equal(await cell(page, 'Suivi', 2028).inputValue(), 'neuf');
  await cell(page, 'Suivi', 2028).fill('900');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Les montants sont inscrits au budget').waitFor();
  assert.ok((await amountsOf(id)).includes(900_00));
});

for (const [width, scheme] of [
  [360, 'dark'],
  [1280, 'light'],
] as const)
  test(`at ${width} pixels, ${scheme}, axe finds nothing in the grid and it scrolls in its own box`, async () => {
    const { path } = await withBudget();
    const page = await visit({ width, scheme }, officer.sessionToken);
    await page.goto(path);
    await cell(page, 'Locaux', 2027).fill('sept');
    await cell(page, 'Locaux', 2028).focus();
    await page.keyboard.press('Shift+ArrowDown');
    assert.deepEqual(await accessibilityProblems(page), []);
    assert.equal(await overflow(page), 0);
  });
