import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { filledFormWith } from '../../../../test/support/filled-form.ts';
import { reportingOffice } from '../../../../test/support/reporting.ts';
import { newId } from '../../../kernel/id.ts';
import { changeSource, type Localized } from '../../../kernel/localized.ts';
import { paths, withQuery } from '../../../paths.ts';
import { cellWords } from '../../sheets/queries/figure-words.ts';
import { addLibraryIndicator } from '../commands/add-library-indicator.ts';
import { definitionsOf } from '../queries/indicators.ts';

const db = await testDatabase();
const app = testApp(db);
const { cast, officer, programme, indicator, record } = await reportingOffice(db);
const institute = cast.institute.id;
const reading = (language: 'fr' | 'nl' | 'en') => app.as(cast.as('programme_officer', { language }));
const [french, dutch, english] = [reading('fr'), reading('nl'), reading('en')];
const at = async (id: string) =>
  (await db.read(officer, (tx) => definitionsOf(tx, institute, [id]))).get(id)!;
const textsOf = (label: unknown) =>
  Object.fromEntries(Object.entries(label as Localized).map(([code, { text }]) => [code, text]));

const said = (text: string): Localized => ({ fr: { text, source: true } });
const branch = [
  {
    key: 'branche',
    label: said('Branche'),
    categories: [
      { key: 'mines', label: said('mines') },
      { key: 'docks', label: said('docks') },
    ],
  },
];

test('a breakdown and its categories take words in the other languages, and each reader has their own; cells keep their keys', async () => {
  const id = await indicator({ axes: branch });
  await record(id, '41', { breakdown: { branche: 'mines' } });
  const address = paths.redefineIndicator({ id });
  const form = await french.get(address);
  assert.match(form.text, /Les autres langues \(8 mots manquent\)/);
  const open = filledFormWith(form.text, 'axes.0.category')!;
  assert.equal(open['axes.1.axis.nl'], undefined, 'the name of a breakdown is asked once');
  const more = {
    'axes.0.axis.nl': 'Bedrijfstak',
    'axes.0.category.nl': 'mijnen',
    'axes.1.category.nl': 'havens',
    'axes.1.category.en': 'ports',
  };
  const saved = await french.post(address, { ...open, ...more });
  assert.equal(saved.status, 303, saved.text);
  const [axis] = (await at(id)).axes;
  assert.deepEqual([axis!.key, ...axis!.categories.map(({ key }) => key)], ['branche', 'mines', 'docks']);
  assert.deepEqual(textsOf(axis!.label), { fr: 'Branche', nl: 'Bedrijfstak' });
  assert.deepEqual(textsOf(axis!.categories[1]!.label), { fr: 'docks', nl: 'havens', en: 'ports' });
  const read = await dutch.get(paths.indicator({ id }));
  assert.match(read.text, /Bedrijfstak: mijnen, havens/);
  assert.match((await french.get(paths.indicator({ id }))).text, /Branche\s: mines, docks/);
  assert.match((await english.get(paths.indicator({ id }))).text, /Branche: mines, ports/);
});

test('who reads another language is told in which the words stand, changes none by saving, and writes their own beside them', async () => {
  const id = await indicator({ axes: branch });
  const address = paths.redefineIndicator({ id });
  const form = await dutch.get(address);
  assert.match(form.text, /value="mines" lang="fr"\/?><p class="quiet">Français</);
  const open = filledFormWith(form.text, 'axes.0.category')!;
  assert.equal((await dutch.post(address, { ...open, 'description.fr': 'Mieux' })).status, 303);
  assert.deepEqual((await at(id)).axes, branch);
  const again = filledFormWith((await dutch.get(address)).text, 'axes.0.category')!;
  const own = { ...again, 'axes.0.category.nl': 'mijnen', 'axes.1.category': 'ports' };
  assert.equal((await dutch.post(address, own)).status, 303);
  const [mines, docks] = (await at(id)).axes[0]!.categories;
  assert.deepEqual(textsOf(mines!.label), { fr: 'mines', nl: 'mijnen' });
  assert.deepEqual(textsOf(docks!.label), { fr: 'ports' }, 'the French that was in sight is what was mended');
});

