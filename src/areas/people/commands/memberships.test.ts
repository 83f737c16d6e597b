import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { enrol } from '../../../../test/support/enrol.ts';
import { perform } from '../../../command/perform.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { tokenHash } from '../../../secrets/token.ts';
import { prepareInvitation } from '../queries/invitations.ts';
import { membershipAt } from '../queries/memberships.ts';
import { signedInPerson } from '../queries/sessions.ts';
import { changePassword } from './change-password.ts';
import { givePasswordLink } from './give-password-link.ts';
import { invitePerson } from './invite-person.ts';
import { lendDuty } from './lend-duty.ts';
import { makePasswordLink } from './make-password-link.ts';
import { prolongSession } from './prolong-session.ts';
import { restoreMembership } from './restore-membership.ts';
import { signIn } from './sign-in.ts';
import { suspendMembership } from './suspend-membership.ts';
import { useOneTimeLink } from './use-one-time-link.ts';
import { withdrawDuty } from './withdraw-duty.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const app = testApp(db);
const administrator = cast.as('administrator');
const today = todayIn();

const personBehind = async (membershipId: string) =>
  (await db.read(cast.system, (tx) => membershipAt(tx, cast.institute.id, membershipId)))!;

const dutiesOf = async (sessionToken: string) => {
  const hash = tokenHash(sessionToken);
  const person = await db.read({ role: 'doorkeeper' }, (tx) => signedInPerson(tx, hash, today));
  return person?.actor.duties;
};

test('a suspended person’s session ends at once, and a restored one signs in again', async () => {
  const officer = await enrol(db, cast.system, 'programme_officer');
  assert.equal((await app.with(officer.sessionToken).get('/organisations')).status, 200);
  await doing(db, administrator, suspendMembership, { membershipId: officer.membershipId, reason: 'Left' });
  assert.equal((await app.with(officer.sessionToken).get('/organisations')).status, 303);
  await doing(db, administrator, restoreMembership, { membershipId: officer.membershipId });
  const again = await signIn(db, { email: officer.email, password: officer.password, address: 'a' });
  assert.ok(again.ok);
  assert.equal((await app.with(officer.sessionToken).get('/organisations')).status, 303);
  assert.equal((await app.with(again.token).get('/organisations')).status, 200);
});

test('nobody suspends themselves, twice, without a reason, in another institute, or without the role', async () => {
  const officer = await enrol(db, cast.system, 'finance_officer');
  const { membershipId } = officer;
  const stranger = (await makeCast(db)).as('administrator');
  const suspend = (actor = administrator, reason = 'Left') =>
    perform(db, actor, suspendMembership, newId(), { membershipId, reason });
  await assert.rejects(suspend(stranger), NotFound);
  await assert.rejects(suspend(cast.as('programme_officer')), NotAllowed);
  const self = { ...administrator, userId: (await personBehind(membershipId)).userId };
  assert.deepEqual(await suspend(self), { done: false, problem: { key: 'people.not-oneself' } });
  assert.deepEqual(await suspend(administrator, ' '), {
    done: false,
    fields: { reason: [{ key: 'problem.missing' }] },
  });
  assert.ok((await suspend()).done);
  assert.deepEqual(await suspend(), { done: false, problem: { key: 'people.is-suspended' } });
});

test('a lent duty is held on its days only and until it is withdrawn', async () => {
  const director = await enrol(db, cast.system, 'director');
  const officer = await enrol(db, cast.system, 'programme_officer');
  const lent = { lenderId: director.membershipId, borrowerId: officer.membershipId, reason: 'Leave' };
  const later = { from: addDays(today, 1), until: addDays(today, 5) };
  await doing(db, administrator, lendDuty, { ...lent, ...later });
  assert.deepEqual(await dutiesOf(officer.sessionToken), ['programme_officer']);
  const lender = { ...cast.as('director'), membershipId: director.membershipId };
  const { id } = await doing(db, lender, lendDuty, { ...lent, from: today, until: today });
  assert.deepEqual(await dutiesOf(officer.sessionToken), ['programme_officer', 'director']);
  await doing(db, lender, withdrawDuty, { id });
  assert.deepEqual(await dutiesOf(officer.sessionToken), ['programme_officer']);
  const again = await perform(db, lender, withdrawDuty, newId(), { id });
  assert.deepEqual(again, { done: false, problem: { key: 'people.duty-withdrawn-already' } });
});

test('officers lend their own duty and no other; what cannot be lent is said at its field', async () => {
  const director = await enrol(db, cast.system, 'director');
  const officer = await enrol(db, cast.system, 'programme_officer');
  const lent = { lenderId: director.membershipId, borrowerId: officer.membershipId, reason: 'Leave' };
  const days = { from: today, until: addDays(today, -1) };
  await assert.rejects(
    perform(db, cast.as('finance_officer'), lendDuty, newId(), { ...lent, from: today, until: today }),
    NotAllowed,
  );
  const refused = await perform(db, administrator, lendDuty, newId(), { ...lent, ...days });
  assert.deepEqual(refused, { done: false, fields: { until: [{ key: 'problem.until-before-from' }] } });
  const self = await perform(db, administrator, lendDuty, newId(), {
    ...lent,
    borrowerId: newId(),
    from: today,
    until: today,
  });
  assert.deepEqual(self, { done: false, fields: { borrowerId: [{ key: 'problem.not-in-list' }] } });
});

