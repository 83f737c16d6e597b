import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answered, testApp } from '../../test/support/app.ts';
import { doing, makeCast } from '../../test/support/cast.ts';
import { testDatabase } from '../../test/support/cluster.ts';
import { enrol } from '../../test/support/enrol.ts';
import { filledFormWith } from '../../test/support/filled-form.ts';
import { makeOffice } from '../../test/support/office.ts';
import { invitePerson } from '../areas/people/commands/invite-person.ts';
import { prepareInvitation } from '../areas/people/queries/invitations.ts';
import { paths } from '../paths.ts';
import { wordsIn } from '../text/words.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const app = testApp(db);
const { partnerships, agreementId } = await makeOffice(db, cast);
const { t } = wordsIn('fr');

/** A coordinator of both partners of the office; the session acts as the first. */
const ofTwoPartners = async () => {
  const person = await enrol(db, cast.system, 'partner_coordinator', { partnershipId: partnerships[0] });
  const { token: _, ...known } = await prepareInvitation(db, person.email);
  const second = await doing(db, cast.system, invitePerson, {
    ...known,
    email: person.email,
    name: 'Someone',
    language: 'fr',
    role: 'partner_coordinator',
    partnershipId: partnerships[1],
  });
  return { ...person, first: person.membershipId, second: second.membershipId };
};

type Person = Awaited<ReturnType<typeof ofTwoPartners>>;

const sessionOf = ({ headers }: Answered) => /relais=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1];
const signIn = (
  { email, password }: Person,
  more: Readonly<Record<string, string | readonly string[]>> = {},
) => app.with().post(paths.signIn(), { email, password, ...more });
/** The form of one's own name, as it was shown to this session. */
const accountForm = async (session: string) =>
  filledFormWith((await app.with(session).get(paths.account())).text, 'name') ?? {};

test('what one is at one institute for two partners is told apart by the partner', async () => {
  const person = await ofTwoPartners();
  const { text } = await app.with(person.sessionToken).get(paths.account());
  const roles = [...text.matchAll(/IIWE? · [^<(]+|· coordination du partenaire · [^<(]+/g)].map(([each]) =>
    each.trim(),
  );
  assert.ok(new Set(roles).size >= 2, roles.join('; '));
});

test('a form is sent as what it was shown to, whatever was chosen meanwhile, and one goes on as that', async () => {
  const person = await ofTwoPartners();
  const typed = await accountForm(person.sessionToken);
  assert.equal(typed.acting_as, person.first);
  const visitor = app.with(person.sessionToken);
  await visitor.post(paths.chooseMembership(), { membership: person.second });
  assert.equal((await accountForm(person.sessionToken)).acting_as, person.second);
  assert.equal((await visitor.post(paths.account(), { ...typed, name: 'New name' })).status, 303);
  assert.equal((await accountForm(person.sessionToken)).acting_as, person.first);
});

test('so is a comment', async () => {
  const person = await ofTwoPartners();
  const { text } = await app.with(person.sessionToken).get(paths.agreement({ id: agreementId }));
  const form = filledFormWith(text, 'text') ?? {};
  assert.equal(form.acting_as, person.first);
});

test('a form that waited behind a session that ended is sent as what it was shown to', async () => {
  const person = await ofTwoPartners();
  await app.with(person.sessionToken).post(paths.chooseMembership(), { membership: person.second });
  const typed = await accountForm(person.sessionToken);
  await app.with(person.sessionToken).post(paths.signOut());
  const asked = await app.with().post(paths.account(), { ...typed, name: 'Kept name' });
  assert.equal(asked.status, 401);
  const waiting = filledFormWith(asked.text, 'email') ?? {};
  const again = await app
    .with()
    .post(paths.signIn(), { ...waiting, email: person.email, password: person.password });
  assert.equal(again.status, 200);
  const session = sessionOf(again) ?? '';
  assert.equal(
    (await app.with(session).post(paths.account(), filledFormWith(again.text, 'name') ?? {})).status,
    303,
  );
  const now = await accountForm(session);
  assert.deepEqual([now.acting_as, now.name], [person.second, 'Kept name']);
});

test('whoever signs in where somebody else’s form waits is not given it to send', async () => {
  const [one, other] = [await ofTwoPartners(), await ofTwoPartners()];
  const typed = await accountForm(one.sessionToken);
  const asked = await app.with().post(paths.account(), { ...typed, name: 'Typed by one' });
  const waiting = filledFormWith(asked.text, 'email') ?? {};
  const answer = await app
    .with()
    .post(paths.signIn(), { ...waiting, email: other.email, password: other.password });
  assert.equal(answer.status, 403);
  assert.ok(answer.text.includes(t('people.not-your-form')));
  assert.doesNotMatch(answer.text, /Typed by one/);
});

test('a form that was shown to somebody else is refused and saves nothing', async () => {
  const [one, other] = [await ofTwoPartners(), await ofTwoPartners()];
  const typed = await accountForm(one.sessionToken);
  const refused = await app
    .with(other.sessionToken)
    .post(paths.account(), { ...typed, name: 'Typed by one' });
  assert.equal(refused.status, 403);
  assert.ok(refused.text.includes(t('people.form-of-another')));
  assert.notEqual((await accountForm(other.sessionToken)).name, 'Typed by one');
});

test('signing in again goes on as what one was last', async () => {
  const person = await ofTwoPartners();
  await app.with(person.sessionToken).post(paths.chooseMembership(), { membership: person.second });
  const session = sessionOf(await signIn(person)) ?? '';
  assert.equal((await accountForm(session)).acting_as, person.second);
});

test('a page that is not there says what one acts as and opens it as another; of one role it says nothing', async () => {
  const person = await ofTwoPartners();
  const page = `${paths.partner({ id: partnerships[1] })}?x=1`;
  const visitor = app.with(person.sessionToken);
  const missing = await visitor.get(page);
  assert.equal(missing.status, 404);
  const button = filledFormWith(missing.text, 'membership') ?? {};
  assert.deepEqual([button.membership, button.next], [person.second, page]);
  const chosen = await visitor.post(paths.chooseMembership(), button);
  assert.equal(chosen.location, page);
  const alone = await enrol(db, cast.system, 'programme_officer');
  const { text } = await app.with(alone.sessionToken).get(paths.partner({ id: cast.institute.id }));
  assert.equal(filledFormWith(text, 'membership'), undefined);
});

test('a form of no session leads nowhere else', async () => {
  const person = await ofTwoPartners();
  const elsewhere = { membership: person.second, next: 'https://example.org/' };
  const { location } = await app.with(person.sessionToken).post(paths.chooseMembership(), elsewhere);
  assert.equal(location, '/');
});