test('languages that no field shows, and translations of words that were changed since, stay as they are', async () => {
  const label = changeSource({ ...said('puits'), de: { text: 'Gruben' }, nl: { text: 'putten' } }, 'mines');
  const [axis] = branch;
  const categories = [{ key: 'mines', label }, axis!.categories[1]!];
  const id = await indicator({ axes: [{ ...axis!, categories }] });
  const address = paths.redefineIndicator({ id });
  const open = filledFormWith((await french.get(address)).text, 'axes.0.category')!;
  assert.equal((await french.post(address, { ...open, 'axes.1.category.nl': 'havens' })).status, 303);
  assert.deepEqual((await at(id)).axes[0]!.categories[0]!.label, label);
});

test('what was typed of a new row in another language alone is not passed over, and a row that stood is emptied by what is in sight', async () => {
  const id = await indicator({ axes: branch });
  const address = paths.redefineIndicator({ id });
  const open = filledFormWith((await french.get(address)).text, 'axes.0.category')!;
  const alone = await french.post(address, { ...open, 'axes.2.category.nl': 'havens' });
  assert.equal(alone.status, 422);
  assert.match(alone.text, /name="axes\.2\.category\.nl"[^>]*value="havens"/);
  const emptied = { ...open, 'axes.0.axis': '', 'axes.0.category': '', 'axes.0.axis.nl': 'Bedrijfstak' };
  const asked = await french.post(address, { ...emptied, 'axes.0.category.nl': 'mijnen' });
  assert.equal(asked.status, 200);
  assert.match(asked.text, /name="cells\.0\.cell" value="branche:mines"/);
  const second = filledFormWith(asked.text, 'cells.0.cell')!;
  const done = await french.post(address, { ...second, 'cells.0.change': 'dropped', reason: 'Fermées' });
  assert.equal(done.status, 303, done.text);
  const [axis] = (await at(id)).axes;
  assert.deepEqual(textsOf(axis!.label), { fr: 'Branche', nl: 'Bedrijfstak' });
});

test('two categories, or two breakdowns, that are called alike in any languages are refused beside the field, as the file that names one could mean either', async () => {
  const id = await indicator({ axes: branch });
  const address = paths.redefineIndicator({ id });
  const open = filledFormWith((await french.get(address)).text, 'axes.0.category')!;
  const alike = await french.post(address, { ...open, 'axes.0.category.nl': 'Docks' });
  assert.equal(alike.status, 422);
  assert.match(alike.text, /Deux catégories de «\sBranche\s» s’appelleraient «\sdocks\s»/);
  const standard = await french.post(address, { ...open, 'axes.0.axis.nl': 'geslacht' });
  assert.equal(standard.status, 422);
  assert.match(standard.text, /Deux ventilations s’appelleraient «\sgeslacht\s»/);
});

test('a file names a category in any of the languages', async () => {
  const label = { ...said('mines'), nl: { text: 'mijnen' }, pt: { text: 'minas' } };
  const [axis] = branch;
  const categories = [{ key: 'mines', label }, axis!.categories[1]!];
  const id = await indicator({ axes: [{ ...axis!, categories }] });
  const { cells } = cellWords([await at(id)], [], []);
  for (const name of ['branche: mines', 'branche: mijnen', 'branche: minas', 'branche:mines'])
    assert.deepEqual(cells.get(id)!.get(name), { branche: 'mines' }, name);
});

test('the library takes them too, and an indicator that is filled from it takes them over in all languages', async () => {
  const libraryId = newId();
  await doing(db, cast.system, addLibraryIndicator, {
    ...{ id: libraryId, key: 'branches', level: '2', title: said('Mineurs'), measure: 'number' },
    ...{ overTime: 'sum', overPartners: 'sum', source: 'Nous', confidence: 'own', axes: branch },
  } as never);
  const keeper = app.as(cast.as('director', { language: 'fr' }));
  const edit = paths.editLibraryIndicator({ id: libraryId });
  const open = filledFormWith((await keeper.get(edit)).text, 'axes.0.category')!;
  const words = { 'axes.0.axis.nl': 'Bedrijfstak', 'axes.0.category.nl': 'mijnen' };
  assert.equal((await keeper.post(edit, { ...open, ...words })).status, 303);
  assert.match((await dutch.get(paths.libraryIndicator({ id: libraryId }))).text, /Bedrijfstak: mijnen/);
  const address = paths.newIndicator({ id: programme.outcomes[0]! });
  const filled = filledFormWith(
    (await french.get(withQuery(address, { library: libraryId }))).text,
    'axes.0.category',
  )!;
  const made = await french.post(address, { ...filled, code: 'BR.1' });
  assert.equal(made.status, 303, made.text);
  assert.match((await dutch.get(made.location!)).text, /Bedrijfstak: mijnen/);
});
