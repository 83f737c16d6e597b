import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { enrol } from '../../../../test/support/enrol.ts';
import { perform } from '../../../command/perform.ts';
import { addDays, type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { tokenHash } from '../../../secrets/token.ts';
import { membershipAt } from '../queries/memberships.ts';
import { signedInPerson } from '../queries/sessions.ts';
import { endMembership } from './end-membership.ts';
import { lendDuty } from './lend-duty.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const app = testApp(db);
const administrator = cast.as('administrator');
const visitor = app.as(administrator);
const today = todayIn();

const seenOn = (sessionToken: string, day: CalendarDay) =>
  db.read({ role: 'doorkeeper' }, (tx) => signedInPerson(tx, tokenHash(sessionToken), day));

const rowOf = async (membershipId: string) =>
  (await db.read(cast.system, (tx) => membershipAt(tx, cast.institute.id, membershipId)))!;

const end = (membershipId: string, more: object, actor = administrator) =>
  perform(db, actor, endMembership, newId(), { membershipId, reason: 'Leaves the house', ...more });

test('a session is worth nothing after the last day, and the day can be taken back before', async () => {
  const officer = await enrol(db, cast.system, 'programme_officer');
  const lastDay = addDays(today, 3);
  assert.ok((await end(officer.membershipId, { ending: 'on-day', lastDay })).done);
  assert.ok(await seenOn(officer.sessionToken, lastDay));
  assert.equal(await seenOn(officer.sessionToken, addDays(lastDay, 1)), undefined);
  assert.ok((await end(officer.membershipId, { ending: 'never' })).done);
  assert.ok(await seenOn(officer.sessionToken, addDays(lastDay, 1)));
});

test('at once shuts the door now, with today as the last day', async () => {
  const officer = await enrol(db, cast.system, 'programme_officer');
  assert.equal((await app.with(officer.sessionToken).get(paths.organisations())).status, 200);
  assert.ok((await end(officer.membershipId, { ending: 'at-once' })).done);
  assert.equal((await app.with(officer.sessionToken).get(paths.organisations())).status, 303);
  const { untilOn, suspended } = await rowOf(officer.membershipId);
  assert.deepEqual([untilOn, suspended], [today, true]);
});

test('a lent duty ends with the membership that lent it', async () => {
  const director = await enrol(db, cast.system, 'director');
  const officer = await enrol(db, cast.system, 'programme_officer');
  await doing(db, administrator, lendDuty, {
    lenderId: director.membershipId,
    borrowerId: officer.membershipId,
    from: today,
    until: addDays(today, 30),
    reason: 'Leave',
  });
  const dutiesOn = async (day: CalendarDay) => (await seenOn(officer.sessionToken, day))?.actor.duties;
  assert.ok((await end(director.membershipId, { ending: 'on-day', lastDay: addDays(today, 2) })).done);
  assert.deepEqual(await dutiesOn(addDays(today, 2)), ['programme_officer', 'director']);
  assert.deepEqual(await dutiesOn(addDays(today, 3)), ['programme_officer']);
});

test('the last administrator stays until another one is there for good', async () => {
  const house = await makeCast(db);
  const director = house.as('director');
  const first = await enrol(db, house.system, 'administrator');
  const ending = { ending: 'on-day', lastDay: addDays(today, 5) };
  const refused = { done: false, problem: { key: 'people.last-administrator' } };
  assert.deepEqual(await end(first.membershipId, ending, director), refused);
  assert.deepEqual(await end(first.membershipId, { ending: 'at-once' }, director), refused);
  const second = await enrol(db, house.system, 'administrator');
  assert.ok((await end(first.membershipId, ending, director)).done);
  assert.deepEqual(await end(second.membershipId, ending, director), refused);
});

test('nobody ends their own membership, one elsewhere, one without a reason, or without the role', async () => {
  const officer = await enrol(db, cast.system, 'finance_officer');
  const { membershipId } = officer;
  const ending = { ending: 'on-day', lastDay: today };
  const self = { ...administrator, userId: (await rowOf(membershipId)).userId };
  assert.deepEqual(await end(membershipId, ending, self), {
    done: false,
    problem: { key: 'people.not-own-end' },
  });
  await assert.rejects(end(membershipId, ending, (await makeCast(db)).as('administrator')), NotFound);
  await assert.rejects(end(membershipId, ending, cast.as('programme_officer')), NotAllowed);
  assert.deepEqual(await end(membershipId, { ...ending, reason: ' ' }), {
    done: false,
    fields: { reason: [{ key: 'problem.missing' }] },
  });
});

test('the form is reached from the person, keeps what was typed and says what is wrong beside it', async () => {
  const officer = await enrol(db, cast.system, 'finance_officer');
  const at = { id: officer.membershipId };
  const person = paths.person({ id: (await rowOf(officer.membershipId)).userId });
  assert.ok((await visitor.get(person)).text.includes(paths.endMembership(at)));
  const gone = { ending: 'on-day', lastDay: '01/01/2020', reason: 'Départ' };
  const wrong = await visitor.post(paths.endMembership(at), gone);
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Ce jour est passé/);
  assert.match(wrong.text, /value="01\/01\/2020"/);
  const saved = await visitor.post(paths.endMembership(at), { ...gone, lastDay: '31/12/2099' });
  assert.equal(saved.location, person);
  assert.match((await visitor.get(person)).text, /31\/12\/(20)?99/);
  assert.match((await visitor.get(paths.endMembership(at))).text, /value="never"/);
  const stranger = app.as((await makeCast(db)).as('administrator'));
  assert.equal((await stranger.get(paths.endMembership(at))).status, 404);
  assert.equal((await app.as(cast.as('programme_officer')).get(paths.endMembership(at))).status, 403);
});
