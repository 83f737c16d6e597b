import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { paths, withQuery } from '../../../paths.ts';

const db = await testDatabase();
const app = testApp(db);

test('a year of the score sheet that is none is told, and the sheet of another year is not passed off as it', async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const officer = app.as(cast.as('programme_officer', { language: 'en' }));
  const sheet = (year: string) => officer.get(withQuery(paths.outcomeScores({ id: outcomeId }), { year }));
  const wrong = await sheet('20245');
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /“20245” is not a year of four figures: 20\d\d is shown/);
  const right = await sheet('2025');
  assert.equal(right.status, 200);
  assert.doesNotMatch(right.text, /is not a year/);
});
