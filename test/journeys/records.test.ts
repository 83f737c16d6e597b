import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paths } from '../../src/paths.ts';
import { enrol } from '../support/enrol.ts';
import { accessibilityProblems, overflow, startJourney } from '../support/journey.ts';
import { photo } from '../support/pictures.ts';
import { makeProgramme } from '../support/programme.ts';

const { db, cast, visit } = await startJourney();
const { id: programme, partnerships } = await makeProgramme(db, cast);
const officer = await enrol(db, cast.system, 'finance_officer');
const administrator = await enrol(db, cast.system, 'administrator');
const subject = { kind: 'partnership', id: partnerships[0] };

test('without JavaScript a photo taken sideways is attached and shown the right way up', async () => {
  const page = await visit({ width: 360, javaScript: false }, officer.sessionToken);
  await page.goto(paths.attachDocument(subject));
  await page.getByLabel('Titre').fill('Reçu du transport');
  const picture = { name: 'recu.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo(6)) };
  await page.getByLabel('Photo ou PDF').setInputFiles(picture);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('link', { name: 'Reçu du transport' }).click();
  const shown = await page.getByRole('img', { name: 'Reçu du transport' }).elementHandle();
  const size = await shown!.evaluate(async (image) => {
    const picture = image as HTMLImageElement;
    // Its size is 0 until it is decoded: read only then.
    await picture.decode();
    return [picture.naturalWidth, picture.naturalHeight];
  });
  assert.deepEqual(size, [8, 16]);
});

for (const width of [360, 1280]) {
  test(`at ${width} pixels the pages of people and records pass axe and stay within the page`, async () => {
    const page = await visit({ width }, administrator.sessionToken);
    const ask = `${paths.askDerogation()}?kind=programme&id=${programme}`;
    for (const path of [
      paths.people(),
      paths.invite(),
      paths.lendDuty(),
      paths.account(),
      paths.whoMayWhat(),
      paths.suspendMembership({ id: officer.membershipId }),
      paths.derogations(),
    ]) {
      await page.goto(path);
      assert.deepEqual(await accessibilityProblems(page), [], path);
      assert.equal(await overflow(page), 0, path);
    }
    const finance = await visit({ width }, officer.sessionToken);
    for (const path of [paths.attachDocument(subject), paths.writeComment(subject), ask]) {
      await finance.goto(path);
      assert.deepEqual(await accessibilityProblems(finance), [], path);
      assert.equal(await overflow(finance), 0, path);
    }
  });
}
