import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../src/kernel/id.ts';
import { paths, withQuery } from '../src/paths.ts';
import { testApp } from './support/app.ts';
import { makeCast } from './support/cast.ts';
import { testDatabase } from './support/cluster.ts';

const db = await testDatabase();
const me = testApp(db).as((await makeCast(db)).as('director'));

/** Lists in which a place that is none is told. */
const telling = {
  activities: paths.activities(),
  'activities by title': `${paths.activities()}?sort=title`,
  'agreements won': paths.collectiveAgreements(),
  dialogue: paths.dialogueEvents(),
  expenses: paths.expenses(),
  'expenses by amount': `${paths.expenses()}?sort=amount`,
  findings: paths.findings(),
  ledger: paths.ledger(),
  'partner reports': paths.partnerReports(),
  rates: paths.rates(),
  shifts: paths.budgetShifts(),
  stories: paths.stories(),
  transactions: paths.transactions(),
  transfers: paths.plannedTransfers(),
  'control questions': paths.controlQuestions(),
  derogations: paths.derogations(),
  'filed scores': paths.filedScores(),
  measurements: paths.measurements(),
  organisations: paths.organisations(),
  parameters: paths.parameters(),
  partners: paths.partners(),
  people: paths.people(),
  'portfolio activities': paths.portfolioActivities(),
  reviews: paths.reviews(),
};

/** Of days that do not exist: in a list by title, a title may read so. */
const noDays = [`2027-02-30|${newId()}`, `0000-00-00|${newId()}`];
const nowhere = [`2027-01-01|${'-'.repeat(36)}`, `\0|${newId()}`, '|', 'x', ' ', ` ${newId()}`];
const places = [...noDays, ...nowhere];

const byTitle = ['activities by title', 'stories', 'organisations', 'parameters', 'partners', 'people'];

for (const [name, address] of Object.entries(telling))
  test(`a place that is none in the list of ${name} is told, and nothing said of rows that may not stand`, async () => {
    for (const after of byTitle.includes(name) ? nowhere : places) {
      const [path = '', order] = address.split('?sort=');
      const { status, text } = await me.get(withQuery(path, { sort: order, after }));
      assert.equal(status, 422, JSON.stringify(after));
      assert.match(text, /id="f-after"/, JSON.stringify(after));
      assert.match(text, /reprenez-la depuis son début/, JSON.stringify(after));
    }
  });
