import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice } from '../../../../test/support/reporting.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addLibraryIndicator } from '../commands/add-library-indicator.ts';
import { defineResults } from '../commands/define-results.ts';
import { editLibraryIndicator } from '../commands/edit-library-indicator.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { libraryIndicatorById } from '../queries/library-indicators.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const { institute, programme } = office;
const [outcomeId] = programme.outcomes;
const officer = app.as({ ...office.officer, language: 'en' });
const said = (text: string) => ({ en: { text, source: true as const } });
const all = ['sex', 'age', 'economy'];
const asked = { 'brokenDownBy.asked': 'yes' };
const typed = { measure: 'number', ascending: 'up', overTime: 'sum', overPartners: 'sum' };
const found = async (id: string) =>
  (await db.read(office.officer, (tx) => definitionsOf(tx, institute, [id]))).get(id)!;
const ticked = (text: string) =>
  [...text.matchAll(/name="brokenDownBy" value="([^"]+)"( checked)?/g)].map(
    ([, value, checked]) => `${value}${checked ? '!' : ''}`,
  );
const redefining = (id: string, version: string, more: object) =>
  officer.post(paths.redefineIndicator({ id }), {
    ...{ ...typed, 'title.en': 'Agreements', version, comparable: 'on', ...more },
  });

test('a definition is broken down by sex, age and economy unless a box is unticked, and tells what it leaves out', async () => {
  const address = paths.newIndicator({ id: outcomeId });
  assert.deepEqual(
    ticked((await officer.get(address)).text),
    all.map((axis) => `${axis}!`),
  );
  const form = { ...typed, ...asked, 'title.en': 'Agreements', code: 'A1' };
  const saved = await officer.post(address, { ...form, brokenDownBy: ['sex'] });
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const card = (await officer.get(saved.location!)).text;
  assert.match(card, /Not broken down by<\/dt><dd[^>]*>age, economy/);
  const id = saved.location!.split('/').at(-1)!.split('?')[0]!;
  assert.deepEqual((await found(id)).leftOutAxes, ['age', 'economy']);
  assert.deepEqual(ticked((await officer.get(paths.redefineIndicator({ id }))).text), [
    ...['sex!', 'age', 'economy'],
  ]);
  const kept = await redefining(id, '1', { 'title.en': 'Signed agreements' });
  assert.equal(kept.status, 303, kept.text.slice(0, 2000));
  assert.deepEqual((await found(id)).leftOutAxes, ['age', 'economy'], 'a form without boxes says nothing');
  assert.equal((await redefining(id, '2', asked)).status, 303);
  assert.deepEqual((await found(id)).leftOutAxes, all, 'no box is ticked');
  assert.equal((await redefining(id, '3', { ...asked, brokenDownBy: all })).status, 303);
  assert.deepEqual((await found(id)).leftOutAxes, []);
  assert.doesNotMatch((await officer.get(paths.indicator({ id }))).text, /Not broken down by/);
  const history = (await officer.get(paths.history({ kind: 'indicator', id }))).text;
  assert.match(history, /Not broken down by[\s\S]{0,200}sex; age; economy/);
});

test('an axis in use is not left out: the error stands beside the boxes, which stay as they were', async () => {
  const address = paths.newIndicator({ id: outcomeId });
  const form = { ...typed, ...asked, 'title.en': 'Members', code: 'A2', brokenDownBy: ['economy'] };
  const rows = { 'axes.0.axis': 'Age', 'axes.0.category': 'Under 30' };
  const own = await officer.post(address, { ...form, ...rows });
  assert.equal(own.status, 422);
  assert.match(own.text, /href="#f-leftOutAxes"[^>]*>[^<]*Age has categories of its own/);
  assert.match(own.text, /id="f-leftOutAxes-error"/);
  assert.deepEqual(ticked(own.text), ['sex', 'age', 'economy!']);
  const crossed = await officer.post(address, { ...form, crossings: ['sex+economy'] });
  assert.match(crossed.text, /href="#f-leftOutAxes"[^>]*>[^<]*A crossing needs sex/);
  const old = await officer.post(address, { ...typed, 'title.en': '', code: 'A2' });
  assert.deepEqual(
    ticked(old.text),
    all.map((axis) => `${axis}!`),
    'a form without boxes is shown with what stands',
  );
});

