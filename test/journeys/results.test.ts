import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { reportById } from '../../src/areas/results/queries/reporting-windows.ts';
import { addDays, todayIn } from '../../src/kernel/calendar-day.ts';
import { paths, withQuery } from '../../src/paths.ts';
import { enrol } from '../support/enrol.ts';
import { accessibilityProblems, overflow, startJourney } from '../support/journey.ts';
import { reportingOffice, reportYear } from '../support/reporting.ts';

const { db, visit } = await startJourney();
const lastYear = reportYear - 1;
const office = await reportingOffice(db, { sinceYear: lastYear });
const { cast, programme, partnershipId, indicator, open } = office;
const institute = cast.institute.id;
const outcomeId = programme.outcomes[0];
const coordinator = await enrol(db, cast.system, 'partner_coordinator', { partnershipId });
const officer = await enrol(db, cast.system, 'programme_officer', { language: 'nl' });
const director = await enrol(db, cast.system, 'director', { language: 'nl' });
const donor = await enrol(db, cast.system, 'donor_officer', { language: 'en' });
const phone = { width: 360, javaScript: false };

const titled = (text: string) => ({ fr: { text, source: true } });
const members = await indicator({ title: titled('Membres payants') });
const rate = await indicator({
  title: titled('Membres à jour de cotisation'),
  measure: 'percentage',
  overTime: 'last',
  overPartners: 'ratio',
});

/** The first half of last year was reported and is locked; the second is what the story is about. */
const first = { from: `${lastYear}-01-01`, until: `${lastYear}-06-30` };
const lockedWindow = await open([members], { name: `${lastYear}-S1`, ...first });
assert.ok((await lockedWindow.submitting([{ indicatorId: members, value: '1000' }])).done);
assert.ok((await lockedWindow.lock()).done);
const name = `${lastYear}-S2`;

/** A day as people here type it. */
const typed = (day: string) => day.split('-').reverse().join('/');
const press = (page: Page, button: string) => page.getByRole('button', { name: button, exact: true }).click();
/** What is said at this field of what was typed in it. */
const saidAt = async (field: Locator): Promise<string> => {
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  const said = (await field.getAttribute('aria-describedby')) ?? '';
  const id = said.split(' ').find((each) => each.endsWith('-error'));
  return field.page().locator(`#${id}`).innerText();
};
const of = (page: Page, title: string) => page.getByRole('group', { name: title });

/** Where the story goes on: the sheet of the partner in the window that the officer opens. */
let sheet = '';

test('an officer opens a period: one that leaves the programme is told beside its day, and nothing typed is lost', async () => {
  const page = await visit({}, officer.sessionToken);
  await page.goto(paths.reportingWindows({ id: programme.id }));
  await page.getByRole('link', { name: 'Nieuwe rapporteringsperiode' }).click();
  const until = page.getByLabel('Tot en met');
  await page.getByLabel('Naam van de periode').fill(name);
  await page.getByLabel('Van', { exact: true }).fill(typed(`${lastYear}-07-01`));
  await until.fill(`31/12/${reportYear + 9}`);
  await page.getByLabel('Opent op').fill(typed(addDays(todayIn(), -5)));
  await page.getByLabel('Sluit op').fill(typed(addDays(todayIn(), 20)));
  await press(page, 'Bewaren');
  assert.match(await saidAt(until), /Buiten het programma/);
  assert.equal(await page.getByLabel('Naam van de periode').inputValue(), name);
  await until.fill(typed(`${lastYear}-12-31`));
  await press(page, 'Bewaren');
  await page.getByText('De rapporteringsperiode is opgeslagen.').waitFor();
});

test('a coordinator reports it on a phone without JavaScript; each mistake is told at its figure and all stays typed', async () => {
  const page = await visit(phone, coordinator.sessionToken);
  await page.goto(paths.figureReports({ id: partnershipId }));
  await page.getByRole('link', { name }).click();
  sheet = new URL(page.url()).pathname;
  const [total, share] = [of(page, 'Membres payants'), of(page, 'Membres à jour')];
  const whole = total.getByLabel('l’ensemble', { exact: true });
  const women = total.getByLabel(/femmes/);
  const over = share.getByLabel(/^l’ensemble\s?: Numérateur/);
  await whole.fill('douze cents');
  await over.fill('900');
  await share.getByLabel(/^l’ensemble\s?: Dénominateur/).fill('800');
  await press(page, 'Garder comme brouillon');
  await page.getByText('Le brouillon est conservé').waitFor();
  assert.equal(await whole.inputValue(), 'douze cents', 'a draft keeps what it cannot read');
  await press(page, 'Remettre');
  assert.match(await saidAt(whole), /«\sdouze cents\s» n’est pas un nombre/);
  assert.equal(await over.inputValue(), '900');

  await whole.fill('1.200');
  await total.getByText('Dont, là où on le sait').click();
  await women.fill('1.300');
  await page.getByLabel('D’où vient ce chiffre').fill('Registre des cotisations');
  await press(page, 'Remettre');
  assert.match(await saidAt(over), /900 sur 800/);
  assert.match(await saidAt(women), /Par sexe, les parties font 1\s300, plus que le total/);
  assert.equal(await women.inputValue(), '1.300');
  assert.equal(await whole.inputValue(), '1.200');

  await women.fill('700');
  await over.fill('600');
  await press(page, 'Remettre');
  await page.getByText('Le rapport est remis').waitFor();
  await page.getByText('75 %').waitFor();
});

