import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { figureEntries } from './figure-entries.ts';
import { measuredCells } from './indicator-figures.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { outcomes, partnerships } = await makeProgramme(db, cast);
const officer = cast.as('programme_officer');

const { id } = await doing(db, officer, defineIndicator, {
  outcomeId: outcomes[0],
  code: 'C',
  title: { en: { text: 'Members since the beginning', source: true } },
  measure: 'number',
  overTime: 'cumulative',
  overPartners: 'sum',
});
const days = (year: number) => ({ from: `${year}-01-01`, until: `${year}-12-31` });
for (const [at, value] of ['100', '40'].entries())
  await doing(db, officer, recordMeasurement, {
    indicatorId: id,
    partnershipId: partnerships[at],
    ...days(2027 + at),
    value,
    provenance: 'Register',
  });

test('what counts from the beginning is the same of a year asked for alone as of that year among all', async () => {
  const figures = (scope: object) =>
    db.read(officer, (tx) => measuredCells(tx, cast.institute.id, { indicatorIds: [id], ...scope }));
  const inTime = await figures({ by: { time: 'year' } });
  assert.deepEqual(new Map(inTime.map(({ period, value }) => [period, value])).get('2028'), '140');
  const values = async (scope: object) => (await figures(scope)).map(({ value }) => value);
  assert.deepEqual(await values(days(2028)), ['140']);
  assert.deepEqual(await values({ from: '2028-01-01' }), ['140']);
  assert.deepEqual(await values({ ...days(2028), by: { time: 'year' } }), ['140'], 'and of no year before');
  assert.deepEqual(await values(days(2029)), [], 'nothing was measured in it');
  const entries = await db.read(officer, (tx) =>
    figureEntries(tx, cast.institute.id, days(2028), { indicatorId: id, breakdown: {} }),
  );
  assert.deepEqual(
    entries.map(({ counts }) => counts),
    [true, true],
  );
});
