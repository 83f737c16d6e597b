import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { enrol } from '../../../../test/support/enrol.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { roles } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { signIn } from '../../people/commands/sign-in.ts';
import { membershipAt } from '../../people/queries/memberships.ts';
import { people } from '../queries/people.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const app = testApp(db);
const administrator = app.as(cast.as('administrator'));
const { partnerships, outcomes } = await makeProgramme(db, cast);

const newcomer = { name: 'Nadia Inventée', email: 'nadia@example.org', language: 'nl' };
const linkIn = (text: string) => /<code>http:\/\/relais\.test(\/link\/[\w-]+)<\/code>/.exec(text)?.[1];
const userIdOf = async (membershipId: string) =>
  (await db.read(cast.system, (tx) => membershipAt(tx, cast.institute.id, membershipId)))!.userId;

test('an invitation shows its link once, sends it in the newcomer’s language, and lets them in', async () => {
  const invited = await administrator.post(paths.invite(), { ...newcomer, role: 'programme_officer' });
  assert.equal(invited.status, 200);
  const link = linkIn(invited.text)!;
  const letter = app.letters.at(-1)!;
  assert.equal(letter.to, newcomer.email);
  assert.match(letter.subject, /nodigt u uit/);
  assert.ok(letter.text.includes(link));
  const entered = await app.with().post(link, { password: 'four plain words together' });
  assert.equal(entered.status, 303);
  const cookie = /relais=([^;]+)/.exec(entered.headers.get('set-cookie') ?? '')?.[1];
  assert.equal((await app.with(cookie).get(paths.organisations())).status, 200);
  const again = await app.with().post(link, { password: 'four other plain words' });
  assert.equal(again.status, 422);
  const list = await administrator.get(`${paths.people()}?q=nadia`);
  assert.match(list.text, /Nadia Inventée/);
});

test('someone who has an account is told so and gets no link', async () => {
  const director = await enrol(db, (await makeCast(db)).system, 'director');
  const person = { name: 'Someone', email: director.email, language: 'fr', role: 'director' };
  const invited = await administrator.post(paths.invite(), person);
  assert.equal(invited.status, 200);
  assert.equal(linkIn(invited.text), undefined);
  assert.match(app.letters.at(-1)!.text, /sign-in/);
});

test('what is missing in an invitation is said at its field, and what was typed is kept', async () => {
  const refused = await administrator.post(paths.invite(), {
    name: 'Mamadou Inventé',
    email: 'no address',
    language: 'fr',
    role: 'auditor',
  });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="f-email-error"/);
  assert.match(refused.text, /value="Mamadou Inventé"/);
  const noEnd = await administrator.post(paths.invite(), {
    ...newcomer,
    email: 'x@example.org',
    role: 'auditor',
  });
  assert.match(noEnd.text, /id="f-until-error"/);
  assert.match(noEnd.text, /id="f-scopeOutcomes-error"/);
});

test('an auditor is invited with the outcomes and years under control, a partner’s person with its partner', async () => {
  const auditor = await administrator.post(paths.invite(), {
    ...newcomer,
    email: 'auditor@example.org',
    role: 'auditor',
    until: '31/12/2099',
    scopeOutcomes: [outcomes[0], outcomes[1]],
    scopeYears: ['2025', '2026'],
  });
  assert.equal(auditor.status, 200);
  const treasurer = await administrator.post(paths.invite(), {
    ...newcomer,
    email: 'treasurer@example.org',
    role: 'partner_treasurer',
    partnershipId: partnerships[0],
  });
  assert.equal(treasurer.status, 200);
  const rows = await db.read(cast.system, (tx) => people(tx, cast.institute.id, todayIn()));
  const kept = rows.find(({ email }) => email === 'auditor@example.org');
  assert.deepEqual(kept?.scopeOutcomes, [...outcomes]);
  assert.deepEqual(kept?.scopeYears, [2025, 2026]);
  assert.match(rows.find(({ email }) => email === 'treasurer@example.org')?.partner ?? '', /Invented union/);
});

test('officers invite people of partners only; partners, auditors and the donor invite nobody', async () => {
  const officer = app.as(cast.as('programme_officer'));
  const form = await officer.get(paths.invite());
  assert.equal(form.status, 200);
  assert.doesNotMatch(form.text, /value="director"/);
  const staff = await officer.post(paths.invite(), { ...newcomer, email: 'y@example.org', role: 'director' });
  assert.equal(staff.status, 403);
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [partnerships[0]] }));
  const auditor = app.as(cast.as('auditor', { scope: { outcomes: [outcomes[0]], years: [2027] } }));
  for (const visitor of [partner, auditor, app.as(cast.as('donor_officer'))])
    for (const path of [paths.people(), paths.invite(), paths.lendDuty(), paths.whoMayWhat()])
      assert.equal((await visitor.get(path)).status, 403, path);
});

test('a person of another institute is not there', async () => {
  const theirs = await enrol(db, (await makeCast(db)).system, 'director');
  const { membershipId } = theirs;
  const userId = await db.read(
    { role: 'doorkeeper' },
    async (tx) =>
      (await tx.selectFrom('users').select('id').where('email', '=', theirs.email).executeTakeFirstOrThrow())
        .id,
  );
  assert.equal((await administrator.get(paths.person({ id: userId }))).status, 404);
  assert.equal((await administrator.get(paths.suspendMembership({ id: membershipId }))).status, 404);
  assert.equal(
    (await administrator.post(paths.suspendMembership({ id: membershipId }), { reason: 'x' })).status,
    404,
  );
  assert.equal((await administrator.post(paths.restoreMembership({ id: membershipId }))).status, 404);
  assert.equal((await administrator.post(paths.passwordLink({ id: userId }))).status, 404);
  assert.doesNotMatch((await administrator.get(paths.people())).text, new RegExp(theirs.email));
});

