import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { paths, withQuery } from '../../../paths.ts';
import { registerOrganisation } from '../commands/register-organisation.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const director = testApp(db).as(cast.as('director', { language: 'nl' }));
const { id } = await doing(db, cast.as('programme_officer'), registerOrganisation, {
  name: 'Organisation régionale',
  kind: 'regional_body',
});
const { partnershipId } = await partnerOf(db, cast, 'Syndicat');

test('eligibility on a day that is none is judged on no other day, and says so beside the day', async () => {
  const read = await director.get(withQuery(paths.eligibility({ id }), { on: '2024-01-15' }));
  assert.equal(read.status, 200);
  assert.match(read.text, /value="15\/01\/2024"/);
  for (const on of ['2024-02-30', 'gisteren']) {
    const { status, text } = await director.get(withQuery(paths.eligibility({ id }), { on }));
    assert.equal(status, 422, on);
    assert.match(text, new RegExp(`href="#f-on">‘${on}’ is geen dag`));
    assert.match(text, /id="f-on"/);
    assert.ok(text.length < read.text.length, 'no verdict of another day');
  }
});

test('an edition of a hand-over plan that there is not is told', async () => {
  const path = paths.handOver({ id: partnershipId });
  const { status, text } = await director.get(withQuery(path, { edition: '9' }));
  assert.equal(status, 422);
  assert.match(text, /href="#f-edition">‘9’ staat hier niet bij de keuzes/);
  assert.match(text, /id="f-edition"/);
});