test('an administrator’s link to a new password works once, and ends what was open', async () => {
  const officer = await enrol(db, cast.system, 'finance_officer');
  const { userId } = await personBehind(officer.membershipId);
  await doing(db, administrator, givePasswordLink, { userId });
  const token = (await makePasswordLink(db, userId, cast.institute.id))!;
  const first = await useOneTimeLink(db, token, 'another four plain words');
  assert.ok(first.ok);
  assert.equal((await app.with(officer.sessionToken).get('/organisations')).status, 303);
  const second = await useOneTimeLink(db, token, 'yet another four words');
  assert.deepEqual(second, { ok: false, problem: { key: 'people.link-not-valid' } });
});

test('no institute makes a link that would open another institute’s doors', async () => {
  const officer = await enrol(db, cast.system, 'finance_officer');
  const { userId, email, name } = await personBehind(officer.membershipId);
  const elsewhere = await makeCast(db);
  const prepared = await prepareInvitation(db, email);
  await doing(db, elsewhere.system, invitePerson, {
    ...prepared,
    email,
    name,
    language: 'fr',
    role: 'director',
  });
  assert.equal(await makePasswordLink(db, userId, cast.institute.id), undefined);
  assert.equal(await makePasswordLink(db, userId, elsewhere.institute.id), undefined);
  const stranger = (await makeCast(db)).as('administrator');
  await assert.rejects(perform(db, stranger, givePasswordLink, newId(), { userId }), NotFound);
});

test('the same role twice, and an address that was just taken, are refused; nothing is written', async () => {
  const officer = await enrol(db, cast.system, 'finance_officer');
  const { email, name } = await personBehind(officer.membershipId);
  const prepared = await prepareInvitation(db, email);
  const wanted = { email, name, language: 'fr', role: 'finance_officer' };
  assert.deepEqual(await perform(db, administrator, invitePerson, newId(), { ...prepared, ...wanted }), {
    done: false,
    fields: { role: [{ key: 'people.has-this-role' }] },
  });
  assert.deepEqual(await perform(db, administrator, invitePerson, newId(), wanted), {
    done: false,
    problem: { key: 'people.just-invited' },
  });
});

test('a new password takes the old one, ends the other sessions and keeps this one', async () => {
  const officer = await enrol(db, cast.system, 'finance_officer');
  const { userId } = await personBehind(officer.membershipId);
  const other = await signIn(db, { email: officer.email, password: officer.password, address: 'a' });
  assert.ok(other.ok);
  const door = { db, sessionHash: tokenHash(officer.sessionToken) };
  const wanted = 'words that are quite new';
  assert.deepEqual(await changePassword(door, userId, { old: 'not the old one', wanted }), {
    old: [{ key: 'people.old-password-wrong' }],
  });
  assert.deepEqual(
    Object.keys((await changePassword(door, userId, { old: officer.password, wanted: 'short' })) ?? {}),
    ['wanted'],
  );
  assert.equal(await changePassword(door, userId, { old: officer.password, wanted }), undefined);
  assert.equal((await app.with(officer.sessionToken).get('/organisations')).status, 200);
  assert.equal((await app.with(other.token).get('/organisations')).status, 303);
  const before = await signIn(db, { email: officer.email, password: officer.password, address: 'a' });
  assert.deepEqual(before, { ok: false, problem: { key: 'people.sign-in-refused' } });
});

test('guessing is slowed down: after ten tries even the right password waits', async () => {
  const officer = await enrol(db, cast.system, 'finance_officer');
  const attempt = (password: string) => signIn(db, { email: officer.email, password, address: 'guesser' });
  for (let tries = 0; tries < 10; tries++) assert.equal((await attempt('wrong words entirely')).ok, false);
  assert.deepEqual(await attempt(officer.password), {
    ok: false,
    problem: { key: 'people.sign-in-throttled', args: { minutes: 15 } },
  });
});

test('an office behind one network address is slowed down by what failed there alone', async () => {
  const officer = await enrol(db, cast.system, 'finance_officer');
  const key = 'address office';
  const tries = Array.from({ length: 49 }, () => ({ key }));
  await db.write({ role: 'doorkeeper' }, (tx) => tx.insertInto('sign_in_attempts').values(tries).execute());
  const attempt = (password: string) => signIn(db, { email: officer.email, password, address: 'office' });
  assert.ok((await attempt(officer.password)).ok);
  assert.ok((await attempt(officer.password)).ok);
  assert.equal((await attempt('wrong words entirely')).ok, false);
  const { problem } = (await attempt(officer.password)) as { problem?: { key: string } };
  assert.equal(problem?.key, 'people.sign-in-throttled', 'the tries of others are not forgotten');
});

test('a session that is used moves forward at most once a minute, and its cookie with it', async () => {
  const officer = await enrol(db, cast.system, 'finance_officer');
  const hash = tokenHash(officer.sessionToken);
  const stamps = () =>
    db.read({ role: 'doorkeeper' }, (tx) =>
      tx
        .selectFrom('sessions')
        .select(['seen_at', 'expires_at'])
        .where('token_hash', '=', hash)
        .executeTakeFirstOrThrow(),
    );
  const first = await stamps();
  await prolongSession(db, hash);
  assert.deepEqual(await stamps(), first);
  const fresh = await app.with(officer.sessionToken).get('/organisations');
  assert.equal(fresh.headers.get('set-cookie'), null);
  const hourAgo = Temporal.Now.instant().subtract({ hours: 1 }).toString();
  await db.write({ role: 'doorkeeper' }, (tx) =>
    tx.updateTable('sessions').set({ seen_at: hourAgo }).where('token_hash', '=', hash).execute(),
  );
  const used = await app.with(officer.sessionToken).get('/organisations');
  assert.match(used.headers.get('set-cookie') ?? '', /^relais=.*Max-Age=1209600/);
  const moved = await stamps();
  assert.ok(Temporal.Instant.compare(moved.expires_at, first.expires_at) > 0);
});
