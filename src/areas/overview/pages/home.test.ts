import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { fileProgramme } from '../../filing/commands/file-programme.ts';
import { show } from './home.tsx';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const stranger = await makeCast(db);
const app = testApp(db);
const homeOf = async (actor: Actor) => (await app.as(actor).get('/')).text;
const en = { language: 'en' } as const;

test('the programme officer finds what was to be held, reported, approved and measured, each with its link', async () => {
  const text = await homeOf(cast.as('programme_officer', en));
  assert.match(text, /12 days late/);
  assert.match(text, new RegExp(`href="${paths.activity({ id: office.activities.late })}"`));
  assert.match(text, new RegExp(`href="${paths.activity({ id: office.activities.exchange })}"`));
  assert.match(text, new RegExp(`href="${paths.actionPlan({ id: office.planId })}"`));
  assert.match(text, new RegExp(`href="${paths.outcome({ id: office.outcomes[1] })}"`));
  assert.ok(!text.includes(paths.outcome({ id: office.outcomes[0] })), 'an outcome with an indicator waits');
  assert.ok(!text.includes(office.activities.cancelled), 'a cancelled activity waits');
  assert.ok(!text.includes(office.expenseId), 'a voucher is not the programme officer’s');
});

test('the exchange report is due thirty days after the last day', async () => {
  const text = await homeOf(cast.as('programme_officer', en));
  assert.match(text, /30 days late<\/time><div><a href="[^"]*">Hand in the report/);
});

test('many lines of one kind and one day stand behind the first, each with its link', async () => {
  const world = await makeCast(db);
  const [one, other] = [await makeProgramme(db, world), await makeProgramme(db, world)];
  const text = await homeOf(world.as('programme_officer', en));
  const folded = text.match(/<summary>3 more like this, of the same day<\/summary>.*?<\/ul>/g) ?? [];
  const hidden = folded.join('');
  const links = [...one.outcomes, ...other.outcomes].map((id) => `href="${paths.outcome({ id })}"`);
  assert.equal(links.filter((link) => hidden.includes(link)).length, 3, hidden);
  assert.equal(links.filter((link) => text.includes(link)).length, 4, text);
});

test('the finance officer finds vouchers to follow, agreements ending and advances not justified', async () => {
  const text = await homeOf(cast.as('finance_officer', en));
  assert.match(
    text,
    new RegExp(`for 45 days</time><div><a href="${paths.expense({ id: office.expenseId })}"`),
  );
  assert.match(text, new RegExp(`href="${paths.agreement({ id: office.agreementId })}"`));
  assert.match(text, new RegExp(`href="${paths.partner({ id: office.partnerships[0] })}"[^]*600\\.00`));
});

test('each role alone finds its own lines', async () => {
  for (const [role, sentence] of [
    ['director', /Sign the agreement/],
    ['finance_officer', /Attach the voucher/],
    ['programme_officer', /Have the national action plan approved/],
  ] as const)
    assert.match(await homeOf(cast.as(role, en)), sentence, role);
});

test('the director finds what is to be signed, and lent duties bring their lines along', async () => {
  const director = cast.as('director', { ...en, duties: ['director', 'finance_officer'] });
  const text = await homeOf(director);
  assert.match(text, /Sign the agreement/);
  assert.match(text, /Attach the voucher/);
});

test('a partner finds its own and when money comes or why not, and nothing of another partner', async () => {
  const [first, second] = office.partnerships;
  const own = await homeOf(cast.as('partner_coordinator', { ...en, partnerships: [first] }));
  assert.match(own, /Late course/);
  assert.match(own, /Coming course/);
  assert.match(own, /is not signed yet/);
  assert.match(own, /600\.00/);
  assert.ok(!own.includes(office.activities.exchange));
  const other = await homeOf(cast.as('partner_coordinator', { ...en, partnerships: [second] }));
  assert.match(other, /Hand in the report/);
  assert.match(other, /no agreement with the institute yet/);
  assert.ok(!other.includes(office.activities.late));
});

test('the donor sees the institutes and none of their work in progress', async () => {
  const donor = cast.as('donor_officer', { ...en, institutes: [cast.institute.id, stranger.institute.id] });
  const text = await homeOf(donor);
  assert.match(text, new RegExp(cast.institute.code.toUpperCase()));
  assert.match(text, new RegExp(stranger.institute.code.toUpperCase()));
  for (const title of ['Late course', 'Invented union', 'Outcome 1']) assert.ok(!text.includes(title), title);
});