test('a value for a locked period is told at the day from which it counts', async () => {
  const page = await visit(phone, coordinator.sessionToken);
  await page.goto(paths.newMeasurement({ id: members }));
  const from = page.getByLabel('Du', { exact: true });
  await from.fill(typed(first.from));
  await page.getByLabel('Au', { exact: true }).fill(typed(`${lastYear}-03-31`));
  await page.getByLabel('Valeur mesurée').fill('30');
  await page.getByLabel('D’où vient ce chiffre').fill('Registre');
  await press(page, 'Enregistrer');
  assert.match(await saidAt(from), /verrouillée/);
  assert.equal(await page.getByLabel('Valeur mesurée').inputValue(), '30');
});

test('two reviewers at once: one returns a figure and approves the rest, the other is told and keeps the comment', async () => {
  const page = await visit({}, officer.sessionToken);
  await page.goto(paths.home());
  await page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
  const other = await visit(phone, director.sessionToken);
  await other.goto(`${sheet}/review`);
  await page.goto(`${sheet}/review`);
  const box = of(page, 'Membres payants').getByLabel('Dit cijfer terugsturen (het geheel)');
  const why = of(page, 'Membres payants').getByLabel('Waarom, of een opmerking').first();
  await box.check();
  await press(page, 'Terugsturen wat is aangevinkt, de rest goedkeuren');
  assert.ok(await saidAt(why), 'a figure is returned with its reason');
  assert.ok(await box.isChecked());
  await why.fill('Zonder de afdeling van het noorden?');
  await press(page, 'Terugsturen wat is aangevinkt, de rest goedkeuren');
  await page.getByText('De beoordeling is opgeslagen.').waitFor();

  const late = of(other, 'Membres à jour').getByLabel('Waarom, of een opmerking');
  await late.fill('Van welke lijst?');
  await press(other, 'Terugsturen wat is aangevinkt, de rest goedkeuren');
  await other.getByRole('heading', { name: 'Twee versies' }).waitFor();
  assert.equal(await late.inputValue(), 'Van welke lijst?');
});

test('the coordinator mends the figure that came back, and the officer locks the period', async () => {
  const page = await visit(phone, coordinator.sessionToken);
  await page.goto(sheet);
  await page.getByText('Zonder de afdeling van het noorden?').waitFor();
  await of(page, 'Membres à jour').getByText('approuvé').waitFor();
  await of(page, 'Membres payants').getByLabel('l’ensemble', { exact: true }).fill('1.250');
  await press(page, 'Remettre');
  await page.getByText('Le rapport est remis').waitFor();
  const reviewing = await visit({}, officer.sessionToken);
  await reviewing.goto(`${sheet}/review`);
  await press(reviewing, 'Terugsturen wat is aangevinkt, de rest goedkeuren');
  await reviewing.getByText('De beoordeling is opgeslagen.').waitFor();
  await press(reviewing, 'De periode vergrendelen');
  await reviewing.getByText('De periode is vergrendeld voor deze partner.').waitFor();
});

test('a locked figure is restated by the officer alone, who says who was told; the old one stays to read', async () => {
  const page = await visit({}, officer.sessionToken);
  await page.goto(paths.indicator({ id: members }));
  await page
    .getByRole('row', { name: /1\.250/ })
    .getByRole('link', { name: 'Verbeteren' })
    .click();
  await page.getByLabel('Gemeten waarde').fill('1.240');
  await page.getByLabel('Waarom', { exact: true }).fill('Tien leden stonden er twee keer in');
  await press(page, 'Bewaren');
  assert.ok(await saidAt(page.getByLabel('Wie werd verwittigd')));
  assert.equal(await page.getByLabel('Gemeten waarde').inputValue(), '1.240');
  await page.getByLabel('Wie werd verwittigd').fill('De coördinatie van de partner, brief');
  await press(page, 'Bewaren');
  await page.getByText('De verbetering is opgeslagen; de oude waarde blijft zichtbaar.').waitFor();
  const seen = await visit(phone, coordinator.sessionToken);
  await seen.goto(sheet);
  await seen.getByText(/1.240/).waitFor();
  await seen.getByText('rectifié').waitFor();
  const id = sheet.split('/').at(-1) ?? '';
  const report = await db.read(cast.as('director'), (tx) => reportById(tx, institute, id));
  assert.equal(report?.state, 'locked');
});

