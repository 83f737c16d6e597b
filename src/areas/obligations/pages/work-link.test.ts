import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf } from '../../../../test/support/obligations.ts';
import { paths } from '../../../paths.ts';
import { obligations } from '../queries/obligation-clock.ts';
import { workAddress } from './obligation-work.ts';

const db = await testDatabase();

test('where an obligation is worked on is led to for whoever may go there, else it is said who does it', async () => {
  const cast = await makeCast(db);
  await clockOf(db, cast);
  const rows = await db.read(cast.as('director'), (tx) => obligations(tx, cast.institute.id));
  const ofEachKind = [...new Map(rows.map((row) => [row.code, row])).values()];
  const refused = new Set<string>();
  for (const role of ['programme_officer', 'finance_officer', 'director', 'administrator'] as const) {
    const reader = testApp(db).as(cast.as(role, { language: 'en' }));
    for (const row of ofEachKind) {
      const place = workAddress(row);
      if (!place) continue;
      const { text } = await reader.get(paths.obligation({ id: row.id }));
      const isLed = text.includes(`<a href="${place}"`);
      const { status } = await reader.get(place);
      assert.equal(isLed, status === 200, `${role}: ${row.code} ${status}`);
      if (!isLed) refused.add(row.code);
      if (!isLed) assert.match(text, /: programme officer, director/, `${role}: ${row.code}`);
    }
  }
  assert.ok(refused.has('financial-report'));
});
