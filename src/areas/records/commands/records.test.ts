import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { openSessionOf } from '../../../../test/support/standing.ts';
import { perform } from '../../../command/perform.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { commentsFor, commentsOf } from '../queries/comments.ts';
import { exceptionsFor } from '../queries/derogations.ts';
import { documentsOf } from '../queries/documents.ts';
import { spokenOf } from '../queries/spoken-of.ts';
import { askDerogation } from './ask-derogation.ts';
import { attachDocument } from './attach-document.ts';
import { decideDerogation } from './decide-derogation.ts';
import { openShieldedDocument } from './open-shielded-document.ts';
import { withdrawDocument } from './withdraw-document.ts';
import { writeComment } from './write-comment.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { partnerships } = await makeProgramme(db, cast);
const officer = cast.as('programme_officer');
const finance = cast.as('finance_officer');
const director = cast.as('director');
const partner = cast.as('partner_coordinator', { partnerships: [partnerships[0]] });
const otherPartner = cast.as('partner_treasurer', { partnerships: [partnerships[1]] });
const stranger = (await makeCast(db)).as('finance_officer');

const file = { name: 'facture Nadia.pdf', mediaType: 'application/pdf', size: 12, sha256: 'a'.repeat(64) };
const thing = () => ({ kind: 'expense', id: newId() });
const attached = (actor = officer, more: object = {}) => {
  const subject = thing();
  const input = { subject, title: 'Facture', file, ...more };
  return { subject, attaching: perform(db, actor, attachDocument, newId(), input) };
};

test('a document is seen by the institute and its own partner, by no other partner and no other institute', async () => {
  const { subject, attaching } = attached(partner, { partnershipId: partnerships[0] });
  assert.ok((await attaching).done);
  const seenBy = async (actor: typeof partner) =>
    (await db.read(actor, (tx) => documentsOf(tx, cast.institute.id, subject))).length;
  assert.deepEqual([await seenBy(partner), await seenBy(officer)], [1, 1]);
  assert.deepEqual([await seenBy(otherPartner), await seenBy(stranger)], [0, 0]);
});

test('a partner attaches nothing to what is not its own', async () => {
  await assert.rejects(attached(partner, { partnershipId: partnerships[1] }).attaching, NotAllowed);
  await assert.rejects(attached(partner).attaching, NotAllowed);
  await assert.rejects(attached(cast.as('auditor')).attaching, NotAllowed);
});

test('a list of persons is described and stays where it is; to bring it here one says why', async () => {
  const kept = {
    headCount: 24,
    sum: { minor: 120_000, currency: 'BIF' },
    place: 'Bujumbura',
    keeper: 'Treasurer',
  };
  const list = { class: 'list_of_persons', title: 'Presence' };
  const described = attached(officer, { ...list, file: undefined, kept });
  assert.ok((await described.attaching).done);
  const [row] = await db.read(officer, (tx) => documentsOf(tx, cast.institute.id, described.subject));
  assert.deepEqual(
    [row?.headCount, row?.sumMinor, row?.keptAt, row?.fileName],
    [24, 120_000, 'Bujumbura', null],
  );
  assert.deepEqual(await attached(officer, list).attaching, {
    done: false,
    fields: { whyUploaded: [{ key: 'records.list-stays-there' }] },
  });
});

test('the name of a shielded file, which often names people, is not kept', async () => {
  const { subject, attaching } = attached(officer, { class: 'pay' });
  assert.ok((await attaching).done);
  const [row] = await db.read(finance, (tx) => documentsOf(tx, cast.institute.id, subject));
  assert.equal(row?.fileName, 'pay.pdf');
});

for (const [name, more, field] of [
  ['neither here nor elsewhere', { file: undefined }, 'file'],
  ['both here and elsewhere', { kept: { place: 'A', keeper: 'B' } }, 'file'],
  ['larger than 20 MB', { file: { ...file, size: 20 * 1024 * 1024 + 1 } }, 'file.size'],
  ['of another kind', { file: { ...file, mediaType: 'text/html' } }, 'file.mediaType'],
  [
    'a negative sum',
    { file: undefined, kept: { place: 'A', keeper: 'B', sum: { minor: -1, currency: 'EUR' } } },
    'kept.sum.minor',
  ],
  ['without a title', { title: ' ' }, 'title'],
] as const)
  test(`a document that is ${name} is refused beside its field`, async () => {
    const refused = await attached(officer, more).attaching;
    assert.ok(!refused.done);
    assert.deepEqual(Object.keys(refused.fields ?? {}), [field]);
  });

