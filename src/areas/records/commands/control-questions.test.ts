import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { controlQuestions, controlQuestionWith } from '../queries/control-questions.ts';
import { askControlQuestion } from './ask-control-question.ts';
import { decideControlQuestion } from './decide-control-question.ts';
import { replyToControl } from './reply-to-control.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { partnerships } = await makeProgramme(db, cast);
const [first, second] = [newId(), newId()];
const auditor = cast.as('auditor', { scope: { outcomes: [first, second], years: [2024, 2025] } });
const colleague = cast.as('auditor', { scope: { outcomes: [first], years: [2024, 2025] } });
const elsewhere = cast.as('auditor', { scope: { outcomes: [newId()], years: [2024, 2025] } });
const officer = cast.as('programme_officer');
const stranger = (await makeCast(db)).as('director');
const today = todayIn();

const asking = (actor: Actor = auditor, more: object = {}) =>
  perform(db, actor, askControlQuestion, newId(), {
    subject: { kind: 'activity', id: newId() },
    outcomes: [first],
    years: [2024],
    question: 'Which voucher?',
    dueOn: addDays(today, 30),
    ...more,
  });
const asked = async (more: object = {}): Promise<string> => {
  const performed = await asking(auditor, more);
  assert.ok(performed.done);
  return performed.value.id;
};
const replying = (actor: Actor, questionId: string, reply = 'Voucher 12.') =>
  perform(db, actor, replyToControl, newId(), { questionId, reply });
const deciding = (actor: Actor, questionId: string, decision: string, more: object = {}) =>
  perform(db, actor, decideControlQuestion, newId(), { questionId, decision, ...more });
const stateOf = async (id: string, actor: Actor = officer) =>
  (await db.read(actor, (tx) => controlQuestionWith(tx, cast.institute.id, id)))?.state;

test('a question goes to and fro: open, answered, asked again with another day, answered, closed; every round stays', async () => {
  const id = await asked();
  assert.equal(await stateOf(id), 'open');
  assert.ok((await replying(officer, id)).done);
  assert.equal(await stateOf(id), 'answered');
  const later = addDays(today, 45);
  assert.ok(
    (await deciding(colleague, id, 'asked_again', { remark: 'And the receipt?', dueOn: later })).done,
  );
  assert.equal(await stateOf(id), 'open');
  assert.ok((await replying(cast.as('finance_officer'), id, 'Receipt 13.')).done);
  assert.ok((await replying(cast.as('director'), id, 'And 14.')).done);
  assert.ok((await deciding(auditor, id, 'closed')).done);
  const question = await db.read(officer, (tx) => controlQuestionWith(tx, cast.institute.id, id));
  assert.equal(question?.state, 'closed');
  assert.equal(question?.dueOn, later);
  assert.deepEqual(
    question?.turns.map(({ kind, text }) => [kind, text]),
    [
      ['reply', 'Voucher 12.'],
      ['asked_again', 'And the receipt?'],
      ['reply', 'Receipt 13.'],
      ['reply', 'And 14.'],
      ['closed', null],
    ],
  );
});

test('a question that was asked by letter before may be late already', async () => {
  const id = await asked({ askedOn: addDays(today, -40), dueOn: addDays(today, -10) });
  assert.equal(await stateOf(id), 'open');
});

test('a question that ended takes nothing more', async () => {
  const ended = { done: false, problem: { key: 'records.question-ended' } };
  for (const [decision, more] of [
    ['closed', {}],
    ['withdrawn', { remark: 'Asked twice' }],
  ] as const) {
    const id = await asked();
    assert.ok((await deciding(auditor, id, decision, more)).done);
    assert.deepEqual(await replying(officer, id), ended);
    assert.deepEqual(await deciding(auditor, id, 'closed'), ended);
  }
});

