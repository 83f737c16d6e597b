import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { fileFrom, importInputOf, planFor, publishedText } from '../../../../test/support/publication.ts';
import { giveIdentifiers } from '../commands/give-identifiers.ts';
import { importIati } from '../commands/import-iati.ts';
import { changesAnything } from '../rules/import-plan.ts';
import { exampleFiles, realFile, schemasDir, withStandard } from '../xml/standard-files.ts';
import { validateFile } from '../xml/validate.ts';

const db = await testDatabase();

test(
  'the real publication goes out valid and clean, and its export changes nothing',
  withStandard,
  async () => {
    const cast = await makeCast(db);
    const input = await importInputOf(readFileSync(realFile));
    await doing(db, cast.as('director'), importIati, input);
    const xml = await publishedText(db, cast, 'KOEPELPROG2017-2021', 'PROG2017-2021');
    const validated = await validateFile(new TextEncoder().encode(xml), { schemasDir });
    assert.deepEqual(validated.ok && validated.value.findings, []);
    const out = await fileFrom(xml);
    assert.deepEqual(
      out.activities.flatMap(({ cleaned }) => cleaned),
      [],
    );
    const byIdentifier = new Map(
      input.file.activities.map(({ activity }) => [activity.identifier, activity]),
    );
    for (const { activity } of out.activities)
      assert.deepEqual(activity, byIdentifier.get(activity.identifier));
    assert.equal(changesAnything(await planFor(db, cast, out)), false);
    assert.equal(
      await publishedText(db, cast, 'KOEPELPROG2017-2021', 'PROG2017-2021'),
      xml,
      'the same state, the same bytes',
    );
  },
);

test('the mapping of the union programme comes out as the value that went in', withStandard, async () => {
  for (const path of exampleFiles) {
    const cast = await makeCast(db);
    const input = await importInputOf(readFileSync(path));
    await doing(db, cast.as('programme_officer'), importIati, input);
    const activities = input.file.activities.map(({ activity }) => activity);
    const [programme] = activities;
    const out = await fileFrom(await publishedText(db, cast, programme!.identifier));
    assert.deepEqual(
      out.activities.map(({ activity }) => activity),
      activities,
      path,
    );
  }
});

test('a programme made in Relais goes out valid, and its export changes nothing', withStandard, async () => {
  const cast = await makeCast(db);
  const { programmeId } = await makeOffice(db, cast);
  await doing(db, cast.as('programme_officer'), giveIdentifiers, { programmeId });
  const xml = await publishedText(db, cast, `${cast.institute.code}-P`);
  const validated = await validateFile(new TextEncoder().encode(xml), { schemasDir });
  assert.deepEqual(validated.ok && validated.value.findings, []);
  const file = await fileFrom(xml);
  const plan = await planFor(db, cast, file);
  assert.deepEqual(plan.refusals, []);
  assert.equal(plan.counts.created + plan.counts.updated, 0);
  assert.equal(changesAnything(plan), false);
});
