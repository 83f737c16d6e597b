import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addLibraryIndicator } from '../src/areas/results/commands/add-library-indicator.ts';
import { defineIndicator } from '../src/areas/results/commands/define-indicator.ts';
import { recordMeasurement } from '../src/areas/results/commands/record-measurement.ts';
import { newId } from '../src/kernel/id.ts';
import { paths, withQuery } from '../src/paths.ts';
import { testApp } from './support/app.ts';
import { doing, makeCast } from './support/cast.ts';
import { testDatabase } from './support/cluster.ts';
import { namesRead } from './support/names-read.ts';
import { makeProgramme } from './support/programme.ts';
import { unstamped } from './support/unstamped.ts';

const db = await testDatabase();
const app = testApp(db);

const definition = {
  title: { en: { text: 'People trained', source: true } },
  ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
};

/** A programme of an institute, an indicator of its library and one filled from that, measured once. */
const officeWithFigures = async () => {
  const cast = await makeCast(db);
  const programme = await makeProgramme(db, cast);
  const { id: libraryId } = await doing(db, cast.system, addLibraryIndicator, {
    ...{ ...definition, key: 'trained', level: '1', source: 'Our manual', confidence: 'own' },
  } as never);
  const [outcomeId] = programme.outcomes;
  const ofLibrary = { ...definition, outcomeId, code: 'T1', libraryId };
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, ofLibrary);
  await doing(db, cast.system, recordMeasurement, {
    ...{ indicatorId, partnershipId: programme.partnerships[0], value: '10', provenance: 'Register' },
    ...{ from: '2027-01-01', until: '2027-12-31' },
  });
  return { cast, programme, libraryId, indicatorId };
};

const office = await officeWithFigures();
const other = await officeWithFigures();
const me = app.as(office.cast.as('director', { language: 'en' }));
const { programme, indicatorId, libraryId } = office;

/** What each page is asked by in its address, each with a field where it is amiss. */
const pages: Record<string, string> = {
  [paths.resultFigures({ id: programme.id })]: 'outcome indicator partner country cell lines time on asof',
  [paths.figureEntries({ id: indicatorId })]:
    'partner country time period cell from until version asof only after',
  [paths.indicator({ id: indicatorId })]: 'on asof',
  [paths.libraryIndicator({ id: libraryId })]: 'outcome programme partner country lines time cell on asof',
  [paths.indicatorLibrary()]: 'level outcome',
  [paths.measurements()]: 'programme outcome indicator partner state rule year until after',
  [paths.measurementSheet()]: 'outcome',
  [paths.budgetAgainstActual({ id: programme.id })]: 'by across figure cumulative on asof',
  [paths.budget({ id: programme.id })]: 'outcome block line partner heading year version asof',
  [paths.judgedExpenses({ id: programme.id })]:
    'what rule outcome block line partner heading year quarter month until asof after',
  [paths.budgetParts({ id: programme.id })]:
    'what outcome block line partner heading year quarter month until asof day',
  [paths.openingBalances({ id: programme.id })]:
    'report outcome block line partner heading year quarter month until asof',
  [paths.coverage()]: 'measure rows columns institute programme outcome aim kind country year partner on',
  [paths.coverageEntries()]:
    'measure institute programme outcome aim kind country year partner on rows columns after',
  [paths.filedCoverageEntries()]:
    'measure institute programme outcome aim kind country year partner rows columns after',
  [paths.countryMap()]: 'measure institute programme outcome aim kind country year partner on',
};

/** What is no way to ask for figures: the file that is wanted, and words that anything can be, as an item's. */
const asides = ['format', 'table', 'words', 'retired', 'item'];

for (const [address, said] of Object.entries(pages)) {
  const names = said.split(' ');

  test(`every name that ${address} reads of its address is judged here`, async () => {
    const read = await namesRead(async () => assert.equal((await me.get(address)).status, 200));
    const unjudged = read.filter((name) => ![...names, ...asides].includes(name));
    assert.deepEqual(unjudged, []);
  });

  test(`what cannot be meant in ${address} is told beside its field, and no file is made`, async () => {
    for (const name of names)
      for (const query of [`${name}=nonesuch`, `${name}=2027&${name}=2028`, `${name}=nonesuch&format=csv`]) {
        const { status, text } = await me.get(`${address}?${query}`);
        assert.equal(status, 422, query);
        assert.ok(text.includes(`href="#f-${name}"`), query);
        assert.ok(text.includes(`id="f-${name}"`), query);
        assert.doesNotMatch(text, /<dd class="value">/, query);
      }
  });

  test(`a thing of another institute reads in ${address} as one that there is not`, async () => {
    const theirs: Record<string, string> = {
      programme: other.programme.id,
      outcome: other.programme.outcomes[0],
      partner: other.programme.partnerships[0],
      indicator: other.indicatorId,
    };
    for (const name of names.filter((each) => each in theirs)) {
      const asked = async (id: string) => {
        const { status, text } = await me.get(withQuery(address, { [name]: id }));
        return { status, text: unstamped(text.replaceAll(id, 'ID').replace(/[0-9a-f-]{36}/g, '')) };
      };
      const foreign = await asked(theirs[name]!);
      assert.equal(foreign.status, 422, name);
      assert.deepEqual(foreign, await asked(newId()), name);
    }
  });

  test(`a day to come is none to read ${address} as of`, async () => {
    for (const format of names.includes('on') ? ['', 'csv'] : []) {
      const { status, text } = await me.get(withQuery(address, { on: '31/12/2099', format }));
      assert.equal(status, 422);
      assert.match(text, /This day is still to come/);
    }
  });
}

test('a form is opened from nothing that there is not', async () => {
  const forms: Record<string, string> = {
    [paths.newIndicator({ id: programme.outcomes[0] })]: 'library',
    [paths.newTarget({ id: indicatorId })]: 'target',
    [paths.setBaseline({ id: indicatorId })]: 'baseline cell',
    [paths.redefineIndicator({ id: indicatorId })]: 'standard',
    [paths.newWindow({ id: programme.id })]: 'like',
  };
  const officer = app.as(office.cast.as('programme_officer', { language: 'en' }));
  for (const [form, names] of Object.entries(forms)) {
    assert.equal((await officer.get(form)).status, 200, form);
    for (const name of names.split(' '))
      for (const value of ['nonesuch', newId()])
        assert.equal((await officer.get(withQuery(form, { [name]: value }))).status, 404, `${form} ${name}`);
  }
});