const donorNow = () =>
  cast.as('donor_officer', { ...en, institutes: [cast.institute.id, stranger.institute.id] });
const account = () =>
  doing(db, cast.system, fileProgramme, {
    programmeId: office.programmeId,
    kind: 'yearly_account',
    year: yearOf(office.today),
  });
/** As if that many hours had passed since whatever the visits know. */
const rest = (membershipId: string, hours: number) =>
  db.write({ role: 'doorkeeper' }, (tx) =>
    sql`update memberships set visit_began_at = visit_began_at - make_interval(hours => ${hours}),
          visit_seen_at = visit_seen_at - make_interval(hours => ${hours}) where id = ${membershipId}`.execute(
      tx,
    ),
  );

test('a donor’s first visit says so; what is filed afterwards is new at the next visit, on every reload of it', async () => {
  const donor = donorNow();
  assert.match(await homeOf(donor), /This is your first visit/);
  const { id } = await account();
  assert.match(await homeOf(donor), /This is your first visit/, 'within the same visit nothing moves');
  await rest(donor.membershipId, 5);
  for (const time of ['first', 'second']) {
    const text = await homeOf(donor);
    assert.match(text, /Filed since your last visit \(/, time);
    assert.equal(
      text.split(paths.filing({ id })).length - 1,
      2,
      `${time}: among the new and at its institute`,
    );
    assert.match(text, />new<\/span>/, time);
  }
  await rest(donor.membershipId, 3);
  assert.match(await homeOf(donor), /Filed since your last visit/, 'three hours are no rest');
});

test('what was filed anew is news and says so; a later visit without news has its sentence', async () => {
  const donor = donorNow();
  await homeOf(donor);
  await account();
  const again = await account();
  await rest(donor.membershipId, 5);
  const text = await homeOf(donor);
  assert.match(text, new RegExp(`${paths.filing({ id: again.id })}"[^]*replaces an earlier filing`));
  const other = donorNow();
  await homeOf(other);
  await rest(other.membershipId, 5);
  await db.write({ role: 'doorkeeper' }, (tx) =>
    sql`update memberships set visit_began_at = clock_timestamp() where id = ${other.membershipId}`.execute(
      tx,
    ),
  );
  const quiet = await homeOf(other);
  assert.match(quiet, /Nothing was filed since your visit of/);
  assert.ok(!quiet.includes('>new</span>'));
});

test('an auditor finds the scope, its years and the last day of the control', async () => {
  const scope = { outcomes: [office.outcomes[0]], years: [2026] };
  const text = await homeOf(cast.as('auditor', { ...en, scope }));
  assert.match(text, new RegExp(`Outcome 1 of ${cast.institute.code}`));
  assert.ok(!text.includes(`Outcome 2 of ${cast.institute.code}`));
  assert.match(text, /2026/);
});

test('the administrator is told that there is no backup yet', async () => {
  const text = await homeOf(cast.as('administrator', en));
  assert.match(text, /Newest backup<\/dt><dd class="value">never/);
});

test('where nothing waits a calm sentence stands, and another institute’s work is never shown', async () => {
  const text = await homeOf(stranger.as('programme_officer', en));
  assert.match(text, /Nothing waits for you today/);
  assert.ok(!text.includes(cast.institute.code));
});

test('no home asks more than ten queries', async () => {
  const everything = cast.as('director', { duties: ['director', 'finance_officer', 'programme_officer'] });
  const partner = cast.as('partner_treasurer', { partnerships: [office.partnerships[0]] });
  for (const actor of [everything, partner, cast.as('donor_officer'), cast.as('administrator')]) {
    const { queries } = await countingQueries(db, actor, show);
    assert.ok(queries <= 10, `${actor.role}: ${queries}`);
  }
});

test('the director finds the amendment that is to be signed', async () => {
  await db.write(cast.system, (tx) =>
    tx
      .insertInto('agreement_amendments')
      .values({
        institute_id: cast.institute.id,
        id: newId(),
        agreement_id: office.agreementId,
        partnership_id: office.partnerships[0],
        until_on: '2031-06-30',
        reason: 'a later congress',
        entry_no: 1,
      })
      .execute(),
  );
  assert.match(await homeOf(cast.as('director', en)), /Sign the amendment/);
  assert.ok(!(await homeOf(cast.as('finance_officer', en))).includes('Sign the amendment'));
});
