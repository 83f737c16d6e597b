import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paths } from '../../src/paths.ts';
import { enrol } from '../support/enrol.ts';
import { accessibilityProblems, overflow, startJourney } from '../support/journey.ts';
import { makeOffice } from '../support/office.ts';

const { db, cast, visit } = await startJourney();
const office = await makeOffice(db, cast);
const director = await enrol(db, cast.system, 'director');
const coordinator = await enrol(db, cast.system, 'partner_coordinator', {
  partnershipId: office.partnerships[0],
});

const shown = [
  paths.home(),
  paths.portfolio(),
  paths.programme({ id: office.programmeId }),
  paths.programmeChecks({ id: office.programmeId }),
  paths.programmeRecords({ id: office.programmeId }),
  paths.outcome({ id: office.outcomes[0] }),
  paths.partner({ id: office.partnerships[0] }),
  paths.activity({ id: office.activities.exchange }),
  paths.activity({ id: office.activities.late }),
  paths.checks(),
  `${paths.checks()}?of=expenses`,
  paths.history({ kind: 'activity', id: office.activities.late }),
  `${paths.search()}?q=course`,
  paths.coverage(),
  `${paths.coverage()}?measure=activities&rows=year&columns=year`,
  `${paths.coverageEntries()}?measure=spent`,
  paths.calendar(),
  `${paths.calendar()}?year=${office.today.slice(0, 4)}`,
];

for (const [width, scheme] of [
  [360, 'dark'],
  [1280, 'light'],
] as const) {
  test(`at ${width} pixels, ${scheme}, what is shown of an office passes axe and stays within the page`, async () => {
    const page = await visit({ width, scheme }, director.sessionToken);
    for (const path of shown) {
      await page.goto(path);
      assert.deepEqual(await accessibilityProblems(page), [], path);
      assert.equal(await overflow(page), 0, path);
    }
    const partner = await visit({ width, scheme }, coordinator.sessionToken);
    await partner.goto(paths.home());
    assert.deepEqual(await accessibilityProblems(partner), []);
    assert.equal(await overflow(partner), 0);
  });
}

test('without JavaScript one walks from what waits to the activity, its history and back to its programme', async () => {
  const page = await visit({ width: 360, javaScript: false }, director.sessionToken);
  await page.goto(paths.portfolio());
  await page.getByRole('link', { name: 'OS1 Outcome 1' }).first().click();
  await page.getByRole('link', { name: 'Late course' }).click();
  await page.getByRole('link', { name: 'Historique' }).click();
  await page.getByText('a planifié l’activité').waitFor();
  await page.getByRole('link', { name: 'Late course' }).click();
  await page.getByRole('link', { name: `${cast.institute.code}-P` }).click();
  await page.getByRole('heading', { level: 1, name: 'Programme' }).waitFor();
});

test('without JavaScript one lays the matrix out anew, opens a figure, turns the calendar and finds from any page', async () => {
  const page = await visit({ width: 360, javaScript: false }, director.sessionToken);
  await page.goto(paths.portfolio());
  await page.getByRole('link', { name: 'Matrice de couverture' }).click();
  await page.getByLabel('Mesure').selectOption('activities');
  await page.getByLabel('Lignes').selectOption('country');
  await page.getByRole('button', { name: 'Afficher' }).click();
  await page.getByRole('row', { name: /Bénin/ }).getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: 'Activités' }).waitFor();
  await page.goto(`${paths.calendar()}?month=2026-12`);
  await page.getByRole('link', { name: 'janvier 2027' }).click();
  await page.getByRole('heading', { level: 1, name: 'janvier 2027' }).waitFor();
  await page.getByRole('searchbox', { name: 'Chercher' }).fill('COURSÉ');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /Late course/ }).waitFor();
});

test('without JavaScript a partner goes from what is to be sent to the activity itself', async () => {
  const page = await visit({ width: 360, javaScript: false }, coordinator.sessionToken);
  await page.goto(paths.home());
  await page.getByRole('link', { name: /Late course/ }).click();
  await page.getByRole('link', { name: 'Dire qu’elle a eu lieu' }).waitFor();
});

test('on a phone a grid that scrolls keeps the first word of each row in sight', async () => {
  const page = await visit({ width: 360 }, director.sessionToken);
  await page.goto(paths.whoMayWhat());
  const region = page.locator('scroll-region').first();
  const [first, last] = await region.evaluate((element) => {
    const edges = () => element.querySelector('tbody tr:not(.group) > th')!.getBoundingClientRect();
    const before = edges().left;
    element.scrollLeft = element.scrollWidth;
    return [
      { left: before, width: 0 },
      { left: edges().left, width: edges().width },
    ] as const;
  });
  assert.ok((await region.evaluate((element) => element.scrollLeft)) > 100);
  assert.ok(Math.abs(first.left - last.left) <= 1, `${first.left} -> ${last.left}`);
  assert.ok(last.width >= 140 && last.width <= 200, `${last.width} px`);
});
