import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enrol } from '../support/enrol.ts';
import { accessibilityProblems, overflow, startJourney } from '../support/journey.ts';

const { db, cast, visit } = await startJourney();
const officer = await enrol(db, cast.system, 'programme_officer');

for (const javaScript of [true, false]) {
  test(`${javaScript ? 'with' : 'without'} JavaScript one signs in, registers an organisation and finds it in the list`, async () => {
    const page = await visit({ width: 360, javaScript });
    await page.goto('/organisations');
    await page.getByLabel('Adresse e-mail').fill(officer.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(officer.password);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('link', { name: 'Inscrire une organisation' }).click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    assert.match(await page.getByRole('alert').innerText(), /2 choses à corriger/);
    const name = `Syndicat inventé ${javaScript}`;
    await page.getByRole('textbox', { name: 'Nom' }).fill(name);
    await page.getByLabel('Type', { exact: true }).selectOption('national_union');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.goto('/organisations');
    await page.getByRole('link', { name }).waitFor();
  });
}

test('a session that ended under a form asks to sign in and keeps what was typed', async () => {
  const someone = await enrol(db, cast.system, 'programme_officer');
  const page = await visit({ javaScript: false }, someone.sessionToken);
  await page.goto('/organisations/new');
  await page.getByRole('textbox', { name: 'Nom' }).fill('Union qui a failli se perdre');
  await page.getByLabel('Type', { exact: true }).selectOption('confederation');
  await page.context().clearCookies({ name: 'relais' });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByLabel('Adresse e-mail').fill(someone.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(someone.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('button', { name: 'Enregistrer ce que j’ai tapé' }).click();
  await page.goto('/organisations');
  await page.getByRole('link', { name: 'Union qui a failli se perdre' }).waitFor();
});

for (const width of [360, 1280]) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`at ${width} pixels, ${scheme}, axe finds nothing and nothing runs out of the page`, async () => {
      const page = await visit({ width, scheme }, officer.sessionToken);
      for (const path of ['/organisations', '/organisations/new', '/sign-in', '/forgotten-password']) {
        await page.goto(path);
        assert.deepEqual(await accessibilityProblems(page), [], path);
        assert.equal(await overflow(page), 0, path);
      }
    });
  }
}
