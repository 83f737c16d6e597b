import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { filledFormWith } from '../../../../test/support/filled-form.ts';
import { reportingOffice } from '../../../../test/support/reporting.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addLibraryIndicator } from '../commands/add-library-indicator.ts';
import { defineResults } from '../commands/define-results.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { libraryIndicatorById } from '../queries/library-indicators.ts';

const db = await testDatabase();
const app = testApp(db);
const { cast, officer, programme, indicator, record } = await reportingOffice(db);
const institute = cast.institute.id;
const reading = (language: 'fr' | 'nl') => app.as(cast.as('programme_officer', { language }));
const [french, dutch] = [reading('fr'), reading('nl')];
const at = async (id: string) =>
  (await db.read(officer, (tx) => definitionsOf(tx, institute, [id]))).get(id)!;

const title = { fr: { text: 'Membres', source: true as const } };
const counted = { measure: 'number', overTime: 'sum', overPartners: 'sum' } as const;
const register = { fr: { text: 'Registre', source: true }, nl: { text: 'Ledenlijst' } } as const;
const director = { fr: { text: 'Direction', source: true }, nl: { text: 'Directie' } } as const;

test('what shows an indicator and who measures it are read in the language of the reader', async () => {
  const id = await indicator({ sourceOfVerification: register, responsible: director });
  const own = await french.get(paths.indicator({ id }));
  assert.match(own.text, /<dd>Registre<\/dd>[\s\S]*<dd>Direction<\/dd>/);
  const other = await dutch.get(paths.indicator({ id }));
  assert.match(other.text, /<dd>Ledenlijst<\/dd>[\s\S]*<dd>Directie<\/dd>/);
});

test('to say them otherwise, or in another language, needs no reason, begins no series and keeps what was measured', async () => {
  const id = await indicator({ sourceOfVerification: 'Registre', responsible: 'Direction' });
  assert.deepEqual((await at(id)).responsible, { fr: { text: 'Direction', source: true } });
  await record(id, '900');
  const address = paths.redefineIndicator({ id });
  const open = filledFormWith((await french.get(address)).text, 'sourceOfVerification.fr');
  const more = { 'sourceOfVerification.nl': 'Ledenlijst', 'responsible.fr': 'Secrétariat' };
  assert.equal((await french.post(address, { ...open, ...more })).status, 303);
  const now = await at(id);
  assert.deepEqual([now.edition, now.series], [2, 1]);
  assert.deepEqual(
    [now.sourceOfVerification.fr?.text, now.sourceOfVerification.nl?.text, now.responsible.fr?.text],
    ['Registre', 'Ledenlijst', 'Secrétariat'],
  );
  assert.match((await french.get(paths.indicator({ id }))).text, /900/);
});

test('a file that says in words what stands in some language changes nothing, and leaves who measures it as it stands', async () => {
  const id = await indicator({ sourceOfVerification: register, responsible: director });
  const file = async (code: string, said: object) => {
    const facts = { baselines: [], targets: [], measurements: [] };
    const planned = { code, title, ...counted, ascending: true, ...said, ...facts };
    const results = [{ key: '1', type: '2', title, indicators: [planned] }];
    await doing(db, officer, defineResults, { outcomeId: programme.outcomes[0], results } as never);
  };
  const { code, ...found } = await at(id);
  await file(code, { sourceOfVerification: 'Ledenlijst' });
  const same = await at(id);
  assert.deepEqual([same.edition, same.sourceOfVerification], [1, found.sourceOfVerification]);
  await file(code, { sourceOfVerification: 'Cartes' });
  const changed = await at(id);
  assert.deepEqual([changed.edition, changed.series], [2, 1]);
  assert.deepEqual(changed.sourceOfVerification, { fr: { text: 'Cartes', source: true } });
  assert.deepEqual(changed.responsible, found.responsible, 'which the file does not say');
});

test('an indicator takes over what shows it from the library in all its languages, and the library keeps those that its form hides', async () => {
  const libraryId = newId();
  const said = { ...register, de: { text: 'Mitgliederliste' } };
  await doing(db, cast.system, addLibraryIndicator, {
    ...{ id: libraryId, key: 'worded', level: '2', title, ...counted, source: 'Nous', confidence: 'own' },
    sourceOfVerification: said,
  });
  const form = await dutch.get(
    withQuery(paths.newIndicator({ id: programme.outcomes[0]! }), { library: libraryId }),
  );
  for (const [code, { text }] of Object.entries(register))
    assert.match(form.text, new RegExp(`name="sourceOfVerification.${code}"[^>]*value="${text}"`));
  assert.match((await dutch.get(paths.libraryIndicator({ id: libraryId }))).text, /<dd>Ledenlijst<\/dd>/);
  const keeper = app.as(cast.as('director', { language: 'fr' }));
  const edit = paths.editLibraryIndicator({ id: libraryId });
  const open = filledFormWith((await keeper.get(edit)).text, 'sourceOfVerification.fr');
  const saved = await keeper.post(edit, { ...open, 'sourceOfVerification.nl': 'Register' });
  assert.equal(saved.status, 303);
  const kept = await db.read(officer, (tx) => libraryIndicatorById(tx, institute, libraryId));
  assert.deepEqual(
    Object.entries(kept!.sourceOfVerification)
      .map(([code, { text }]) => [code, text].join(' '))
      .sort(),
    ['de Mitgliederliste', 'fr Registre', 'nl Register'],
  );
});
