import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../src/kernel/id.ts';
import { paths, withQuery } from '../src/paths.ts';
import { testApp } from './support/app.ts';
import { makeCast } from './support/cast.ts';
import { testDatabase } from './support/cluster.ts';
import { namesRead } from './support/names-read.ts';
import { partnerOf, programmeOf } from './support/union-work.ts';
import { unstamped } from './support/unstamped.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { programmeId } = await programmeOf(db, cast);
const { partnershipId } = await partnerOf(db, cast, 'Syndicat');
const elsewhere = await makeCast(db);
const theirs = await programmeOf(db, elsewhere);
const { partnershipId: theirPartner } = await partnerOf(db, elsewhere, 'Syndicat');
const me = testApp(db).as(cast.as('director', { language: 'en' }));

/** What each list is narrowed by in its address. */
const lists: Record<string, string> = {
  [paths.actionPlans()]: 'partner',
  [paths.activities()]:
    'programme country kind state outcome partner hemisphere side capacity year sort after',
  [paths.advocacyDossiers()]: 'kind country partner year sort after',
  [paths.assets()]: 'programme partner state',
  [paths.collectiveAgreements()]: 'kind country partner year sort after',
  [paths.dialogueBodies()]: 'kind country partner sort after',
  [paths.dialogueEvents()]: 'kind country partner year sort after',
  [paths.evaluations()]: 'programme outcome kind state',
  [paths.partnerReports()]: 'partner agreement programme year state after',
  [paths.posts()]: 'partner',
  [paths.stories()]: 'programme outcome partner about published consent use after',
  [paths.assessments({ id: partnershipId })]: 'kind state after',
  [paths.budgetShifts()]: 'programme state year sort after',
  [paths.controlQuestions()]: 'state after',
  [paths.countryFacts()]: 'kind country on after',
  [paths.derogations()]: 'state after',
  [paths.evaluationRecommendations()]: 'evaluation partner state',
  [paths.exchangeDifferences()]: 'programme partner year',
  [paths.filedLessons()]: 'institute programme year versions after',
  [paths.filedOutcomes()]: 'institute programme aim year after',
  [paths.filedScores()]: 'institute programme year versions score after',
  [paths.filings()]: 'institute after',
  [paths.findings()]: 'state programme after',
  [paths.frameworks()]: 'kind',
  [paths.organisations()]: 'kind country sort after',
  [paths.parameters()]: 'confidence sort after',
  [paths.obligations()]: 'role open year after',
  [paths.partnerYears({ id: partnershipId })]: 'until',
  [paths.partners()]: 'country state screening sort after',
  [paths.people()]: 'role state after',
  [paths.plannedTransfers()]: 'programme agreement partner state year after',
  [paths.portfolioActivities()]: 'aim kind programme year after',
  [paths.programmes()]: 'state',
  [paths.programmeMarkers({ id: programmeId })]: 'outcome',
  [paths.programmeRisks({ id: programmeId })]: 'outcome state probability impact',
  [paths.rates()]: 'source currency year sort after',
  [paths.reviews()]: 'programme outcome partner state year after',
  [paths.sheets({ id: programmeId })]: 'after',
  [paths.programmeYear({ id: programmeId })]: 'role open year after',
  [paths.checks()]: 'of page programme year verdict rule',
  [withQuery(paths.checks(), { of: 'programmes' })]: 'page programme year verdict rule',
  [paths.programmeChecks({ id: programmeId })]: 'of page verdict rule',
  [paths.history({ kind: 'programme', id: programmeId })]: 'before',
  [paths.advances()]: 'programme partner days on',
  [paths.cashPosition()]: 'programme partner on',
  [paths.expenses()]:
    'programme activity post block from outcome partner line heading approval voucher year until-year quarter month currency since until asof sort after',
  [paths.ledger()]: 'programme partner year heading outcome asked sort after',
  [paths.transactions()]: 'outcome programme partner kind year quarter month currency since until asof after',
};

/** The list narrowed further. */
const addressOf = (list: string, more: Readonly<Record<string, string>>): string => {
  const [path = '', of] = list.split('?');
  return withQuery(path, { ...Object.fromEntries(new URLSearchParams(of)), ...more });
};

/** The file that is wanted, and words that anything can be: an item of an expense is one. */
const asides = ['format', 'table', 'q', 'words', 'item'];

for (const [list, filters] of Object.entries(lists))
  test(`every name that ${list} reads of its address is judged here`, async () => {
    const judged = [...new URLSearchParams(list.split('?')[1]).keys(), ...filters.split(' '), ...asides];
    const read = await namesRead(async () => assert.equal((await me.get(list)).status, 200));
    assert.deepEqual(
      read.filter((name) => !judged.includes(name)),
      [],
    );
  });

for (const list of Object.keys(lists))
  test(`a file of ${list} that there is not is told, and no other is made`, async () => {
    for (const [name, file] of [
      ['format', { format: 'nonesuch' }],
      ['format', { format: 'CSV' }],
      ['table', { format: 'csv', table: 'nonesuch' }],
    ] as const) {
      const { status, text } = await me.get(addressOf(list, file));
      assert.equal(status, 422, name);
      const isNoFile = /“(csv|CSV|nonesuch)” is not a file of this page/.test(text);
      assert.ok(isNoFile, name);
    }
  });

/** What would be said of rows that the list may not show. */
const promise = /nothing was narrowed|is shown from its beginning|stands in its usual/;

for (const [list, filters] of Object.entries(lists))
  test(`what cannot be meant in ${list} is told beside its field, and no file is made`, async () => {
    assert.equal((await me.get(list)).status, 200);
    for (const name of filters.split(' ')) {
      const { status, text } = await me.get(addressOf(list, { [name]: 'nonesuch' }));
      assert.equal(status, 422, name);
      assert.match(text, new RegExp(`href="#f-${name}">“nonesuch” is not `), name);
      assert.doesNotMatch(text, promise, `${name}: some lists stand under it whole, others show no row`);
      assert.ok(text.includes(`id="f-${name}"`), `${name} has a field`);
      const file = await me.get(addressOf(list, { [name]: 'nonesuch', format: 'csv' }));
      assert.equal(file.status, 422, `file by ${name}`);
    }
  });

/** What exists, and is another institute's. */
const foreign: Record<string, string> = {
  programme: theirs.programmeId,
  outcome: theirs.outcomeId,
  partner: theirPartner,
};

for (const [list, filters] of Object.entries(lists))
  test(`what is another institute’s narrows ${list} as little as what does not exist`, async () => {
    for (const name of filters.split(' ').filter((each) => foreign[each])) {
      const [id, none] = [foreign[name] ?? '', newId()];
      const is = await me.get(addressOf(list, { [name]: id }));
      const isNot = await me.get(addressOf(list, { [name]: none }));
      assert.equal(is.status, 422, name);
      assert.equal(unstamped(is.text.replaceAll(id, none)), unstamped(isNot.text), name);
    }
  });

for (const [list, filters] of Object.entries(lists))
  test(`what ${list} is narrowed by says nothing where an address says it twice`, async () => {
    for (const name of filters.split(' ')) {
      const { status, text } = await me.get(`${addressOf(list, { [name]: 'this' })}&${name}=that`);
      assert.equal(status, 422, name);
      assert.match(text, new RegExp(`href="#f-${name}">“this, that” is not `), name);
    }
  });