test('to count a left-out axis in categories of its own ticks its box', async () => {
  const id = await office.indicator({ leftOutAxes: ['age', 'sex'] });
  const older = await redefining(id, '1', { overPartners: 'ratio' });
  assert.deepEqual(ticked(older.text), ['sex', 'age', 'economy!'], 'as it stands');
  const address = withQuery(paths.redefineIndicator({ id }), { standard: 'age' });
  assert.deepEqual(ticked((await officer.get(address)).text), ['sex', 'age!', 'economy!']);
});

test('the library leaves axes out, an indicator is filled so, and asking otherwise is a deviation', async () => {
  const definition = { ...{ title: said('Agreements'), measure: 'number', overTime: 'sum' } };
  const shared = {
    ...{ ...definition, overPartners: 'sum', level: '2', source: 'Our own', confidence: 'own' },
  };
  const { id: libraryId } = await doing(db, office.officer, addLibraryIndicator, {
    ...{ ...shared, key: `k${newId().slice(-8)}`, leftOutAxes: ['economy', 'age', 'sex'] },
  } as never);
  const library = paths.libraryIndicator({ id: libraryId });
  assert.match((await officer.get(library)).text, /Not broken down by<\/dt><dd[^>]*>sex, age, economy/);
  const address = withQuery(paths.newIndicator({ id: outcomeId }), { library: libraryId });
  assert.deepEqual(ticked((await officer.get(address)).text), all);
  const taken = async (code: string, more: object) => {
    const form = { ...typed, ...asked, 'title.en': 'Agreements', libraryId, code, ...more };
    const saved = await officer.post(address, form);
    assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  };
  await taken('L1', {});
  await taken('L2', { brokenDownBy: ['sex'] });
  const { text } = await officer.get(library);
  assert.match(text, /L1[\s\S]*?as in the library/);
  assert.match(text, /L2[\s\S]*?<td[^>]*><span>Not broken down by</);
  assert.equal((await officer.get(withQuery(library, { cell: 'sex:female' }))).status, 200, 'L2 asks it');
  assert.equal((await officer.get(withQuery(library, { cell: 'age:under_35' }))).status, 422);
  const edit = paths.editLibraryIndicator({ id: libraryId });
  assert.deepEqual(ticked((await officer.get(edit)).text), all);
  await doing(db, office.officer, editLibraryIndicator, { id: libraryId, version: 1, ...shared } as never);
  const kept = await db.read(office.officer, (tx) => libraryIndicatorById(tx, institute, libraryId));
  assert.deepEqual(kept!.leftOutAxes, all, 'left unsaid it stays');
});

test('a file of results brings what a new indicator leaves out, and leaves what stands', async () => {
  const indicator = {
    ...{ id: newId(), code: 'F1', title: said('Agreements'), measure: 'number', overTime: 'sum' },
    ...{ overPartners: 'sum', leftOutAxes: ['age', 'sex'] },
  };
  const file = (each: object) => ({
    outcomeId: programme.outcomes[1]!,
    results: [{ key: '1', type: '2', title: said('Stronger'), indicators: [each] }],
  });
  await doing(db, office.officer, defineResults, file(indicator) as never);
  const { leftOutAxes: _, ...unsaid } = { ...indicator, title: said('Agreements signed') };
  await doing(db, office.officer, defineResults, file(unsaid) as never);
  assert.deepEqual((await found(indicator.id)).leftOutAxes, ['sex', 'age']);
  const wrong = file({ ...indicator, id: newId(), code: 'F2', crossings: [['sex', 'age']] });
  await assert.rejects(doing(db, office.officer, defineResults, wrong as never), /left-out-axis-crossed/);
});
