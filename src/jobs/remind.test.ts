import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../test/support/app.ts';
import { doing, makeCast } from '../../test/support/cast.ts';
import { testDatabase } from '../../test/support/cluster.ts';
import { enrol } from '../../test/support/enrol.ts';
import { clockOf } from '../../test/support/obligations.ts';
import { reportingOffice, told } from '../../test/support/reporting.ts';
import { fileObligation } from '../areas/obligations/commands/file-obligation.ts';
import { noteReminders } from '../areas/obligations/commands/note-reminders.ts';
import { obligations } from '../areas/obligations/queries/obligation-clock.ts';
import { remindable } from '../areas/obligations/rules/reminder-input.ts';
import { changeOwnName } from '../areas/people/commands/change-own-name.ts';
import { suspendMembership } from '../areas/people/commands/suspend-membership.ts';
import { perform } from '../command/perform.ts';
import { addDays, todayIn } from '../kernel/calendar-day.ts';
import { newId } from '../kernel/id.ts';
import { languages } from '../kernel/language.ts';
import { NotAllowed } from '../kernel/problem.ts';
import type { Mail } from '../mail/outgoing.ts';
import { jobsState, tryAgain } from '../queue/jobs.ts';
import { wordsIn } from '../text/words.ts';
import { officeFor } from './job-office.ts';
import { duesOf, remind } from './remind.ts';
import { runJobs } from './run-jobs.ts';

const db = await testDatabase();
const today = todayIn();
const app = testApp(db);
const obligationIn = (text: string) => /\/obligations\/[0-9a-f-]{36}/.exec(text)?.[0] ?? '';

/** An institute with a programme whose obligations of years gone by are late, and a finance officer. */
const prepared = async () => {
  const cast = await makeCast(db);
  await clockOf(db, cast);
  const person = await enrol(db, cast.system, 'finance_officer');
  const sent: Mail[] = [];
  const sendMail = async (mail: Mail) => void sent.push(mail);
  const office = officeFor({ db, sendMail, publicUrl: 'https://relais.example' }, cast.system);
  const state = () => db.read(office.actor, (tx) => jobsState(tx, cast.institute.id));
  return { cast, person, sent, office, state };
};

test('a letter names what waits for the person, with its address, and goes out once', async () => {
  const { cast, person, sent, office, state } = await prepared();
  const dues = await duesOf(office, today);
  assert.deepEqual(
    dues.map(({ member }) => member.email),
    [person.email],
  );
  const first = await remind(office, today);
  assert.deepEqual(first, { reminders: dues[0]!.reminders.length, letters: 1 });
  assert.deepEqual(await runJobs(office), { done: 1, failed: 0 });
  assert.equal(sent.length, 1);
  assert.equal(sent[0]!.to, person.email);
  assert.match(sent[0]!.text, /https:\/\/relais\.example\/obligations\/[0-9a-f-]{36}/);
  assert.match(sent[0]!.text, /https:\/\/relais\.example\/account/);
  assert.match(
    sent[0]!.text,
    /Peut être déposé · Déclaration de créance/,
    'what has no last day is never late',
  );
  assert.deepEqual(await remind(office, today), { reminders: 0, letters: 0 });
  assert.deepEqual(await runJobs(office), { done: 0, failed: 0 });
  assert.deepEqual(await state(), { waiting: 0, givenUp: 0, problem: null });
  const { text } = await app.as(cast.as('director', { language: 'en' })).get(obligationIn(sent[0]!.text));
  assert.match(text, /Reminders sent[\s\S]*Someone, finance_officer/);
});

test('what is still late is told again a week later, not before', async () => {
  const { office } = await prepared();
  await remind(office, today);
  const isTold = async (days: number) => (await duesOf(office, addDays(today, days))).length > 0;
  assert.equal(await isTold(0), false);
  assert.equal(await isTold(28), true);
});

test('what was done before the letter left is not in it; nothing left is no letter', async () => {
  const { cast, sent, office } = await prepared();
  await remind(office, today);
  const rows = await db.read(cast.as('director'), (tx) => obligations(tx, cast.institute.id, { open: true }));
  for (const { id, dueOn } of rows.filter(({ role }) => role === 'finance_officer')) {
    if (!dueOn || dueOn > addDays(today, 31)) continue;
    const filing = { obligationId: id, version: 0, filedOn: today, channel: 'extranet' };
    await doing(db, cast.system, fileObligation, filing);
  }
  assert.deepEqual(await runJobs(office), { done: 1, failed: 0 });
  assert.deepEqual(sent, []);
});