test('a withdrawn document is out of sight; a partner withdraws nothing', async () => {
  const { subject, attaching } = attached();
  const done = await attaching;
  assert.ok(done.done);
  await assert.rejects(
    perform(db, partner, withdrawDocument, newId(), { id: done.value.id, reason: 'x' }),
    NotAllowed,
  );
  await doing(db, finance, withdrawDocument, { id: done.value.id, reason: 'Wrong expense' });
  assert.deepEqual(await db.read(officer, (tx) => documentsOf(tx, cast.institute.id, subject)), []);
  await assert.rejects(
    perform(db, finance, withdrawDocument, newId(), { id: done.value.id, reason: 'x' }),
    NotFound,
  );
});

test('opening a shielded document is an entry «opened» with its purpose; an ordinary one is not opened so', async () => {
  const subject = { kind: 'outcome', id: newId() };
  const pay = await attached(officer, { class: 'pay', subject }).attaching;
  const ofExpense = await attached(officer, { class: 'pay' }).attaching;
  const outside = { kind: 'activity', id: newId() };
  const ofActivity = await attached(officer, { class: 'pay', subject: outside }).attaching;
  const plain = await attached().attaching;
  assert.ok(pay.done && plain.done && ofExpense.done && ofActivity.done);
  const auditor = cast.as('auditor', { scope: { outcomes: [newId()], years: [2027] } });
  for (const actor of [finance, auditor])
    await doing(db, actor, openShieldedDocument, { id: pay.value.id, purpose: 'Sample of March' });
  for (const { id } of [ofExpense.value, ofActivity.value])
    await assert.rejects(
      perform(db, auditor, openShieldedDocument, newId(), { id, purpose: 'Sample' }),
      NotFound,
      'what hangs on an expense or an activity outside its control',
    );
  for (const actor of [officer, director, partner, cast.as('administrator')])
    await assert.rejects(
      perform(db, actor, openShieldedDocument, newId(), { id: pay.value.id, purpose: 'Curious' }),
      NotAllowed,
    );
  await assert.rejects(
    perform(db, finance, openShieldedDocument, newId(), { id: plain.value.id, purpose: 'x' }),
    NotFound,
  );
  const outcomes = await db.read(cast.system, (tx) =>
    tx
      .selectFrom('audit_entries')
      .select('outcome')
      .where('chain', '=', cast.institute.id)
      .where('command', '=', 'open-shielded-document')
      .orderBy('no')
      .execute(),
  );
  assert.deepEqual(
    outcomes.map(({ outcome }) => outcome),
    ['opened', 'opened', 'refused', 'refused', 'refused', 'refused'],
  );
});

test('a remark reaches the partner only where it is sent to it', async () => {
  const subject = thing();
  const say = (actor: typeof officer, text: string, partnershipId?: string) =>
    doing(db, actor, writeComment, { subject, text, partnershipId });
  await say(officer, 'Among us');
  await say(officer, 'Dear partner', partnerships[0]);
  await say(partner, 'Dear institute', partnerships[0]);
  const readBy = async (actor: typeof officer) =>
    (await db.read(actor, (tx) => commentsOf(tx, cast.institute.id, subject))).map(({ text }) => text);
  assert.deepEqual(await readBy(officer), ['Among us', 'Dear partner', 'Dear institute']);
  assert.deepEqual(await readBy(partner), ['Dear partner', 'Dear institute']);
  assert.deepEqual([await readBy(otherPartner), await readBy(stranger)], [[], []]);
  await assert.rejects(say(partner, 'Not mine', partnerships[1]), NotAllowed);
  await assert.rejects(say(cast.as('auditor'), 'Reading only'), NotAllowed);
});

test('the latest remarks of a page are those that its reader reads, whatever was said in-house since', async () => {
  const subject = thing();
  await doing(db, officer, writeComment, { subject, text: 'Dear partner', partnershipId: partnerships[0] });
  const [row] = await db.read(officer, (tx) =>
    tx.selectFrom('comments').selectAll().where('subject_id', '=', subject.id).execute(),
  );
  const inHouse = {
    ...row!,
    partnership_id: null,
    text: 'Among us',
    at: row!.at.add({ seconds: 1 }).toString(),
  };
  await db.write(officer, (tx) =>
    tx
      .insertInto('comments')
      .values(Array.from({ length: 200 }, () => ({ ...inHouse, id: newId() })))
      .execute(),
  );
  const reader = (actor: typeof officer) => ({ actor, instituteId: cast.institute.id });
  const auditor = cast.as('auditor', { scope: { outcomes: [newId()], years: [2027] } });
  const read = [
    await db.read(partner, (tx) => commentsFor(tx, reader(partner), subject)),
    await db.read(auditor, (tx) => commentsFor(tx, reader(auditor), subject)),
    (await db.read(auditor, (tx) => spokenOf(tx, reader(auditor), subject))).comments,
  ];
  for (const comments of read) assert.equal(comments.map(({ text }) => text).join(), 'Dear partner');
});

