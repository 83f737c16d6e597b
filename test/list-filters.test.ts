import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paths, withQuery } from '../src/paths.ts';
import { testApp } from './support/app.ts';
import { makeCast } from './support/cast.ts';
import { testDatabase } from './support/cluster.ts';
import { partnerOf, programmeOf } from './support/union-work.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { programmeId } = await programmeOf(db, cast);
const { partnershipId } = await partnerOf(db, cast, 'Syndicat');
const me = testApp(db).as(cast.as('director', { language: 'en' }));

/** What each list is narrowed by in its address. */
const lists: Record<string, string> = {
  [paths.actionPlans()]: 'partner',
  [paths.assessments({ id: partnershipId })]: 'kind state',
  [paths.budgetShifts()]: 'programme state year',
  [paths.controlQuestions()]: 'state',
  [paths.countryFacts()]: 'kind country on',
  [paths.derogations()]: 'state',
  [paths.evaluationRecommendations()]: 'partner state',
  [paths.exchangeDifferences()]: 'partner year',
  [paths.filedLessons()]: 'institute programme year versions',
  [paths.filedScores()]: 'institute programme year versions score',
  [paths.findings()]: 'state',
  [paths.frameworks()]: 'kind',
  [paths.organisations()]: 'kind country',
  [paths.parameters()]: 'confidence',
  [paths.partners()]: 'country state screening',
  [paths.people()]: 'role state',
  [paths.plannedTransfers()]: 'partner state year',
  [paths.portfolioActivities()]: 'aim kind programme year',
  [paths.programmes()]: 'state',
  [paths.programmeMarkers({ id: programmeId })]: 'outcome',
  [paths.programmeRisks({ id: programmeId })]: 'outcome state',
  [paths.rates()]: 'source year',
  [paths.reviews()]: 'programme outcome partner state year',
  [paths.transactions()]: 'programme partner kind year',
};

for (const [list, filters] of Object.entries(lists))
  test(`what cannot be meant in ${list} is told beside its field, and no file is made`, async () => {
    assert.equal((await me.get(list)).status, 200);
    for (const name of filters.split(' ')) {
      const { status, text } = await me.get(withQuery(list, { [name]: 'nonesuch' }));
      assert.equal(status, 422, name);
      assert.match(text, new RegExp(`href="#f-${name}">“nonesuch” is not `), name);
      assert.ok(text.includes(`id="f-${name}"`), `${name} has a field`);
      const file = await me.get(withQuery(list, { [name]: 'nonesuch', format: 'csv' }));
      assert.equal(file.status, 422, `file by ${name}`);
    }
  });
