import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, planOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths, withQuery } from '../../../paths.ts';
import { uniquePeopleOf } from '../queries/unique-people.ts';
import { countUniquePeople } from './count-unique-people.ts';
import { holdActivity } from './hold-activity.ts';
import { planActivity } from './plan-activity.ts';
import { recordParticipants } from './record-participants.ts';

const db = await testDatabase();

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own', outcomeId);
  const { partnershipId: other } = await partnerOf(db, cast, 'Other', outcomeId);
  const { planId, lineId } = await planOf(db, cast, partnershipId, { approvedOn: '2026-02-01' });
  const me = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const held: string[] = [];
  for (const day of ['2026-03-02', '2026-04-06']) {
    const plan = { ...training, outcomeId, partnershipId, planLineId: lineId };
    const { id } = await doing(db, me, planActivity, { ...plan, plannedFrom: day, plannedUntil: day });
    const counts = [{ sex: 'female', ageBand: 'under_35', economy: 'formal', count: 20 }];
    await doing(db, me, holdActivity, { activityId: id, heldFrom: day, heldUntil: day, counts });
    held.push(id);
  }
  return { cast, me, other, planId, held, institute: cast.institute.id };
};

const count = { year: 2026, people: 25, source: 'Lists compared at the union' };

test('different people are declared beside the attendances, and a correction keeps the old row', async () => {
  const { cast, me, planId, institute } = await prepared();
  const { id } = await doing(db, me, countUniquePeople, { planId, ...count });
  const now = () => db.read(me, (tx) => uniquePeopleOf(tx, institute, planId));
  assert.equal((await now()).get(2026)?.people, 25);
  const unreasoned = await perform(db, me, countUniquePeople, newId(), { planId, ...count, people: 24 });
  assert.ok(!unreasoned.done && unreasoned.fields?.reason);
  const better = { planId, ...count, people: 24, reason: 'One was on two lists' };
  await doing(db, cast.as('programme_officer'), countUniquePeople, better);
  assert.equal((await now()).get(2026)?.people, 24);
  const kept = await db.read(cast.system, (tx) =>
    tx.selectFrom('unique_people_counts').selectAll().where('id', '=', id).executeTakeFirst(),
  );
  assert.equal(kept?.people, 25);
  const before = await db.read(cast.system, (tx) => uniquePeopleOf(tx, institute, planId, kept?.entry_no));
  assert.equal(before.get(2026)?.people, 25);
  const page = await testApp(db)
    .as(me)
    .get(paths.actionPlan({ id: planId }));
  assert.match(page.text, />40 \/ 200 \(20 %\)</);
  assert.match(page.text, /24 <span class="quiet">Lists compared at the union/);
});

test('more people than attendances, or a year without any, is said beside the field', async () => {
  const { me, planId } = await prepared();
  const beyond = await perform(db, me, countUniquePeople, newId(), { planId, ...count, people: 41 });
  assert.ok(!beyond.done && beyond.fields?.people?.[0]?.key === 'activities.people-beyond-attendances');
  const early = await perform(db, me, countUniquePeople, newId(), { planId, ...count, year: 2025 });
  assert.ok(!early.done && early.fields?.year?.[0]?.key === 'activities.nobody-attended');
  const form = paths.uniquePeople({ id: planId });
  const answer = await testApp(db).as(me).post(form, { year: '2026', people: '41', source: 'Guess' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /More than the 40 attendances|Plus que les 40 présences/);
});

test('attendances corrected below the people that were declared are marked on the plan', async () => {
  const { me, planId, held } = await prepared();
  await doing(db, me, countUniquePeople, { planId, ...count });
  const counts = [{ sex: 'female', ageBand: 'under_35', economy: 'formal', count: 1 }];
  await doing(db, me, recordParticipants, { activityId: held[0], counts, reason: 'Counted twice' });
  const page = await testApp(db)
    .as(me)
    .get(paths.actionPlan({ id: planId }));
  assert.match(page.text, /More than the 21 attendances|Plus que les 21 présences/);
});

test('another partner and another institute find no plan, an auditor and the treasurer may not count', async () => {
  const { cast, other, planId } = await prepared();
  const strangers = [
    cast.as('partner_coordinator', { partnerships: [other] }),
    (await makeCast(db)).as('director'),
  ];
  for (const stranger of strangers) {
    await assert.rejects(perform(db, stranger, countUniquePeople, newId(), { planId, ...count }), NotFound);
    const page = await testApp(db)
      .as(stranger)
      .get(paths.uniquePeople({ id: planId }));
    assert.equal(page.status, 404);
  }
  for (const role of ['auditor', 'finance_officer'] as const)
    await assert.rejects(
      perform(db, cast.as(role), countUniquePeople, newId(), { planId, ...count }),
      NotAllowed,
    );
});

test('the form takes no other year for one in which nobody attended', async () => {
  const { cast, planId } = await prepared();
  const seat = testApp(db).as(cast.as('programme_officer'));
  const chosen = async (year: string) => {
    const { text } = await seat.get(withQuery(paths.uniquePeople({ id: planId }), { year }));
    return /<option value="(\d+)" selected/.exec(text)?.[1];
  };
  assert.deepEqual(
    [await chosen(''), await chosen('2026'), await chosen('1999')],
    ['2026', '2026', undefined],
  );
});
