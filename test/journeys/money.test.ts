import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { expenses } from '../../src/areas/finance/queries/expenses.ts';
import { paths } from '../../src/paths.ts';
import { agreedTransfers, on } from '../support/agreed-transfers.ts';
import { enrol } from '../support/enrol.ts';
import { accessibilityProblems, overflow, startJourney } from '../support/journey.ts';

const { db, visit } = await startJourney();
const { cast, programme, partnershipId, agreementId, sent } = await agreedTransfers(db);
const institute = cast.institute.id;
const officer = await enrol(db, cast.system, 'finance_officer');
const director = await enrol(db, cast.system, 'director', { language: 'nl' });
const treasurer = await enrol(db, cast.system, 'partner_treasurer', { partnershipId });
const phone = { width: 360, javaScript: false };

/** A day as people here type it. */
const typed = (days: number) => on(days).split('-').reverse().join('/');
const save = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('a transfer is planned, asked for on a phone without JavaScript, approved in Dutch by another, and linked to the bank', async () => {
  const planning = await visit({}, officer.sessionToken);
  await planning.goto(paths.agreementTransfers({ id: agreementId }));
  await planning.getByRole('link', { name: 'Prévoir un transfert' }).click();
  await save(planning, 'Enregistrer');
  await planning.getByRole('alert').waitFor();
  await planning.getByLabel('Prévu le').fill(typed(5));
  await planning.getByLabel('Montant').fill('1 000,50');
  await planning.getByLabel('Programme').selectOption(programme.id);
  await save(planning, 'Enregistrer');
  const address = new URL(planning.url()).pathname;

  const asking = await visit(phone, treasurer.sessionToken);
  await asking.goto(address);
  await asking.getByRole('heading', { name: 'Pourquoi il attend' }).waitFor();
  await asking.getByRole('link', { name: 'Demander le transfert' }).click();
  await save(asking, 'Demander le transfert');
  await asking.getByText('Le transfert est demandé').waitFor();

  const deciding = await visit(phone, director.sessionToken);
  await deciding.goto(address);
  await deciding.getByRole('link', { name: 'Beslissen' }).click();
  await deciding.getByLabel('goedgekeurd').check();
  await save(deciding, 'Bewaren');
  await deciding.getByText('De beslissing is bewaard.').waitFor();

  await sent(1_000_50, on(0));
  await planning.goto(`${address}/payment`);
  await planning.getByLabel('Virement').selectOption({ index: 1 });
  await save(planning, 'Enregistrer');
  await planning.getByText('Le virement est lié.').waitFor();
  await asking.goto(address);
  await asking.getByText('payé', { exact: true }).first().waitFor();
});

test('a treasurer writes many expenses on a phone; the one that is wrong keeps them all, and the director approves them', async () => {
  const writing = await visit(phone, treasurer.sessionToken);
  await writing.goto(paths.expenseLines());
  await writing.getByLabel('Outcome').first().selectOption({ index: 1 });
  const fill = async (line: number, day: string, what: string, amount: string) => {
    await writing.getByLabel('Payée le').nth(line).fill(day);
    await writing.getByLabel('Pour quoi').nth(line).fill(what);
    await writing.getByLabel('Montant').nth(line).fill(amount);
  };
  await fill(0, typed(-3), 'Salle de réunion', '85,00');
  await fill(1, typed(-2), 'Transport', 'beaucoup');
  await save(writing, 'Enregistrer toutes les lignes');
  await writing.getByRole('alert').waitFor();
  assert.equal(await writing.getByLabel('Montant').nth(1).inputValue(), 'beaucoup');
  await writing.getByLabel('Montant').nth(1).fill('40');
  await save(writing, 'Enregistrer toutes les lignes');
  await writing.getByText('Les dépenses sont notées.').waitFor();
  const amounts = async (more = {}) => {
    const scope = { programmeId: programme.id, ...more };
    const rows = await db.read(cast.as('finance_officer'), (tx) => expenses(tx, institute, scope));
    return rows.map(({ minor }) => minor).sort((a, b) => a - b);
  };
  assert.deepEqual(await amounts({ approval: 'open' }), [4_000, 8_500]);

  const approving = await visit(phone, director.sessionToken);
  await approving.goto(paths.approveExpenses());
  for (const box of await approving.getByRole('checkbox').all()) await box.check();
  await save(approving, 'Wat is aangevinkt goedkeuren');
  await approving.getByText('De uitgaven zijn goedgekeurd.').waitFor();
  assert.deepEqual(await amounts({ approval: 'approved' }), [4_000, 8_500]);
});

for (const [width, scheme] of [
  [360, 'dark'],
  [1280, 'light'],
] as const)
  test(`at ${width} pixels, ${scheme}, the pages of the money pass axe and stay within the page`, async () => {
    const { id } = programme;
    const page = await visit({ width, scheme }, director.sessionToken);
    for (const address of [
      paths.agreementTransfers({ id: agreementId }),
      paths.plannedTransfers(),
      paths.advances(),
      paths.cashPosition(),
      paths.expenseLines(),
      paths.expenses(),
      paths.instalments({ id }),
      paths.subsidyCuts({ id }),
      paths.ownContributions({ id }),
      paths.openingBalances({ id }),
      paths.revenues({ id }),
      paths.justification({ id }),
      paths.yearEnd({ id }),
      paths.settlement({ id }),
      paths.findings(),
      paths.posts(),
      paths.assets(),
      paths.perDiems(),
      paths.vatStandings(),
      paths.jointProgrammes(),
    ]) {
      const response = await page.goto(address);
      assert.equal(response?.status(), 200, address);
      assert.deepEqual(await accessibilityProblems(page), [], address);
      assert.ok((await overflow(page)) <= 0, `${address} is too wide`);
    }
  });
