import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays, yearOf } from '../../../kernel/calendar-day.ts';
import { writeDay } from '../../../kernel/notation.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addStory } from '../../activities/commands/add-story.ts';
import { show as showActivity } from './activity.tsx';
import { show as showHome } from './home.tsx';
import { show as showOutcome } from './outcome.tsx';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const stranger = await makeCast(db);
const app = testApp(db);
const en = { language: 'en' } as const;
const years = [yearOf(office.today) - 1, yearOf(office.today)];
const auditor = cast.as('auditor', { ...en, scope: { outcomes: [office.outcomes[0]], years } });
const elsewhere = cast.as('auditor', { ...en, scope: { outcomes: [office.outcomes[1]], years } });
const officer = cast.as('programme_officer', en);
const partner = cast.as('partner_coordinator', { ...en, partnerships: [office.partnerships[0]] });
const due = (days: number) => writeDay(addDays(office.today, days), 'en');

const ask = async (kind: string, id: string, question: string, actor: Actor = auditor) => {
  const sent = await app.as(actor).post(paths.askControlQuestion({ kind, id }), { question, dueOn: due(30) });
  if (sent.status !== 303) return { status: sent.status, id: '' };
  const list = (await app.as(actor).get(paths.controlQuestions())).text;
  const link = new RegExp(`/control-questions/([0-9a-f-]{36})">${question}`).exec(list);
  return { status: 303, id: link?.[1] ?? '' };
};

test('the form opens with thirty days from today, as the regulation gives', async () => {
  const { status, text } = await app
    .as(auditor)
    .get(paths.askControlQuestion({ kind: 'expense', id: office.expenseId }));
  assert.equal(status, 200);
  assert.ok(text.includes(`value="${due(30)}"`));
  assert.match(text, /No names of members/);
});

test('an auditor asks about anything within the control, and about nothing outside', async () => {
  const [first] = office.organisations;
  const { id: story } = await doing(db, officer, addStory, {
    ...{ outcomeId: office.outcomes[0], medium: 'story', title: 'A law', shown: 'Nobody', peopleShown: 0 },
  });
  for (const [kind, id, record] of [
    ['programme', office.programmeId, paths.programmeRecords({ id: office.programmeId })],
    ['outcome', office.outcomes[0], paths.outcome({ id: office.outcomes[0] })],
    ['partnership', office.partnerships[0], paths.partner({ id: office.partnerships[0] })],
    ['organisation', first, paths.organisation({ id: first })],
    ['agreement', office.agreementId, paths.agreement({ id: office.agreementId })],
    ['activity', office.activities.late, paths.activity({ id: office.activities.late })],
    ['expense', office.expenseId, paths.expense({ id: office.expenseId })],
    ['story', story, paths.story({ id: story })],
  ] as const) {
    const { status, id: questionId } = await ask(kind, id, `About the ${kind}`);
    assert.equal(status, 303, kind);
    for (const reader of [officer, auditor]) {
      const { text } = await app.as(reader).get(record);
      assert.ok(text.includes(paths.controlQuestion({ id: questionId })), `${reader.role} ${record}`);
    }
    const expected = kind === 'programme' ? 303 : ['activity', 'expense', 'story'].includes(kind) ? 404 : 403;
    assert.equal((await ask(kind, id, `Elsewhere ${kind}`, elsewhere)).status, expected, kind);
  }
  const theirs = stranger.as('auditor', { ...en, scope: auditor.scope });
  assert.equal((await ask('outcome', office.outcomes[0], 'Mine?', theirs)).status, 404);
  for (const actor of [officer, partner, cast.as('administrator', en)])
    assert.equal((await ask('outcome', office.outcomes[0], 'I?', actor)).status, 403, actor.role);
});

test('the officer finds the question at home and on the record, replies, and the auditor finds the reply', async () => {
  const { id } = await ask('expense', office.expenseId, 'Where is the receipt');
  const address = paths.controlQuestion({ id });
  assert.match((await app.as(officer).get('/')).text, new RegExp(`${address}">Reply to the control: “Where`));
  assert.match((await app.as(auditor).get('/')).text, new RegExp(`${address}">Reply due: “Where is`));
  const record = await app.as(officer).get(paths.expense({ id: office.expenseId }));
  assert.match(record.text, /Where is the receipt/);
  const empty = await app.as(officer).post(paths.replyToControl({ id }), { reply: '' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /href="#[^"]*reply/);
  const sent = await app.as(officer).post(paths.replyToControl({ id }), { reply: 'In folder 7' });
  assert.equal(sent.status, 303);
  assert.match((await app.as(auditor).get('/')).text, new RegExp(`${address}">Read the reply: “Where is`));
  assert.ok(!(await app.as(officer).get('/')).text.includes(address), 'what is answered waits no more');
  const again = await app.as(auditor).post(paths.decideControlQuestion({ id }), {
    decision: 'asked_again',
    remark: '',
    dueOn: 'x',
  });
  assert.equal(again.status, 422);
  const closed = await app.as(auditor).post(paths.decideControlQuestion({ id }), { decision: 'closed' });
  assert.equal(closed.status, 303);
  const shown = (await app.as(officer).get(address)).text;
  for (const words of ['In folder 7', 'closed the question', 'nothing more is added'])
    assert.ok(shown.includes(words), words);
  assert.ok(!shown.includes('Send the reply'));
});

