import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../test/support/app.ts';
import { doing } from '../../test/support/cast.ts';
import { testDatabase } from '../../test/support/cluster.ts';
import { enrol } from '../../test/support/enrol.ts';
import { firstHalf, reportingOffice, reportYear } from '../../test/support/reporting.ts';
import { changeOwnName } from '../areas/people/commands/change-own-name.ts';
import { suspendMembership } from '../areas/people/commands/suspend-membership.ts';
import { correctMeasurement } from '../areas/results/commands/correct-measurement.ts';
import { noteRestatementLetter } from '../areas/results/commands/note-restatement-letter.ts';
import { withdrawMeasurement } from '../areas/results/commands/withdraw-measurement.ts';
import { measurementHistory } from '../areas/results/queries/measurements.ts';
import { restatementLetterJob } from '../areas/results/rules/report-input.ts';
import { perform } from '../command/perform.ts';
import { newId } from '../kernel/id.ts';
import { NotAllowed, NotFound } from '../kernel/problem.ts';
import type { Mail } from '../mail/outgoing.ts';
import { paths } from '../paths.ts';
import { jobsState, putJob } from '../queue/jobs.ts';
import { officeFor } from './job-office.ts';
import { runJobs } from './run-jobs.ts';

const db = await testDatabase();
const app = testApp(db);

/** A locked figure of a partner with a coordinator and a treasurer who have accounts, and the post of its institute. */
const prepared = async () => {
  const world = await reportingOffice(db);
  const { cast, officer, programme, partnershipId, indicator, open } = world;
  const [coordinator, treasurer] = [
    await enrol(db, cast.system, 'partner_coordinator', { partnershipId }),
    await enrol(db, cast.system, 'partner_treasurer', { partnershipId }),
  ];
  const [, otherId] = programme.partnerships;
  const neighbour = await enrol(db, cast.system, 'partner_coordinator', { partnershipId: otherId });
  const indicatorId = await indicator();
  const { now, submitting, lock } = await open([indicatorId]);
  await submitting([{ indicatorId, value: '34' }]);
  await lock();
  const figure = async () => (await now()).figures[0]!;
  const restate = async (value: string, more = {}) => {
    const standing = await figure();
    const said = { ...firstHalf, value, provenance: 'Register', reason: 'Recount of the north', ...more };
    return doing(db, officer, correctMeasurement, {
      id: standing.id,
      version: standing.entryNo,
      ...said,
    });
  };
  const sent: Mail[] = [];
  const sendMail = async (mail: Mail) => void sent.push(mail);
  const office = officeFor({ db, sendMail, publicUrl: 'https://relais.example' }, cast.system);
  const state = () => db.read(office.actor, (tx) => jobsState(tx, cast.institute.id));
  const told = { told: 'The congress, by letter' };
  return {
    ...world,
    coordinator,
    treasurer,
    neighbour,
    indicatorId,
    figure,
    restate,
    sent,
    office,
    state,
    told,
  };
};

test('whose locked figure is restated gets a letter that names neither figure nor partner, and the figure shows to whom it went', async () => {
  const { cast, partner, restate, sent, office, state, told, indicatorId, coordinator, treasurer } =
    await prepared();
  await restate('35', told);
  assert.deepEqual(await runJobs(office), { done: 2, failed: 0 });
  assert.deepEqual(sent.map(({ to }) => to).sort(), [coordinator.email, treasurer.email].sort());
  const page = paths.indicator({ id: indicatorId });
  for (const { text, subject } of sent) {
    assert.ok(text.includes(`https://relais.example${page}`));
    assert.ok(text.includes('https://relais.example/account'));
    assert.doesNotMatch(`${subject}${text}`, /\b3[45]\b|Recount|Invented union|Membres/);
  }
  const english = { ...partner, language: 'en' as const };
  for (const reader of [english, cast.as('programme_officer', { language: 'en' })]) {
    const { text } = await app.as(reader).get(page);
    assert.match(
      text,
      /Who was told: The congress, by letter[\s\S]*Letter sent on [^:]+: partner coordinator \(1\), partner treasurer \(1\)/,
    );
  }
  assert.deepEqual(await runJobs(office), { done: 0, failed: 0 });
  assert.deepEqual(await state(), { waiting: 0, givenUp: 0, problem: null });
});