test('who switched the letters off, or was suspended, gets none', async () => {
  const { cast, person, sent, office } = await prepared();
  await remind(office, today);
  const as = { name: 'Quiet', language: 'fr' as const };
  await changeOwnName(db, person.userId, { ...as, reminded: false });
  await runJobs(office);
  assert.deepEqual(sent, []);
  assert.deepEqual(await duesOf(office, addDays(today, 28)), []);
  await changeOwnName(db, person.userId, { ...as, reminded: true });
  assert.equal((await duesOf(office, addDays(today, 28))).length, 1);
  await doing(db, cast.system, suspendMembership, { membershipId: person.membershipId, reason: 'gone' });
  assert.deepEqual(await duesOf(office, addDays(today, 28)), []);
});

test('a letter that no server takes is tried again; its failure is a code without an address', async () => {
  const { sent, office, state } = await prepared();
  await remind(office, today);
  const refusing = {
    ...office,
    sendMail: async () => {
      throw Object.assign(new Error('smtp://user:secret@mail.example refused a@b.example'), {
        code: 'EAUTH',
      });
    },
  };
  assert.deepEqual(await runJobs(refusing), { done: 0, failed: 1 });
  assert.deepEqual(await state(), { waiting: 1, givenUp: 0, problem: 'EAUTH' });
  // Not due again before its time.
  assert.deepEqual(await runJobs(office), { done: 0, failed: 0 });
  await db.write(office.actor, (tx) => tryAgain(tx, office.actor.institute.id));
  assert.deepEqual(sent, []);
});

test('two processes never send the same letter', async () => {
  const { sent, office } = await prepared();
  const told = await Promise.all([remind(office, today), remind(office, today)]);
  assert.equal(
    told.reduce((sum, { letters }) => sum + letters, 0),
    1,
  );
  const runs = await Promise.all([runJobs(office), runJobs(office), runJobs(office)]);
  assert.equal(
    runs.reduce((sum, { done }) => sum + done, 0),
    1,
  );
  assert.equal(sent.length, 1);
});

test('nobody but the system notes reminders, and none for people of another institute', async () => {
  const { cast, office } = await prepared();
  const other = await prepared();
  const [due] = await duesOf(other.office, today);
  const input = { on: today, reminders: due!.reminders };
  await assert.rejects(perform(db, cast.as('director'), noteReminders, newId(), input), NotAllowed);
  const foreign = await perform(db, office.actor, noteReminders, newId(), input);
  assert.deepEqual('problem' in foreign && foreign.problem, { key: 'obligations.nothing-to-remind-of' });
});

test('a sheet that a partner handed in is told by letter to who reviews it', async () => {
  const { cast, indicator, open } = await reportingOffice(db);
  const { membershipId } = await enrol(db, cast.system, 'programme_officer');
  const id = await indicator();
  const sheet = await open([id]);
  assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '3' }])), 'done');
  const { report } = await sheet.now();
  const sent: Mail[] = [];
  const sendMail = async (mail: Mail) => void sent.push(mail);
  const office = officeFor({ db, sendMail, publicUrl: 'https://relais.example' }, cast.system);
  const reminded = (await duesOf(office, today)).flatMap(({ reminders }) => reminders);
  const own = reminded.filter((each) => each.membershipId === membershipId);
  assert.deepEqual(
    own.map(({ what, subjectId }) => [what, subjectId]).filter(([, of]) => of === report.id),
    [['figures-to-review', report.id]],
  );
  await remind(office, today);
  await runJobs(office);
  assert.ok(sent.some(({ text }) => text.includes('Des chiffres remis, à examiner')));
});

test('each line that a letter may name has its words in every language', () => {
  for (const language of languages)
    for (const what of remindable) {
      const key = `obligations.mail-${what}`;
      assert.notEqual(wordsIn(language).say(key), key, `${language} ${what}`);
    }
});