test('auditors see the questions wholly within their own scope; another institute sees none', async () => {
  const [narrow, wide] = [await asked(), await asked({ outcomes: [first, second] })];
  const other = await asked({ outcomes: [second], years: [2025] });
  const seenBy = async (actor: Actor) => {
    const rows = await db.read(actor, (tx) => controlQuestions(tx, cast.institute.id));
    return [narrow, wide, other].map((id) => rows.some((row) => row.id === id));
  };
  assert.deepEqual(await seenBy(auditor), [true, true, true]);
  assert.deepEqual(await seenBy(officer), [true, true, true]);
  assert.deepEqual(await seenBy(colleague), [true, false, false]);
  assert.deepEqual(await seenBy(elsewhere), [false, false, false]);
  assert.deepEqual(await seenBy(stranger), [false, false, false]);
  await assert.rejects(deciding(elsewhere, narrow, 'closed'), NotFound);
  await assert.rejects(replying(stranger, narrow), NotFound);
});

test('an auditor asks within the control only, and replies nothing; nobody else asks or decides', async () => {
  await assert.rejects(asking(elsewhere), NotAllowed);
  await assert.rejects(asking(auditor, { years: [2024, 2026] }), NotAllowed);
  const id = await asked();
  const partner = cast.as('partner_coordinator', { partnerships: [partnerships[0]] });
  const donor = cast.as('donor_officer', { institutes: [cast.institute.id] });
  for (const actor of [officer, cast.as('director'), cast.as('administrator'), cast.system, partner]) {
    await assert.rejects(asking(actor), NotAllowed, actor.role);
    await assert.rejects(deciding(actor, id, 'closed'), NotAllowed, actor.role);
  }
  for (const actor of [auditor, cast.as('administrator'), partner, donor])
    await assert.rejects(replying(actor, id), NotAllowed, actor.role);
});

for (const [name, more, fields] of [
  ['without words', { question: ' ' }, ['question']],
  ['due yesterday', { dueOn: addDays(today, -1) }, ['dueOn']],
  ['of tomorrow', { askedOn: addDays(today, 1) }, ['askedOn']],
  ['due before it was asked', { askedOn: addDays(today, -9), dueOn: addDays(today, -10) }, ['dueOn']],
  ['without a day', { dueOn: undefined }, ['dueOn']],
  ['about no outcome', { outcomes: [] }, ['outcomes']],
] as const)
  test(`a question ${name} is refused beside its field`, async () => {
    const refused = await asking(auditor, more);
    assert.ok(!refused.done);
    assert.deepEqual(Object.keys(refused.fields ?? {}), fields);
  });

test('asking again says what and until when, withdrawing says why, a reply says something', async () => {
  const id = await asked();
  const fieldsOf = async (performing: ReturnType<typeof deciding>) => {
    const refused = await performing;
    return refused.done ? [] : Object.keys(refused.fields ?? {}).sort();
  };
  assert.deepEqual(await fieldsOf(deciding(auditor, id, 'asked_again')), ['dueOn', 'remark']);
  assert.deepEqual(await fieldsOf(deciding(auditor, id, 'withdrawn')), ['remark']);
  const past = { remark: 'More', dueOn: addDays(today, -1) };
  assert.deepEqual(await fieldsOf(deciding(auditor, id, 'asked_again', past)), ['dueOn']);
  assert.deepEqual(await fieldsOf(replying(officer, id, '')), ['reply']);
  assert.equal(await stateOf(id), 'open');
});

test('the trail keeps the question under its own id and its words only as a digest', async () => {
  const subject = { kind: 'activity', id: newId() };
  const id = await asked({ subject, question: 'Something delicate' });
  await doing(db, officer, replyToControl, { questionId: id, reply: 'Delicate too' });
  const entries = await db.read(cast.system, (tx) =>
    tx
      .selectFrom('audit_entries as e')
      .innerJoin('audit_payloads as p', (join) =>
        join.onRef('p.chain', '=', 'e.chain').onRef('p.no', '=', 'e.no'),
      )
      .select(['e.subject_id', 'p.body'])
      .where('e.chain', '=', cast.institute.id)
      .where('e.subject_id', 'in', [id, subject.id])
      .execute(),
  );
  assert.deepEqual([...new Set(entries.map((entry) => entry.subject_id))], [id]);
  assert.equal(entries.length, 2);
  assert.ok(entries.every(({ body }) => !/delicate/i.test(body ?? '')));
});
