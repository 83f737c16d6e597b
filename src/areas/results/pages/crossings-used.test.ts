import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice } from '../../../../test/support/reporting.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addLibraryIndicator } from '../commands/add-library-indicator.ts';
import { defineResults } from '../commands/define-results.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { keyOfCell } from '../rules/carried-cells.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const { institute, programme, record } = office;
const [outcomeId] = programme.outcomes;
const officer = app.as({ ...office.officer, language: 'en' });
const partner = app.as({ ...office.partner, language: 'en' });
const said = (text: string) => ({ en: { text, source: true as const } });
const sexByAge: [string, string] = ['sex', 'age'];
const youngWomen = { sex: 'female', age: 'under_35' };
const choice = 'sex:female+age:under_35';

const found = async (id: string) =>
  (await db.read(office.officer, (tx) => definitionsOf(tx, institute, [id]))).get(id)!;
const cells = async (id: string) => {
  const [rollUp] = await db.read(office.officer, (tx) =>
    indicatorRollUps(tx, institute, { indicatorIds: [id] }),
  );
  const figures = rollUp!.cells.map(({ breakdown, actual }) => [keyOfCell(breakdown), actual?.value ?? null]);
  return { whole: rollUp!.actual?.value ?? null, of: new Map(figures as [string, string | null][]) };
};
const typed = { measure: 'number', ascending: 'up', overTime: 'sum', overPartners: 'sum' };
const boxes = (text: string) =>
  [...text.matchAll(/name="crossings" value="([^"]+)"( checked)?/g)].map(
    ([, value, checked]) => `${value}${checked ? '!' : ''}`,
  );
const days = Object.fromEntries(
  Object.entries(firstHalf).map(([name, day]) => [name, day.split('-').reverse().join('/')]),
);

test('single measurements, corrections, targets and baselines are of what is counted together too', async () => {
  const id = await office.indicator({ crossings: [sexByAge] });
  const address = paths.newMeasurement({ id });
  const { text } = await partner.get(address);
  assert.match(text, /<option value="sex:female\+age:under_35">sex: women, age: under 35</);
  const meaning = /name="meaning" value="(\d+)"/.exec(text)?.[1];
  const form = { ...days, provenance: 'Register', ...(meaning ? { meaning } : {}) };
  const offered = await partner.post(address, { ...form, value: '6', breakdown: choice });
  assert.equal(offered.status, 303, offered.text.slice(0, 3000));
  const other = await partner.post(address, { ...form, value: '6', breakdown: 'sex:female+economy:formal' });
  assert.equal(other.status, 422);
  assert.match(other.text, /href="#f-breakdown"/);
  const targets = await officer.get(paths.targets({ id }));
  assert.match(targets.text, /<legend>sex: women, age: under 35/);
  const baseline = withQuery(paths.setBaseline({ id }), { cell: choice });
  assert.equal((await officer.get(baseline)).status, 200);
  const set = await officer.post(baseline, { year: '2025', value: '3', breakdown: choice, opened: choice });
  assert.equal(set.status, 303, set.text.slice(0, 3000));
  const [rollUp] = await db.read(office.officer, (tx) =>
    indicatorRollUps(tx, institute, { indicatorIds: [id] }),
  );
  const young = rollUp!.cells.find(({ breakdown }) => keyOfCell(breakdown) === keyOfCell(youngWomen));
  assert.deepEqual([young?.baseline?.value, young?.actual?.value], ['3', '6']);
});

test('a correction keeps the cell of a crossing that a form offers no more', async () => {
  const id = await office.indicator();
  const { id: measurementId } = await record(id, '6', { breakdown: { sex: 'female', economy: 'formal' } });
  const address = paths.correctMeasurement({ id: measurementId });
  const { text } = await partner.get(address);
  const version = /name="version" value="(\d+)"/.exec(text)![1]!;
  const corrected = await partner.post(address, {
    ...{ ...days, provenance: 'Register', value: '5', reason: 'Miscounted', version, breakdown: '' },
  });
  assert.equal(corrected.status, 303, corrected.text.slice(0, 3000));
  assert.deepEqual([...(await cells(id)).of], [[keyOfCell({ sex: 'female', economy: 'formal' }), '5']]);
});

