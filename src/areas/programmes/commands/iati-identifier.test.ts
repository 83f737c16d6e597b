import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { programmeOf, title } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { outcomeById } from '../queries/outcomes.ts';
import { programmeById } from '../queries/programmes.ts';
import { reviseOutcome } from './revise-outcome.ts';
import { reviseProgramme } from './revise-programme.ts';

const db = await testDatabase();
const app = testApp(db);

test('an IATI identifier is given once: a programme and an outcome keep it, the same one again is fine', async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const officer = cast.as('programme_officer');
  const programme = {
    programmeId,
    reference: 'P2022',
    title,
    fromOn: '2022-01-01',
    untilOn: '2026-12-31',
  };
  const outcome = { outcomeId, code: 'OS1', title, aims: ['O2'] };
  const set = { iatiIdentifier: 'XX-R-P', version: 1 };
  await doing(db, officer, reviseProgramme, { ...programme, ...set });
  await doing(db, officer, reviseProgramme, { ...programme, ...set, version: 2 });
  await doing(db, officer, reviseProgramme, { ...programme, version: 3 });
  await doing(db, officer, reviseOutcome, { ...outcome, ...set, iatiIdentifier: 'XX-R-P-OS1' });
  for (const isImported of [false, true]) {
    const other = { iatiIdentifier: 'XX-R-OTHER', isImported };
    const refused = (identifier: string) => ({
      done: false,
      fields: { iatiIdentifier: [{ key: 'programmes.iati-identifier-set', args: { identifier } }] },
    });
    assert.deepEqual(
      await perform(db, officer, reviseProgramme, newId(), { ...programme, ...other, version: 4 }),
      refused('XX-R-P'),
    );
    assert.deepEqual(
      await perform(db, officer, reviseOutcome, newId(), { ...outcome, ...other, version: 2 }),
      refused('XX-R-P-OS1'),
    );
  }
  const { institute } = cast;
  assert.equal(
    (await db.read(officer, (tx) => programmeById(tx, institute.id, programmeId)))?.iatiIdentifier,
    'XX-R-P',
  );
  assert.equal(
    (await db.read(officer, (tx) => outcomeById(tx, institute.id, outcomeId)))?.iatiIdentifier,
    'XX-R-P-OS1',
  );
});

test('a form takes an identifier that is not yet set, then shows it, and says at its place why it stays', async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const officer = app.as(cast.as('programme_officer'));
  const forms = [
    {
      path: paths.editProgramme({ id: programmeId }),
      fields: { reference: 'P2022', 'title.fr': 'Un titre', fromOn: '01/01/2022', untilOn: '31/12/2026' },
    },
    {
      path: paths.editOutcome({ id: outcomeId }),
      fields: { code: 'OS1', 'title.fr': 'Un titre', aims: 'O2' },
    },
  ];
  for (const [at, { path, fields }] of forms.entries()) {
    const identifier = `XX-R-${at}`;
    assert.match((await officer.get(path)).text, /name="iatiIdentifier"/);
    const set = await officer.post(path, { ...fields, version: '1', iatiIdentifier: identifier });
    assert.equal(set.status, 303);
    const { text } = await officer.get(path);
    assert.doesNotMatch(text, /name="iatiIdentifier"/);
    assert.match(text, new RegExp(`<dd>${identifier}`));
    const other = await officer.post(path, { ...fields, version: '2', iatiIdentifier: 'XX-R-OTHER' });
    assert.equal(other.status, 422);
    assert.match(other.text, new RegExp(`id="f-iatiIdentifier-error"[^>]*>Déjà publié sous ${identifier}`));
    assert.equal((await officer.post(path, { ...fields, version: '2' })).status, 303);
  }
});
