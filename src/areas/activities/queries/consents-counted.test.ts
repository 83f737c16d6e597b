import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { storyWork } from '../../../../test/support/story-work.ts';
import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { recordConsent } from '../commands/record-consent.ts';
import { peopleConsenting } from '../rules/consenting.ts';
import { consentsCounted } from './consents-counted.ts';
import { type StoryRow, storySelect } from './stories.ts';

const db = await testDatabase();
const work = await storyWork(db);
const { cast, me, activityId, consent } = work;
const { id: recorded } = await doing(db, me, recordConsent, consent);
const random = seededRandom(20_070_606);
const begin = '2026-03-01' as CalendarDay;
const on = addDays(begin, 20);
const someDay = () => addDays(begin, random(25));

/** Up to five consents to a story: renewed or not, said to be of others or not, some ended or withdrawn. */
const drawn = () => {
  const count = 1 + random(5);
  const ids = Array.from({ length: count }, () => newId());
  return ids.map((id, index) => {
    const givenOn = someDay();
    return {
      id,
      entryNo: 1000 + index,
      renewsId: index > 0 && random(3) === 0 ? ids[random(index)]! : null,
      ofOthers: random(2) === 0,
      people: 1 + random(3),
      givenOn,
      untilOn: random(3) === 0 ? addDays(givenOn, random(15)) : null,
      withdrawnOn: random(3) === 0 ? addDays(givenOn, random(15)) : null,
      uses: ['website', ...(random(3) === 0 ? ['press'] : [])].slice(random(2)),
    };
  });
};

test('a query counts 400 generated stories as the rule of consent does', async () => {
  const institute = cast.institute.id;
  const stories = Array.from({ length: 400 }, () => ({ id: newId(), consents: drawn() }));
  const key = { institute_id: institute };
  await db.write(cast.system, async (tx) => {
    const { document_id } = await tx
      .selectFrom('story_consents')
      .select('document_id')
      .where('id', '=', recorded)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('stories')
      .values(
        stories.map(({ id }) => ({
          ...key,
          activity_id: activityId,
          id,
          medium: 'picture',
          title: 'T',
          shown: 'S',
          people_shown: 2,
          entry_no: 1,
        })),
      )
      .execute();
    const all = stories.flatMap(({ id, consents }) => consents.map((one) => ({ ...one, storyId: id })));
    await tx
      .insertInto('story_consents')
      .values(
        all
          .filter(({ uses }) => uses.length > 0)
          .map((one) => ({
            ...key,
            id: one.id,
            consent_id: one.id,
            story_id: one.storyId,
            who: 'W',
            people: one.people,
            given_on: one.givenOn,
            until_on: one.untilOn,
            uses: one.uses,
            of_others: one.ofOthers,
            renews_id: all.some(({ id, uses }) => id === one.renewsId && uses.length > 0)
              ? one.renewsId
              : null,
            document_id,
            entry_no: one.entryNo,
          })),
      )
      .execute();
    await tx
      .insertInto('consent_withdrawals')
      .values(
        all
          .filter(({ uses, withdrawnOn }) => uses.length > 0 && withdrawnOn)
          .map(({ id, withdrawnOn }) => ({
            ...key,
            id: newId(),
            consent_id: id,
            withdrawn_on: withdrawnOn!,
            entry_no: 2000,
          })),
      )
      .execute();
  });
  const [counted, judged] = await db.read(cast.as('director'), async (tx) => {
    const { rows } = await sql<{ id: string; covered: string; claimed: string }>`
      select s.id, c.covered, c.claimed from stories s cross join lateral ${consentsCounted(sql`'website'`, on)} as c
       where s.institute_id = ${institute} and s.title = 'T'`.execute(tx);
    const all =
      await sql<StoryRow>`${storySelect} where s.institute_id = ${institute} and s.title = 'T'`.execute(tx);
    return [rows, all.rows] as const;
  });
  const told = new Map(counted.map(({ id, covered, claimed }) => [id, [Number(covered), Number(claimed)]]));
  const wrong = judged.filter(({ id, consents }) => {
    const { covered, claimed } = peopleConsenting(consents, { on, use: 'website' });
    return String(told.get(id)) !== String([covered, claimed]);
  });
  assert.deepEqual(wrong.slice(0, 1), []);
  assert.equal(judged.length, 400);
  assert.ok([...told.values()].filter(([covered, claimed]) => covered !== claimed).length > 40);
});
