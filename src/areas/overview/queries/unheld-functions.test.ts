import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { enrol } from '../../../../test/support/enrol.ts';
import { clockOf } from '../../../../test/support/obligations.ts';
import { officeFor } from '../../../jobs/job-office.ts';
import { duesOf, remind } from '../../../jobs/remind.ts';
import { runJobs } from '../../../jobs/run-jobs.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import type { Mail } from '../../../mail/outgoing.ts';
import { paths } from '../../../paths.ts';
import { takeOverObligation } from '../../obligations/commands/take-over-obligation.ts';
import { lendDuty } from '../../people/commands/lend-duty.ts';
import { suspendMembership } from '../../people/commands/suspend-membership.ts';
import { waitingOf } from './waiting-of.ts';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const en = { language: 'en' } as const;

/** An institute whose obligations of years gone by are late, with a programme officer and no finance officer. */
const prepared = async () => {
  const cast = await makeCast(db);
  const clock = await clockOf(db, cast);
  const officer = await enrol(db, cast.system, 'programme_officer');
  const waiting = async (actor: Actor) =>
    (await db.read(actor, (tx) => waitingOf(tx, actor, today, 200))).filter(
      ({ subject }) => subject.kind === 'obligation',
    );
  /** What waits with a director because nobody holds this function. */
  const without = async (role: string, actor = cast.as('director')) =>
    (await waiting(actor)).filter((line) => line.without === role).map(({ subject }) => subject.id);
  return { cast, ...clock, officer, waiting, without };
};

test('what a function sees to that nobody holds waits with who decides on people, and with nobody else', async () => {
  const { cast, owed, waiting, without } = await prepared();
  const { id } = await owed('financial-report', yearOf(today) - 2);
  assert.ok((await without('finance_officer')).includes(id));
  assert.deepEqual(await without('programme_officer'), [], 'somebody holds it');
  assert.ok((await without('finance_officer', cast.as('administrator'))).includes(id));
  for (const role of ['programme_officer', 'partner_coordinator', 'auditor'] as const)
    assert.ok(
      (await waiting(cast.as(role))).every((line) => line.without === null && line.subject.id !== id),
    );
  const stranger = await makeCast(db);
  assert.deepEqual(await without('finance_officer', stranger.as('director')), []);
  for (const role of ['director', 'administrator'] as const) {
    const { text } = await app.as(cast.as(role, en)).get('/');
    assert.match(
      text,
      new RegExp(`${id}"(?:(?!</li>)[\\s\\S])*nobody holds the function: finance officer`),
      role,
    );
  }
  const page = await app.as(cast.as('director', en)).get(paths.obligation({ id }));
  assert.match(page.text, /nobody holds the function: finance officer/);
  const { takingNo } = await owed('financial-report', yearOf(today) - 2);
  const given = {
    obligationId: id,
    version: takingNo ?? 0,
    role: 'programme_officer',
    reason: 'Nobody there',
  };
  await doing(db, cast.system, takeOverObligation, given);
  assert.ok(!(await without('finance_officer')).includes(id));
  const taken = await app.as(cast.as('director', en)).get(paths.obligation({ id }));
  assert.doesNotMatch(taken.text, /nobody holds/);
});

test('a function is held by whom it is lent to, and by nobody whose access is suspended', async () => {
  const { cast, officer, without } = await prepared();
  const finance = await enrol(db, cast.system, 'finance_officer');
  assert.deepEqual(await without('finance_officer'), []);
  const { membershipId } = finance;
  const lent = { lenderId: membershipId, borrowerId: officer.membershipId, from: today, until: today };
  await doing(db, cast.system, lendDuty, { ...lent, reason: 'Leave' });
  await doing(db, cast.system, suspendMembership, { membershipId, reason: 'Leave' });
  assert.deepEqual(await without('finance_officer'), [], 'it is lent');
  const { membershipId: borrower } = officer;
  await doing(db, cast.system, suspendMembership, { membershipId: borrower, reason: 'Leave' });
  assert.ok((await without('finance_officer')).length > 0);
  assert.ok((await without('programme_officer')).length > 0);
});

test('letters follow: the director is told what waits and which function nobody holds', async () => {
  const { cast } = await prepared();
  const director = await enrol(db, cast.system, 'director');
  const sent: Mail[] = [];
  const sendMail = async (mail: Mail) => void sent.push(mail);
  const office = officeFor({ db, sendMail, publicUrl: 'https://relais.example' }, cast.system);
  const dues = await duesOf(office, today);
  assert.ok(dues.some(({ member }) => member.email === director.email));
  await remind(office, today);
  await runJobs(office);
  const letter = sent.find(({ to }) => to === director.email)!;
  assert.match(letter.text, /personne n’exerce la fonction\s: chargé·e des finances/);
  const other = sent.find(({ to }) => to !== director.email)!;
  assert.doesNotMatch(other.text, /personne n’exerce/);
});