test('nobody else is shown a word of it: partner, administrator, another auditor, another institute', async () => {
  const { id } = await ask('activity', office.activities.late, 'Who was there');
  const address = paths.controlQuestion({ id });
  for (const [actor, status] of [
    [partner, 403],
    [cast.as('administrator', en), 403],
    [cast.as('donor_officer', { ...en, institutes: [cast.institute.id] }), 403],
    [elsewhere, 404],
    [stranger.as('director', en), 404],
  ] as const) {
    assert.equal((await app.as(actor).get(address)).status, status, actor.role);
    const replied = await app.as(actor).post(paths.replyToControl({ id }), { reply: 'x' });
    assert.ok([403, 404].includes(replied.status), actor.role);
  }
  const activity = await app.as(partner).get(paths.activity({ id: office.activities.late }));
  assert.equal(activity.status, 200);
  assert.ok(!activity.text.includes('Who was there'));
  for (const page of ['/', paths.controlQuestions()])
    assert.ok(!(await app.as(elsewhere).get(page)).text.includes('Who was there'), page);
});

test('the list is filtered by state and taken along as CSV and XLSX', async () => {
  const { id } = await ask('outcome', office.outcomes[0], 'To be withdrawn');
  await app
    .as(auditor)
    .post(paths.decideControlQuestion({ id }), { decision: 'withdrawn', remark: 'By mistake' });
  const listed = async (state: string) =>
    (await app.as(officer).get(withQuery(paths.controlQuestions(), { state }))).text.includes(id);
  assert.deepEqual([await listed('withdrawn'), await listed('open'), await listed('')], [true, false, true]);
  const csv = await app
    .as(officer)
    .get(withQuery(paths.controlQuestions(), { format: 'csv', state: 'withdrawn' }));
  assert.match(csv.text, /To be withdrawn,OS1|To be withdrawn,Outcome 1/);
  const xlsx = await app.as(officer).get(withQuery(paths.controlQuestions(), { format: 'xlsx' }));
  assert.equal(xlsx.status, 200);
});

test('an auditor’s home and the pages of things under control ask at most ten queries', async () => {
  for (const [name, show, id] of [
    ['home', showHome, ''],
    ['outcome', showOutcome, office.outcomes[0]],
    ['activity', showActivity, office.activities.late],
  ] as const) {
    const { queries } = await countingQueries(db, auditor, show, { params: { id } });
    assert.ok(queries <= 10, `${name}: ${queries}`);
  }
});

test('a control reads what went between institute and partner on what it reads, and nothing that was said in-house', async () => {
  const [first] = office.organisations;
  const things = {
    activity: paths.activity({ id: office.activities.late }),
    partnership: paths.partner({ id: office.partnerships[0] }),
    agreement: paths.agreement({ id: office.agreementId }),
    organisation: paths.organisation({ id: first }),
    outcome: paths.outcome({ id: office.outcomes[0] }),
    programme: paths.programmeRecords({ id: office.programmeId }),
  };
  const withPartner = ['activity', 'partnership', 'agreement'];
  for (const [kind, address] of Object.entries(things)) {
    const id = address.match(/[0-9a-f-]{36}/)?.[0] ?? '';
    const say = (text: string, reach: string) =>
      app.as(officer).post(paths.writeComment({ kind, id }), { text, reach });
    assert.equal((await say(`House of ${kind}`, 'house')).status, 303, kind);
    assert.equal((await say(`Letter of ${kind}`, 'partner')).status, 303, kind);
    const reads = async (actor: Actor) => {
      const { text } = await app.as(actor).get(address);
      return [text.includes(`House of ${kind}`), text.includes(`Letter of ${kind}`)];
    };
    assert.deepEqual(await reads(officer), [true, true], kind);
    assert.deepEqual(await reads(auditor), [false, withPartner.includes(kind)], kind);
    if (withPartner.includes(kind)) assert.deepEqual(await reads(partner), [false, true], kind);
  }
  assert.equal((await app.as(elsewhere).get(things.activity)).status, 404);
  const { status, text } = await app.as(elsewhere).get(things.partnership);
  assert.equal(status, 200);
  assert.ok(!text.includes('Letter of partnership'), 'to a partner of another outcome');
});

test('the page of a thing shows staff its comments and its questions, and the auditor where to ask', async () => {
  const id = office.activities.late;
  const thing = { kind: 'activity', id };
  await ask('activity', id, 'How many came');
  await app.as(officer).post(paths.writeComment(thing), { text: 'Among ourselves', reach: 'house' });
  const staff = (await app.as(officer).get(paths.activity({ id }))).text;
  assert.match(staff, /How many came/);
  assert.match(staff, /Among ourselves/);
  assert.ok(!staff.includes(paths.askControlQuestion(thing)));
  const control = (await app.as(auditor).get(paths.activity({ id }))).text;
  assert.match(control, /How many came/);
  assert.ok(!control.includes('Among ourselves'));
  assert.ok(control.includes(paths.askControlQuestion(thing)));
});