test('suspending asks for the reason, ends the session, and is lifted by a button', async () => {
  const officer = await enrol(db, cast.system, 'finance_officer');
  const at = { id: officer.membershipId };
  const person = paths.person({ id: await userIdOf(officer.membershipId) });
  assert.equal((await administrator.post(paths.suspendMembership(at), { reason: '' })).status, 422);
  assert.equal((await administrator.post(paths.suspendMembership(at), { reason: 'Left' })).location, person);
  assert.equal((await app.with(officer.sessionToken).get(paths.organisations())).status, 303);
  assert.match((await administrator.get(person)).text, /suspendu·e/);
  assert.equal((await administrator.post(paths.restoreMembership(at))).location, person);
  assert.doesNotMatch((await administrator.get(person)).text, /suspendu·e/);
});

test('a duty is lent by form, shown on both pages, and taken back', async () => {
  const director = await enrol(db, cast.system, 'director');
  const officer = await enrol(db, cast.system, 'programme_officer');
  const lent = { lenderId: director.membershipId, borrowerId: officer.membershipId, reason: 'Congé annuel' };
  const wrong = await administrator.post(paths.lendDuty(), { ...lent, from: '31/02/2027', until: '' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /value="Congé annuel"/);
  const done = await administrator.post(paths.lendDuty(), {
    ...lent,
    from: '01/01/2020',
    until: '31/12/2099',
  });
  assert.equal(done.status, 303);
  const page = await administrator.get(paths.person({ id: await userIdOf(director.membershipId) }));
  const withdrawal = /action="(\/lent-duties\/[^"]+)"/.exec(page.text)?.[1];
  assert.equal((await app.as(cast.as('finance_officer')).post(withdrawal!)).status, 403);
  assert.equal((await administrator.post(withdrawal!)).status, 303);
});

test('a link to a new password is shown to the administrator once and opens the account', async () => {
  const officer = await enrol(db, cast.system, 'programme_officer');
  const path = paths.passwordLink({ id: await userIdOf(officer.membershipId) });
  assert.equal((await app.as(cast.as('director')).post(path)).status, 403);
  const shown = await administrator.post(path);
  const link = linkIn(shown.text)!;
  assert.equal((await app.with().post(link, { password: 'words for a new start' })).status, 303);
  assert.ok((await signIn(db, { email: officer.email, password: 'words for a new start', address: 'z' })).ok);
});

test('the page of who may do what asks the permissions for every role', async () => {
  const { status, text } = await administrator.get(paths.whoMayWhat());
  assert.equal(status, 200);
  assert.doesNotMatch(text, />[^<]*\bpeople\.area-/, 'each area has its name');
  const heads = [...text.matchAll(/<th scope="col"/g)].length;
  assert.equal(heads, 1 + roles.length - 1);
  const line = /<tr><th scope="row">Voir les personnes de l’institut<\/th>(.*?)<\/tr>/s.exec(text)?.[1] ?? '';
  const answers = [...line.matchAll(/aria-label="(oui|non)"/g)].map(([, answer]) => answer);
  assert.deepEqual(answers, ['oui', 'oui', 'oui', 'oui', 'non', 'non', 'non', 'non']);
});

test('the list is taken along as a file with its filters', async () => {
  const file = await administrator.get(`${paths.people()}?role=director&format=csv`);
  assert.match(
    file.headers.get('content-disposition') ?? '',
    /attachment; filename\*=UTF-8''t\w+-people%20direction\.csv/,
  );
  const sought = await administrator.get(`${paths.people()}?q=Amina&format=csv`);
  assert.match(sought.headers.get('content-disposition') ?? '', /-people%20filtr%C3%A9\.csv/);
  const lines = file.text.trim().split('\r\n');
  assert.ok(lines.length > 1);
  assert.ok(lines.slice(1).every((line) => line.includes(';direction;')));
});

test('nobody’s session: the form that was sent waits at the door and is sent after signing in', async () => {
  const admin = await enrol(db, cast.system, 'administrator');
  const typed = {
    ...newcomer,
    email: 'waits@example.org',
    role: 'finance_officer',
    command_id: crypto.randomUUID(),
  };
  const door = await app.with('ended').post(paths.invite(), typed);
  assert.equal(door.status, 401);
  assert.match(door.text, /name="kept\.email" value="waits@example\.org"/);
  const kept = Object.fromEntries(Object.entries(typed).map(([name, value]) => [`kept.${name}`, value]));
  const credentials = { email: admin.email, password: admin.password, next: paths.invite() };
  const back = await app.with().post(paths.signIn(), { ...credentials, ...kept });
  assert.equal(back.status, 200);
  assert.match(back.text, /name="email" value="waits@example\.org"/);
  const cookie = /relais=([^;]+)/.exec(back.headers.get('set-cookie') ?? '')?.[1];
  assert.equal((await app.with(cookie).post(paths.invite(), typed)).status, 200);
});
