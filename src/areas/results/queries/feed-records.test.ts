import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { proposedOf } from './feed-records.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { today, activities, outcomes, partnerships } = await makeOffice(db, cast);
const [partnershipId] = partnerships;
const institute = cast.institute.id;
const signedOn = addDays(today, -500);

const total = (source: 'agreements' | 'workers', levels: string[] = [], outcomeId = outcomes[0]) =>
  db.read(cast.as('programme_officer'), async (tx) => {
    const place = { outcomeId, partnershipId, from: signedOn, until: today, breakdown: {} };
    const feed = { source, actionKind: null, theme: null, levels };
    return (await proposedOf(tx, institute, feed, place)).total;
  });

test('agreements are told apart by their level', async () => {
  assert.equal(await total('agreements'), 1);
  assert.equal(await total('agreements', ['company']), 1);
  assert.equal(await total('agreements', ['sector', 'national']), 0);
  assert.equal(await total('workers', ['sector', 'company']), 100);
});

test('an agreement is of the outcomes of the activities that name it; one that none names may be of any', async () => {
  assert.equal(await total('agreements', [], outcomes[1]), 1);
  await db.write(cast.system, async (tx) => {
    const { id } = await tx
      .selectFrom('collective_agreements')
      .select('id')
      .where('institute_id', '=', institute)
      .where('partnership_id', '=', partnershipId)
      .executeTakeFirstOrThrow();
    const link = { activity_id: activities.late, partnership_id: partnershipId, agreement_id: id };
    await tx
      .insertInto('activity_agreements')
      .values({ institute_id: institute, entry_no: 1, ...link })
      .execute();
  });
  assert.equal(await total('agreements'), 1);
  assert.equal(await total('agreements', [], outcomes[1]), 0);
});
