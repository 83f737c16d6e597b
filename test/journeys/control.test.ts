import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, yearOf } from '../../src/kernel/calendar-day.ts';
import { paths } from '../../src/paths.ts';
import { enrol } from '../support/enrol.ts';
import { accessibilityProblems, overflow, startJourney } from '../support/journey.ts';
import { makeOffice } from '../support/office.ts';

const { db, cast, visit } = await startJourney();
const office = await makeOffice(db, cast);
const auditor = await enrol(db, cast.system, 'auditor', {
  until: addDays(office.today, 30),
  scopeOutcomes: [...office.outcomes],
  scopeYears: [yearOf(office.today)],
});
const officer = await enrol(db, cast.system, 'programme_officer', { language: 'nl' });
const donor = await enrol(db, cast.system, 'donor_officer');
const activity = { kind: 'activity', id: office.activities.late };

test('on a phone without JavaScript an auditor asks in French, the officer replies in Dutch, the auditor closes', async () => {
  const asking = await visit({ width: 360, javaScript: false }, auditor.sessionToken);
  await asking.goto(paths.activity({ id: activity.id }));
  await asking.getByRole('link', { name: 'Poser une question' }).click();
  await asking.getByRole('button', { name: 'Envoyer la question' }).click();
  await asking.getByRole('alert').waitFor();
  await asking.getByLabel('Question du contrôle').fill('Combien de personnes ?');
  await asking.getByRole('button', { name: 'Envoyer la question' }).click();
  await asking.getByText('La question est posée').waitFor();

  const replying = await visit({ width: 360, javaScript: false }, officer.sessionToken);
  await replying.goto(paths.home());
  await replying.getByRole('link', { name: 'De controle antwoorden: „Combien de personnes ?”' }).click();
  await replying.getByLabel('Antwoord', { exact: true }).fill('Twaalf, volgens de lijst.');
  await replying.getByRole('button', { name: 'Het antwoord versturen' }).click();
  await replying.getByText('Het antwoord is verstuurd').waitFor();

  await asking.goto(paths.home());
  await asking.getByRole('link', { name: 'Lire la réponse' }).click();
  await asking.getByText('Twaalf, volgens de lijst.').waitFor();
  await asking.getByRole('button', { name: 'Clore la question' }).click();
  await asking.getByText('a clos la question').waitFor();
});

for (const [width, scheme] of [
  [360, 'dark'],
  [1280, 'light'],
] as const)
  test(`at ${width} pixels, ${scheme}, the homes and the pages of a control pass axe and stay within the page`, async () => {
    const asking = await visit({ width, scheme }, auditor.sessionToken);
    await asking.goto(paths.askControlQuestion(activity));
    await asking.getByLabel('Question du contrôle').fill(`Une question à ${width} pixels`);
    await asking.getByRole('button', { name: 'Envoyer la question' }).click();
    await asking.getByText('La question est posée').waitFor();
    await asking.goto(paths.home());
    const question = await asking
      .getByRole('link', { name: /Réponse attendue/ })
      .first()
      .getAttribute('href');
    const shown = [
      paths.home(),
      paths.controlQuestions(),
      question ?? '',
      paths.askControlQuestion(activity),
      paths.activity({ id: activity.id }),
    ];
    for (const [token, addresses] of [
      [auditor.sessionToken, shown],
      [officer.sessionToken, [paths.home(), paths.controlQuestions(), question ?? '']],
      [donor.sessionToken, [paths.home()]],
    ] as const) {
      const page = await visit({ width, scheme }, token);
      for (const path of addresses) {
        await page.goto(path);
        assert.deepEqual(await accessibilityProblems(page), [], path);
        assert.equal(await overflow(page), 0, path);
      }
    }
  });
