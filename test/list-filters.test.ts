import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paths, withQuery } from '../src/paths.ts';
import { testApp } from './support/app.ts';
import { makeCast } from './support/cast.ts';
import { testDatabase } from './support/cluster.ts';

const db = await testDatabase();
const me = testApp(db).as((await makeCast(db)).as('director', { language: 'en' }));

/** What each list is narrowed by in its address. */
const lists: Record<string, string> = {
  [paths.filedLessons()]: 'institute programme year versions',
  [paths.filedScores()]: 'institute programme year versions score',
  [paths.portfolioActivities()]: 'aim kind programme year',
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