test('what a remark says enters the trail only as a digest', async () => {
  await doing(db, officer, writeComment, { subject: thing(), text: 'Something delicate' });
  const payloads = await db.read(cast.system, (tx) =>
    tx.selectFrom('audit_payloads').select('body').where('chain', '=', cast.institute.id).execute(),
  );
  assert.ok(payloads.every(({ body }) => !body?.includes('delicate')));
});

const days = { from: '2027-01-01', until: '2027-12-31' };
const asked = async (origin: 'donor' | 'institute', asker = officer) => {
  const subject = { kind: 'activity', id: newId() };
  const input = { ruleId: 'A2-plan-line', subject, origin, reason: 'Flood', ...days };
  return { subject, origin, ...(await doing(db, asker, askDerogation, input)) };
};
const decide = (
  actor: typeof officer,
  { id, origin }: { id: string; origin: string },
  decision: string,
  more: object = {},
) =>
  perform(db, actor, decideDerogation, newId(), {
    derogationId: id,
    origin,
    decision,
    reason: 'Because',
    ...more,
  });
const inForce = async (subject: { kind: string; id: string }, actor = officer) =>
  (await db.read(actor, (tx) => exceptionsFor(tx, cast.institute.id, [subject, thing()]))).map(
    ({ ruleId, from, until }) => ({ ruleId, from, until }),
  );

test('a derogation counts once it is granted, with its days, until it is withdrawn; its partner’s checks see it too', async () => {
  const derogation = await asked('institute');
  assert.deepEqual(await inForce(derogation.subject), []);
  assert.ok((await decide(director, derogation, 'granted')).done);
  const exception = [{ ruleId: 'A2-plan-line', ...days }];
  assert.deepEqual(await inForce(derogation.subject), exception);
  assert.deepEqual(await inForce(derogation.subject, partner), exception);
  assert.deepEqual(await inForce(derogation.subject, stranger), []);
  assert.ok((await decide(director, derogation, 'withdrawn')).done);
  assert.deepEqual(await inForce(derogation.subject), []);
});

test('who asks never grants, not under another of their roles either', async () => {
  const asMember = { ...director, membershipId: newId(), userId: newId() };
  const derogation = await asked('institute', asMember);
  const refused = { done: false, problem: { key: 'records.who-asks-never-grants' } };
  assert.deepEqual(await decide(asMember, derogation, 'granted'), refused);
  const person = cast.as('programme_officer');
  await openSessionOf(db, person);
  const askedAsOfficer = await asked('institute', person);
  const sameDirector = { ...director, userId: person.userId, membershipId: newId() };
  assert.deepEqual(await decide(sameDirector, askedAsOfficer, 'granted'), refused);
  assert.ok((await decide(director, askedAsOfficer, 'granted')).done);
});

test('a house rule is the director’s; partners and auditors ask and decide nothing', async () => {
  const derogation = await asked('institute');
  for (const actor of [finance, partner, cast.as('auditor'), cast.as('administrator')])
    await assert.rejects(decide(actor, derogation, 'granted'), NotAllowed);
  await assert.rejects(asked('institute', partner), NotAllowed);
});

test('a house decision cannot stand for the donor’s: the origin is the derogation’s own', async () => {
  const derogation = await asked('donor');
  await assert.rejects(decide(director, { ...derogation, origin: 'institute' }, 'granted'), NotFound);
});

test('the donor’s grant comes with its letter and reference, which hang on the derogation', async () => {
  const derogation = await asked('donor');
  assert.deepEqual(await decide(finance, derogation, 'granted'), {
    done: false,
    fields: { letter: [{ key: 'records.letter-missing' }], letterReference: [{ key: 'problem.missing' }] },
  });
  const letter = { letter: file, letterReference: 'D2.1/2027/33' };
  assert.ok((await decide(finance, derogation, 'granted', letter)).done);
  const subject = { kind: 'derogation', id: derogation.id };
  const [row] = await db.read(officer, (tx) => documentsOf(tx, cast.institute.id, subject));
  assert.equal(row?.title, 'D2.1/2027/33');
  assert.equal((await inForce(derogation.subject)).length, 1);
});

test('a decision is taken once, not in the future, and in order', async () => {
  const derogation = await asked('institute');
  const tomorrow = addDays(todayIn(), 1);
  assert.deepEqual(await decide(director, derogation, 'granted', { decidedOn: tomorrow }), {
    done: false,
    fields: { decidedOn: [{ key: 'records.decided-in-future' }] },
  });
  const already = { done: false, problem: { key: 'records.decided-already' } };
  assert.deepEqual(await decide(director, derogation, 'withdrawn'), already);
  assert.ok((await decide(director, derogation, 'refused')).done);
  assert.deepEqual(await decide(director, derogation, 'granted'), already);
  await assert.rejects(decide(stranger, { ...derogation, origin: 'donor' }, 'refused'), NotFound);
});
