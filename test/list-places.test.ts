import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../src/kernel/id.ts';
import { paths, withQuery } from '../src/paths.ts';
import { testApp } from './support/app.ts';
import { makeCast } from './support/cast.ts';
import { testDatabase } from './support/cluster.ts';

const db = await testDatabase();
const me = testApp(db).as((await makeCast(db)).as('director'));

const lists = {
  activities: paths.activities(),
  'activities by title': withQuery(paths.activities(), { sort: 'title' }),
  'agreements won': paths.collectiveAgreements(),
  derogations: paths.derogations(),
  dialogue: paths.dialogueEvents(),
  expenses: paths.expenses(),
  'filed scores': paths.filedScores(),
  measurements: paths.measurements(),
  organisations: paths.organisations(),
  parameters: paths.parameters(),
  'partner reports': paths.partnerReports(),
  partners: paths.partners(),
  people: paths.people(),
  'portfolio activities': paths.portfolioActivities(),
  rates: paths.rates(),
  reviews: paths.reviews(),
  stories: paths.stories(),
  transactions: paths.transactions(),
  transfers: paths.plannedTransfers(),
};

const places = [
  `2027-02-30|${newId()}`,
  `0000-00-00|${newId()}`,
  `2027-01-01|${'-'.repeat(36)}`,
  `\0|${newId()}`,
  '|',
  'x',
];

for (const [name, address] of Object.entries(lists))
  test(`a place that is none in the list of ${name} is its beginning`, async () => {
    for (const after of places)
      assert.equal((await me.get(withQuery(address, { after }))).status, 200, JSON.stringify(after));
  });
