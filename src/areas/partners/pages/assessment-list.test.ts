import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { answersOf, filing, fullMarks } from '../../../../test/support/assessment.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { adoptQuestionnaires } from '../commands/adopt-questionnaires.ts';
import { openAssessmentRound } from '../commands/open-assessment-round.ts';
import { saveAssessmentSheet } from '../commands/save-assessment-sheet.ts';
import { withdrawAssessmentRound } from '../commands/withdraw-assessment-round.ts';
import { round, roundsAPage } from '../queries/assessments.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const cast = await makeCast(db);
  await doing(db, cast.system, adoptQuestionnaires, {});
  const { partnershipId } = await partnerOf(db, cast, 'Union of the coast');
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId], language: 'en' });
  const officer = cast.as('programme_officer', { language: 'en' });
  const open = async (kind: 'tuoc' | 'tudep', actor = coordinator) =>
    (await doing(db, actor, openAssessmentRound, { partnershipId, kind })).id;
  return { cast, partnershipId, coordinator, officer, open, list: paths.assessments({ id: partnershipId }) };
};

const withdrawn = (actor: Parameters<typeof perform>[1], roundId: string, reason = 'Opened twice') =>
  perform(db, actor, withdrawAssessmentRound, newId(), { roundId, reason });

test('rounds are narrowed by questionnaire and state, and the list travels as a file without an answer', async () => {
  const { coordinator, officer, open, list } = await prepared();
  const held = await open('tuoc');
  await filing(
    db,
    coordinator,
    held,
    answersOf(fullMarks('tuoc', 2), { threats: 'A secret threat' }),
    '2026-02-03',
  );
  const going = await open('tuoc');
  const both = await open('tudep', officer);
  const shown = async (query: string, expected = 200) => {
    const { status, text } = await app.as(officer).get(`${list}${query}`);
    assert.equal(status, expected);
    return [held, going, both].map((id) => text.includes(paths.assessment({ id })));
  };
  assert.deepEqual(await shown(''), [true, true, true]);
  assert.deepEqual(await shown('?kind=tudep'), [false, false, true]);
  assert.deepEqual(await shown('?state=held'), [true, false, false]);
  assert.deepEqual(await shown('?state=open&kind=tuoc'), [false, true, false]);
  assert.deepEqual(await shown('?state=withdrawn'), [false, false, false]);
  assert.deepEqual(await shown('?after=nonsense', 422), [true, true, true]);
  assert.deepEqual(await shown('?state=%27&kind=x&after=nonsense', 422), [true, true, true]);
  const { text } = await app.as(officer).get(`${list}?format=csv`);
  assert.equal(text.trim().split('\r\n').length, 4);
  assert.ok(!text.includes('secret'));
  const { headers } = await app.as(officer).get(`${list}?state=withdrawn&format=csv`);
  assert.match(headers.get('content-disposition') ?? '', /withdrawn\.csv$/);
});

test('more rounds than a page are turned by key, none lost and none twice', async () => {
  const { coordinator, open, list } = await prepared();
  const ids: string[] = [];
  for (let at = 0; at < roundsAPage + 3; at += 1) ids.push(await open('tuoc'));
  const first = await app.as(coordinator).get(list);
  const next = /<a href="([^"]*after=[^"]*)" rel="next"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&');
  assert.ok(next);
  const second = await app.as(coordinator).get(next);
  const on = (text: string) => ids.filter((id) => text.includes(`"${paths.assessment({ id })}"`));
  assert.equal(on(first.text).length, roundsAPage);
  assert.equal(on(second.text).length, 3);
  assert.equal(new Set([...on(first.text), ...on(second.text)]).size, ids.length);
});

test('a round opened by mistake is withdrawn with its reason, stays in the list, and nobody fills it in', async () => {
  const { cast, coordinator, officer, open, list, partnershipId } = await prepared();
  const id = await open('tuoc');
  const me = app.as(coordinator);
  const path = paths.withdrawAssessmentRound({ id });
  assert.ok((await me.get(paths.assessment({ id }))).text.includes(path));
  const empty = await me.post(path, { reason: ' ' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /id="f-reason-error"/);
  assert.equal((await me.post(path, { reason: 'Opened twice' })).status, 303);
  const page = await app.as(officer).get(paths.assessment({ id }));
  assert.match(page.text, /Opened by mistake, withdrawn on .* Opened twice/);
  assert.ok(!(await me.get(paths.assessment({ id }))).text.includes(paths.assessmentSheet({ id })));
  assert.ok((await me.get(`${list}?state=withdrawn`)).text.includes(paths.assessment({ id })));
  const sheet = { roundId: id, veil: newId(), answers: answersOf(fullMarks('tuoc', 3)) };
  const saved = await perform(db, coordinator, saveAssessmentSheet, newId(), sheet);
  assert.ok(!saved.done && saved.problem?.key === 'partners.round-is-withdrawn');
  const again = await withdrawn(coordinator, id);
  assert.ok(!again.done && again.problem?.key === 'partners.round-is-withdrawn');
  const history = await app.as(officer).get(paths.history({ kind: 'partnership', id: partnershipId }));
  assert.match(history.text, /Opened twice/);
  const kept = await db.read(cast.system, (tx) => round(tx, cast.institute.id, id));
  assert.equal(kept?.withdrawal?.reason, 'Opened twice');
});

test('only the side that opened it withdraws it, and only while nothing was filed', async () => {
  const { cast, coordinator, officer, open } = await prepared();
  const theirs = await open('tudep', officer);
  const refused = await withdrawn(coordinator, theirs);
  assert.ok(!refused.done && refused.problem?.key === 'partners.round-not-withdrawn');
  assert.equal((await app.as(coordinator).get(paths.withdrawAssessmentRound({ id: theirs }))).status, 403);
  await filing(db, coordinator, theirs, answersOf(fullMarks('tudep', 3)));
  const late = await withdrawn(officer, theirs);
  assert.ok(!late.done && late.problem?.key === 'partners.round-not-withdrawn');
  const own = await open('tuoc');
  const isRefused = (error: unknown) => error instanceof NotAllowed || error instanceof NotFound;
  await assert.rejects(withdrawn(officer, own), isRefused);
  await assert.rejects(withdrawn(cast.as('director'), own), isRefused);
  await assert.rejects(withdrawn((await makeCast(db)).as('programme_officer'), own), isRefused);
  const other = await partnerOf(db, cast, 'Another union');
  const stranger = cast.as('partner_coordinator', { partnerships: [other.partnershipId] });
  await assert.rejects(withdrawn(stranger, own), isRefused);
  assert.equal((await app.as(stranger).get(paths.withdrawAssessmentRound({ id: own }))).status, 404);
  assert.ok((await withdrawn(coordinator, own)).done);
});
