import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf } from '../../../../test/support/obligations.ts';
import { addDays, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { fileObligation } from '../../obligations/commands/file-obligation.ts';

const db = await testDatabase();
const app = testApp(db);

test('what an institute notes days after it was filed is new to the donor then, and leads to the year of its day', async () => {
  const cast = await makeCast(db);
  const { owed } = await clockOf(db, cast);
  const year = yearOf(todayIn()) - 2;
  const { id } = await owed('performance-scores', year);
  const donor = cast.as('donor_officer', { institutes: [cast.institute.id] });
  const home = async () => (await app.as(donor).get(paths.home())).text;
  await home();
  const filedOn = addDays(todayIn(), -400);
  const note = { obligationId: id, version: 0, filedOn, channel: 'extranet' };
  await doing(db, cast.as('director'), fileObligation, note);
  await db.write({ role: 'doorkeeper' }, (tx) =>
    sql`update memberships set visit_began_at = visit_began_at - interval '5 hours',
          visit_seen_at = visit_seen_at - interval '5 hours' where id = ${donor.membershipId}`.execute(tx),
  );
  const list = withQuery(paths.obligations(), { year: filedOn.slice(0, 4) });
  assert.ok((await home()).includes(`href="${list}"`));
  const { text } = await app.as(donor).get(list);
  assert.ok(text.includes(String(year)), 'the row stands in that list');
});
