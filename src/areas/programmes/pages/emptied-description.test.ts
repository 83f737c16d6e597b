import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { reviseOutcome } from '../commands/revise-outcome.ts';
import { outcomeById } from '../queries/outcomes.ts';
import { programmeById } from '../queries/programmes.ts';

const db = await testDatabase();
const app = testApp(db);

test('the description of an outcome and of a programme is emptied in the form, and kept by a change that does not speak of it', async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const me = app.as(cast.as('programme_officer'));
  const institute = cast.institute.id;
  const shown = { 'description.fr': 'Avec un nom', 'description.nl': 'Met een naam' };
  const emptied = { 'description.fr': '', 'description.nl': ' ', 'description.en': '' };
  const title = { 'title.fr': 'Un titre' };

  const ofOutcome = async () => (await db.read(cast.system, (tx) => outcomeById(tx, institute, outcomeId)))!;
  const outcome = { code: 'OS1', ...title, aims: ['O3'] };
  const outcomeForm = paths.editOutcome({ id: outcomeId });
  const version = async () => String((await ofOutcome()).version);
  const save = async (fields: object) =>
    (await me.post(outcomeForm, { ...outcome, ...fields, version: await version() })).status;
  assert.equal(await save({ ...shown, save: '1' }), 303);
  assert.equal((await ofOutcome()).description.nl?.text, 'Met een naam');
  const { title: said, aims, isBelgian } = await ofOutcome();
  await doing(db, cast.system, reviseOutcome, {
    ...{ outcomeId, version: Number(await version()), code: 'OS1', title: said, aims, isBelgian },
  });
  assert.equal((await ofOutcome()).description.fr?.text, 'Avec un nom', 'a caller that does not give it');
  assert.equal(await save(emptied), 303);
  assert.deepEqual((await ofOutcome()).description, {});
  assert.equal(await save({ ...shown, save: '1' }), 303);
  assert.match((await me.get(outcomeForm)).text, /ses traductions disparaissent aussi\s:\sNederlands/);
  assert.equal(await save({ ...shown, 'description.fr': '' }), 303);
  assert.deepEqual((await ofOutcome()).description, {}, 'the name does not live on in the translation');

  const ofProgramme = async () =>
    (await db.read(cast.system, (tx) => programmeById(tx, institute, programmeId)))!;
  const programme = { reference: 'P2022', ...title, fromOn: '01/01/2022', untilOn: '31/12/2026' };
  for (const [fields, left] of [
    [shown, ['fr', 'nl']],
    [emptied, []],
  ] as const) {
    const sent = { ...programme, ...fields, version: String((await ofProgramme()).version) };
    assert.equal((await me.post(paths.editProgramme({ id: programmeId }), sent)).status, 303);
    assert.deepEqual(Object.keys((await ofProgramme()).description).sort(), left);
  }
});
