import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear, told, worksIn } from '../../../../test/support/reporting.ts';
import { measuredQuestion } from '../../results/queries/measured-question.ts';
import { knownResults } from './known-results.ts';

const db = await testDatabase();

test('what was handed in by country is one figure in a publication, and one of each country where it is asked', async () => {
  const { cast, programme, partnershipId, institute, officer, indicator, open } = await reportingOffice(db);
  const [outcomeId] = programme.outcomes;
  const worked = { partnershipId, programmeId: programme.id, outcomeId, home: 'TG' };
  await worksIn(db, cast.system, worked, [{ country: 'BJ' }]);
  const id = await indicator();
  const { submitting } = await open([id]);
  const figures = [
    { indicatorId: id, value: '60' },
    { indicatorId: id, value: '40', country: 'BJ' },
  ];
  assert.equal(told(await submitting(figures)), 'done');
  const outcome = { id: outcomeId, title: { en: { text: 'Outcome', source: true as const } } };
  const [result] = await db.read(officer, (tx) => knownResults(tx, institute, outcome));
  const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };
  assert.deepEqual(result?.indicators[0]?.actuals, [{ value: '100', ...year, breakdown: {} }]);
  const asked = { programmeId: programme.id, by: ['country', 'partner'] };
  const { rows } = await db.read(officer, (tx) => measuredQuestion.ask(tx, institute, asked));
  assert.deepEqual(rows.map(({ at, figures }) => [at.country, figures.actual]).sort(), [
    ['BJ', '40'],
    ['TG', '60'],
  ]);
});