test('the scores wait for the story of a C; the donor reads the score with its story', async () => {
  const page = await visit({}, officer.sessionToken);
  await page.goto(withQuery(paths.outcomeScores({ id: outcomeId }), { year: String(lastYear) }));
  for (const good of await page.getByLabel('B · goed').all()) await good.check();
  await page.getByLabel('C · met problemen').first().check();
  await press(page, 'Bewaren');
  await page.getByText('De scores zijn bewaard.').waitFor();
  await page.getByRole('link', { name: 'De scores indienen' }).click();
  await press(page, 'De scores indienen');
  await page.getByText('Vragen zonder het gevraagde verhaal: 1').waitFor();
  await page.goto(withQuery(paths.outcomeScores({ id: outcomeId }), { year: String(lastYear) }));
  await page.getByLabel('Het verhaal achter de score').first().fill('De mijnen zijn gesloten');
  await press(page, 'Bewaren');
  await page.getByRole('link', { name: 'De scores indienen' }).click();
  await press(page, 'De scores indienen');
  await page.getByText('De scores zijn ingediend').waitFor();

  const reading = await visit(phone, donor.sessionToken);
  await reading.goto(paths.filedScores());
  await reading.getByRole('link', { name: /OS1/ }).click();
  await reading.getByText('C · with problems').waitFor();
  await reading.getByText('De mijnen zijn gesloten').waitFor();
});

test('the lessons learned are written and filed, and the partner reads them on a phone', async () => {
  const page = await visit({}, officer.sessionToken);
  await page.goto(withQuery(paths.outcomeLessons({ id: outcomeId }), { year: String(lastYear) }));
  await page.getByLabel('Hoe ze geleerd werd').first().fill('Niemand vroeg de leden.');
  await press(page, 'Bewaren');
  assert.ok(await saidAt(page.getByLabel('De les in één zin').first()));
  assert.equal(await page.getByLabel('Hoe ze geleerd werd').first().inputValue(), 'Niemand vroeg de leden.');
  await page.getByLabel('De les in één zin').first().fill('Vraag het eerst aan de leden');
  await press(page, 'Bewaren');
  await page.getByText('De lessen zijn bewaard.').waitFor();
  await page.getByRole('link', { name: 'De lessen indienen' }).click();
  await press(page, 'De lessen indienen');
  await page.getByText('De lessen zijn ingediend.').waitFor();
  const reading = await visit(phone, coordinator.sessionToken);
  await reading.goto(paths.filedLessons());
  await reading.getByText('Vraag het eerst aan de leden').waitFor();
});

for (const [width, scheme] of [
  [360, 'dark'],
  [1280, 'light'],
] as const)
  test(`at ${width} pixels, ${scheme}, the pages of the results pass axe and stay within the page`, async () => {
    const { id } = programme;
    const pages = async (who: { sessionToken: string }, addresses: readonly string[]) => {
      const page = await visit({ width, scheme }, who.sessionToken);
      for (const address of addresses) {
        const response = await page.goto(address);
        assert.equal(response?.status(), 200, address);
        assert.deepEqual(await accessibilityProblems(page), [], address);
        assert.ok((await overflow(page)) <= 0, `${address} is too wide`);
      }
    };
    await pages(coordinator, [
      paths.figureReports({ id: partnershipId }),
      sheet,
      paths.newMeasurement({ id: members }),
      paths.indicator({ id: rate }),
      paths.filedLessons(),
    ]);
    await pages(officer, [
      paths.reportingWindows({ id }),
      paths.newWindow({ id }),
      sheet,
      `${sheet}/review`,
      paths.resultFigures({ id }),
      paths.measurements(),
      paths.indicators({ id: outcomeId }),
      paths.indicator({ id: members }),
      paths.targets({ id: members }),
      paths.outcomeScores({ id: outcomeId }),
      paths.outcomeLessons({ id: outcomeId }),
      paths.programme({ id }),
      paths.theory({ id }),
    ]);
    await pages(donor, [paths.filedScores(), paths.filedLessons()]);
  });