test('figures are narrowed to what is counted together, and open their entries', async () => {
  const id = await office.indicator({ crossings: [sexByAge] });
  await record(id, '9', { breakdown: youngWomen });
  await record(id, '30');
  const narrowed = withQuery(paths.resultFigures({ id: programme.id }), {
    ...{ cell: 'sex:female,age:under_35', indicator: id, time: 'none' },
  });
  const { status, text } = await officer.get(narrowed);
  assert.equal(status, 200);
  assert.match(text, />9<\/a>/);
  assert.doesNotMatch(text, />30<\/a>/);
  assert.match(text, /<option value="age:under_35,sex:female" selected[^>]*>sex: women, age: under 35/);
  const apart = await found(await office.indicator());
  const all = withQuery(paths.resultFigures({ id: programme.id }), { cell: 'sex:female,age:under_35' });
  const [, left = ''] =
    /not broken down by “sex: women, age: under 35” and not shown: ([^<]+)</.exec(
      (await officer.get(all)).text,
    ) ?? [];
  assert.ok(left.split(', ').includes(apart.code), `${apart.code} does not count them together`);
  assert.ok(!left.split(', ').includes((await found(id)).code));
  const entries = withQuery(paths.figureEntries({ id }), { cell: 'age:under_35,sex:female' });
  assert.match((await officer.get(entries)).text, /sex: women, age: under 35/);
});

test('two categories that no indicator counts together are told beside the field, unless something was measured so', async () => {
  const id = await office.indicator({ crossings: [sexByAge] });
  const other = 'sex:female,economy:informal';
  const pages = [paths.resultFigures({ id: programme.id }), paths.figureEntries({ id })];
  for (const address of pages)
    for (const format of ['', 'csv']) {
      const { status, text } = await officer.get(withQuery(address, { cell: other, format }));
      assert.equal(status, 422, address);
      assert.match(
        text,
        /href="#f-cell"[^>]*>No indicator here counts “[^”]*women, [^”]*informal[^”]*” together/,
      );
    }
  const unknown = await officer.get(withQuery(pages[0]!, { cell: 'sex:female,age:of_stone' }));
  assert.match(unknown.text, /href="#f-cell"[^>]*>“sex:female,age:of_stone” is not among/);
  const apart = await office.indicator();
  await record(apart, '2', { breakdown: { sex: 'female', economy: 'informal' } });
  const measured = await officer.get(withQuery(pages[0]!, { cell: other }));
  assert.equal(measured.status, 200);
  assert.match(measured.text, /<option value="economy:informal,sex:female" selected/);
  assert.equal((await officer.get(withQuery(pages[1]!, { cell: other }))).status, 422);
});

test('the library holds crossings, an indicator is filled with them, and leaving one out is a deviation', async () => {
  const { id: libraryId } = await doing(db, office.officer, addLibraryIndicator, {
    ...{ key: `k${newId().slice(-8)}`, title: said('Members'), measure: 'number', overTime: 'sum' },
    ...{ overPartners: 'sum', level: '2', source: 'Our own', confidence: 'own', crossings: [['age', 'sex']] },
  } as never);
  assert.match((await officer.get(paths.libraryIndicator({ id: libraryId }))).text, /sex × age/);
  const address = withQuery(paths.newIndicator({ id: outcomeId }), { library: libraryId });
  assert.ok(boxes((await officer.get(address)).text).includes('sex+age!'));
  const form = { ...typed, 'title.en': 'Members', libraryId };
  const taken = async (more: object, code: string) => {
    const saved = await officer.post(address, { ...form, code, ...more });
    assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  };
  await taken({ crossings: ['sex+age'] }, 'L1');
  await taken({}, 'L2');
  const { text } = await officer.get(paths.libraryIndicator({ id: libraryId }));
  assert.match(text, /L1[\s\S]*?as in the library/);
  assert.match(text, /L2[\s\S]*?<td[^>]*><span>Counted together</);
  const library = paths.libraryIndicator({ id: libraryId });
  assert.equal((await officer.get(withQuery(library, { cell: 'age:under_35,sex:female' }))).status, 200);
  const uncrossed = await officer.get(withQuery(library, { cell: 'economy:formal,sex:female' }));
  assert.equal(uncrossed.status, 422);
  assert.match(uncrossed.text, /href="#f-cell"[^>]*>No indicator here counts “[^”]+” together/);
});

test('a file of results brings the crossings of a new indicator, and leaves those that stand', async () => {
  const indicator = {
    ...{ id: newId(), code: 'F1', title: said('Members'), measure: 'number', overTime: 'sum' },
    ...{ overPartners: 'sum', crossings: [['age', 'sex']] },
  };
  const file = (each: object) => ({
    outcomeId: programme.outcomes[1]!,
    results: [{ key: '1', type: '2', title: said('Stronger'), indicators: [each] }],
  });
  await doing(db, office.officer, defineResults, file(indicator) as never);
  const { crossings: _, ...unsaid } = { ...indicator, title: said('Members who pay') };
  await doing(db, office.officer, defineResults, file(unsaid) as never);
  assert.deepEqual((await found(indicator.id)).crossings, [sexByAge]);
  const wrong = file({ ...indicator, id: newId(), code: 'F2', crossings: [['sex', 'sector']] });
  await assert.rejects(doing(db, office.officer, defineResults, wrong as never), /crossing-axis-unknown/);
});