test('whose locked figure is taken back is told so, and by the same letter', async () => {
  const { officer, sent, office, told, indicatorId, figure } = await prepared();
  const { id, entryNo: version } = await figure();
  await doing(db, officer, withdrawMeasurement, { id, version, reason: 'Of another union', ...told });
  assert.deepEqual(await runJobs(office), { done: 2, failed: 0 });
  for (const { text } of sent) {
    assert.match(text, /a retiré un chiffre de votre organisation/);
    assert.ok(text.includes(paths.indicator({ id: indicatorId })));
    assert.doesNotMatch(text, /\b34\b|Of another union/);
  }
});

test('who switched letters off or was suspended gets none; whoever is left is told', async () => {
  const { cast, restate, sent, office, told, coordinator, treasurer } = await prepared();
  const quiet = { name: 'Quiet', language: 'fr' as const, reminded: false };
  await restate('35', told);
  await changeOwnName(db, coordinator.userId, quiet);
  await runJobs(office);
  assert.deepEqual(
    sent.map(({ to }) => to),
    [treasurer.email],
    'switched off after the correction',
  );
  const suspension = { membershipId: treasurer.membershipId, reason: 'gone' };
  await doing(db, cast.system, suspendMembership, suspension);
  await restate('36', told);
  assert.deepEqual(await runJobs(office), { done: 0, failed: 0 }, 'nobody is left');
});

test('a letter that no server takes is tried again, and is noted once it left; a job done twice sends one letter', async () => {
  const { cast, restate, sent, office, state, told, coordinator, treasurer, indicatorId } = await prepared();
  await changeOwnName(db, treasurer.userId, { name: 'Quiet', language: 'fr', reminded: false });
  await restate('35', told);
  const refusing = {
    ...office,
    sendMail: async () => {
      throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    },
  };
  assert.deepEqual(await runJobs(refusing), { done: 0, failed: 1 });
  assert.equal((await state()).problem, 'ECONNREFUSED');
  const officer = app.as(cast.as('programme_officer', { language: 'en' }));
  const page = paths.indicator({ id: indicatorId });
  assert.doesNotMatch((await officer.get(page)).text, /Letter sent/);
  await db.write(office.actor, (tx) =>
    sql`update jobs set due_at = clock_timestamp() where done_at is null`.execute(tx),
  );
  assert.deepEqual(await runJobs(office), { done: 1, failed: 0 });
  assert.match((await officer.get(page)).text, /Letter sent/);
  const [job] = await db.read(office.actor, (tx) =>
    tx
      .selectFrom('jobs')
      .select('payload')
      .where('institute_id', '=', cast.institute.id)
      .where('name', '=', restatementLetterJob)
      .execute(),
  );
  await db.write(office.actor, (tx) =>
    putJob({ tx, chain: cast.institute.id, entryNo: 1 }, restatementLetterJob, job!.payload),
  );
  assert.deepEqual(await runJobs(office), { done: 1, failed: 0 });
  assert.deepEqual(
    sent.map(({ to }) => to),
    [coordinator.email],
  );
});

test('a figure that was never fixed is corrected without a letter, and one that is refused asks for none', async () => {
  const { cast, officer, partner, record, restate, office, indicatorId } = await prepared();
  await assert.rejects(restate('35'), /told/);
  const july = { from: `${reportYear}-07-01`, until: `${reportYear}-07-31` };
  const { id } = await record(indicatorId, '3', july);
  const [free] = await db.read(officer, (tx) => measurementHistory(tx, cast.institute.id, id));
  const said = { ...july, value: '4', provenance: 'Register', reason: 'Recount' };
  await doing(db, officer, correctMeasurement, { id, version: free!.entryNo, ...said });
  assert.deepEqual(await runJobs(office), { done: 0, failed: 0 });
  const letter = { restatementId: newId(), membershipId: newId(), role: 'partner_coordinator' as const };
  for (const actor of [officer, partner, cast.as('director')])
    await assert.rejects(perform(db, actor, noteRestatementLetter, newId(), letter), NotAllowed);
  await assert.rejects(perform(db, cast.system, noteRestatementLetter, newId(), letter), NotFound);
});
