import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { decided } from '../../../../test/support/obligations.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { answerAmendment } from '../commands/answer-amendment.ts';
import { requestAmendment } from '../commands/request-amendment.ts';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const dayOf = (day: string) => day.split('-').reverse().join('/');

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast);
  await decided(db, cast, programmeId);
  const { id } = await doing(db, cast.system, requestAmendment, {
    programmeId,
    kind: 'new_country',
    procedure: 'consent',
    requestedOn: addDays(today, -30),
    what: 'Togo joins',
    reason: 'The network grows',
  });
  const me = app.as(cast.as('programme_officer', { language: 'en' }));
  return { cast, programmeId, id, me, withdraw: paths.withdrawAmendment({ id }) };
};

const said = { version: '1', byFunction: 'Officer', withdrawnOn: dayOf(today), reason: 'Another programme' };

test('a request for consent waits in the work of who keeps programmes since it was asked, until it is answered', async () => {
  const { cast, me, id, programmeId } = await prepared();
  const link = new RegExp(`30 days</time><div><a href="${paths.programmeAmendment({ id })}"`);
  const homeOf = async (role: 'director' | 'finance_officer') =>
    (await app.as(cast.as(role, { language: 'en' })).get(paths.home())).text;
  const home = (await me.get(paths.home())).text;
  assert.match(home, /Follow up the donor’s consent: Togo joins/);
  assert.match(home, link);
  assert.match(await homeOf('director'), /Togo joins/);
  assert.doesNotMatch(await homeOf('finance_officer'), /Togo joins/);
  const told = { kind: 'other', procedure: 'notification', requestedOn: addDays(today, -20) };
  const change = { programmeId, ...told, what: 'A new address', reason: 'It moved' };
  await doing(db, cast.system, requestAmendment, change);
  assert.doesNotMatch((await me.get(paths.home())).text, /A new address/);
  const answer = { amendmentId: id, version: 0, verdict: 'refused', answeredOn: addDays(today, -3) };
  await doing(db, cast.system, answerAmendment, answer);
  assert.doesNotMatch((await me.get(paths.home())).text, /Togo joins/);
});

test('a request entered by mistake is withdrawn with a reason: it waits nowhere, and the history keeps it', async () => {
  const { me, id, programmeId, withdraw } = await prepared();
  assert.match((await me.get(paths.programmeAmendment({ id }))).text, new RegExp(withdraw));
  assert.equal((await me.get(withdraw)).status, 200);
  const unsaid = await me.post(withdraw, { ...said, reason: '', byFunction: 'Head of unit' });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /href="#f-reason"[\s\S]*Head of unit/);
  const early = { ...said, withdrawnOn: dayOf(addDays(today, -31)) };
  assert.match((await me.post(withdraw, early)).text, /href="#f-withdrawnOn"/);
  assert.equal((await me.post(withdraw, said)).status, 303);
  assert.doesNotMatch((await me.get(paths.home())).text, /Togo joins/);
  const file = await me.get(paths.programmeFile({ id: programmeId }));
  assert.doesNotMatch(file.text, /Togo joins|consent awaited/);
  const { status, text } = await me.get(paths.programmeAmendment({ id }));
  assert.equal(status, 200, 'it is still read');
  assert.match(text, /withdrawn[\s\S]*Officer · Another programme/);
  assert.doesNotMatch(text, new RegExp(`${withdraw}|consent awaited`));
  const history = await me.get(paths.history({ kind: 'programme', id: programmeId }));
  assert.match(history.text, /Another programme/);
});

test('what hangs on a withdrawn request leads back to it, as withdrawn, and nothing goes on with it', async () => {
  const { cast, me, id, withdraw } = await prepared();
  const { id: documentId } = await doing(db, cast.as('programme_officer'), attachDocument, {
    subject: { kind: 'programme_amendment', id },
    title: 'Letter to the donor',
    class: 'ordinary',
    file: { name: 'letter.pdf', mediaType: 'application/pdf', size: 10, sha256: 'c'.repeat(64) },
  });
  await me.post(withdraw, said);
  const document = await me.get(paths.document({ id: documentId }));
  assert.equal(document.status, 200);
  const page = paths.programmeAmendment({ id });
  assert.match(document.text, new RegExp(`href="${page}#documents"`));
  assert.match((await me.get(page)).text, /Letter to the donor/);
  for (const gone of [withdraw, paths.editAmendment({ id }), paths.answerAmendment({ id })])
    assert.equal((await me.get(gone)).status, 404);
  assert.equal((await app.as((await makeCast(db)).as('programme_officer')).get(page)).status, 404);
});

test('a request that the donor answered is not withdrawn', async () => {
  const { cast, me, id, withdraw } = await prepared();
  const answer = { amendmentId: id, version: 0, verdict: 'refused', answeredOn: addDays(today, -3) };
  await doing(db, cast.system, answerAmendment, answer);
  const refused = await me.post(withdraw, said);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /The donor answered/);
  const { text } = await me.get(paths.programmeAmendment({ id }));
  assert.doesNotMatch(text, new RegExp(withdraw));
});

test('only who keeps programmes withdraws, in its own institute', async () => {
  const { cast, withdraw } = await prepared();
  assert.equal((await app.as(cast.as('finance_officer')).post(withdraw, said)).status, 403);
  const other = (await makeCast(db)).as('programme_officer');
  assert.equal((await app.as(other).post(withdraw, said)).status, 404);
});
