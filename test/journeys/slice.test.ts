import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, todayIn, yearOf } from '../../src/kernel/calendar-day.ts';
import { writeDay } from '../../src/kernel/notation.ts';
import { paths } from '../../src/paths.ts';
import { enrol } from '../support/enrol.ts';
import { accessibilityProblems, overflow, startJourney } from '../support/journey.ts';
import { makeOffice } from '../support/office.ts';

// One programme from an activity to its account: the partner on a small phone without JavaScript, the officer and the
// donor at a desk.
const { db, cast, visit } = await startJourney();
const office = await makeOffice(db, cast);
const partner = await enrol(db, cast.system, 'partner_coordinator', {
  partnershipId: office.partnerships[0],
});
const officer = await enrol(db, cast.system, 'programme_officer');
const director = await enrol(db, cast.system, 'director');
const phone = { width: 360, javaScript: false };
const today = todayIn();
const written = (days: number) => writeDay(addDays(today, days), 'fr');

test('the partner says what took place, with counts and no names', async () => {
  const page = await visit(phone, partner.sessionToken);
  await page.goto('/');
  await page.goto(paths.activity({ id: office.activities.late }));
  await page.getByRole('link', { name: 'Dire qu’elle a eu lieu' }).click();
  await page.locator('#f-heldFrom').fill(written(-14));
  await page.locator('#f-heldUntil').fill(written(30));
  await page.locator('#f-count-female-under_35-informal').fill('12');
  await page.locator('#f-count-male-35_and_over-formal').fill('9');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('alert').waitFor();
  assert.equal(
    await page.locator('#f-count-female-under_35-informal').inputValue(),
    '12',
    'what was typed stays',
  );
  await page.locator('#f-heldUntil').fill(written(-12));
  await page.locator('#f-report').fill('Trois séances, vingt et une personnes, un plan de recrutement.');
  await page.locator('#f-reportOn').fill(written(-5));
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.waitForURL(`**${paths.activity({ id: office.activities.late })}`);
  assert.match(await page.locator('main').innerText(), /21/);
});

test('the partner notes what it cost, and the photo of the voucher comes after the text', async () => {
  const page = await visit(phone, partner.sessionToken);
  await page.goto(paths.activity({ id: office.activities.late }));
  await page.getByRole('link', { name: 'Ajouter une dépense' }).click();
  await page.locator('#f-amount').fill('85,000,5');
  await page.locator('#f-paidOn').fill(written(-13));
  await page.locator('#f-description').fill('Location de salle, cercle d’étude, 21 personnes');
  await page.locator('#f-heading-1').check();
  await page.locator('#f-voucher-1').check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.locator('#f-amount').inputValue(), '85,000,5');
  await page.locator('#f-amount').fill('85,50');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.waitForURL(/\/expenses\/[0-9a-f-]{36}/);
  assert.match(await page.locator('main').innerText(), /85,50/);
});

test('the officer sees it against the plan, files the year, and the donor reads what was filed', async () => {
  const desk = await visit({}, officer.sessionToken);
  await desk.goto(paths.programme({ id: office.programmeId }));
  assert.match(await desk.locator('main').innerText(), /85,50/);
  const signing = await visit({}, director.sessionToken);
  await signing.goto(paths.fileProgramme({ id: office.programmeId }));
  await signing.locator('#f-year').fill(String(yearOf(today)));
  await signing.getByRole('button', { name: 'Déposer auprès du bailleur' }).click();
  await signing.waitForURL(/\/filings\/[0-9a-f-]{36}/);
  const filed = new URL(signing.url()).pathname;
  const donor = await enrol(db, cast.system, 'donor_officer');
  const reading = await visit({}, donor.sessionToken);
  await reading.goto('/');
  await reading.goto(filed);
  assert.equal(await reading.locator('h1').innerText(), 'Programme');
});

test('axe finds nothing and nothing runs out of the page, on a phone and at a desk, for officer and partner', async () => {
  const shown = [
    '/',
    paths.portfolio(),
    paths.programme({ id: office.programmeId }),
    paths.outcome({ id: office.outcomes[0] }),
    paths.activity({ id: office.activities.late }),
    paths.expenses(),
    paths.expense({ id: office.expenseId }),
    paths.newExpense(),
    paths.budgetAgainstActual({ id: office.programmeId }),
    paths.indicator({ id: office.indicatorId }),
    paths.rules(),
  ];
  for (const device of [{ width: 360 }, { width: 1280, scheme: 'dark' as const }]) {
    const page = await visit(device, officer.sessionToken);
    for (const path of shown) {
      await page.goto(path);
      assert.deepEqual(await accessibilityProblems(page), [], `${path} at ${device.width}`);
      assert.equal(await overflow(page), 0, `${path} at ${device.width}`);
    }
  }
});
