import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { answersOf, filing, fullMarks } from '../../../../test/support/assessment.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { adoptQuestionnaires } from '../commands/adopt-questionnaires.ts';
import { agreeToOpenAssessment } from '../commands/agree-to-open-assessment.ts';
import { openAssessmentRound } from '../commands/open-assessment-round.ts';
import { registerOrganisation } from '../commands/register-organisation.ts';
import { startPartnership } from '../commands/start-partnership.ts';

const db = await testDatabase();
const app = testApp(db);
const { system, as } = await makeCast(db);
await doing(db, system, adoptQuestionnaires, {});
const { id: organisationId } = await doing(db, system, registerOrganisation, {
  name: 'Union of the coast',
  kind: 'national_union',
  country: 'BJ',
});
const { id: partnershipId } = await doing(db, system, startPartnership, {
  organisationId,
  fromOn: '2022-01-01',
});
const coordinator = as('partner_coordinator', { partnerships: [partnershipId], language: 'en' });
const officer = as('programme_officer', { language: 'en' });
const own = app.as(coordinator);
const staff = app.as(officer);
const stranger = app.as((await makeCast(db)).as('programme_officer'));

const begun = async (kind: 'tuoc' | 'tudep'): Promise<string> =>
  (await doing(db, coordinator, openAssessmentRound, { partnershipId, kind })).id;
const list = paths.assessments({ id: partnershipId });

const form = (marks: Record<string, number>, more: Record<string, string> = {}) => ({
  command_id: newId(),
  veil: newId(),
  heldOn: '10/03/2026',
  ...Object.fromEntries(Object.entries(marks).map(([code, mark]) => [`answers.marks.${code}`, String(mark)])),
  ...more,
});

test('a coordinator begins a round, keeps a draft, goes on later and files it', async () => {
  const opened = await own.post(paths.newAssessment({ id: partnershipId }), {
    command_id: newId(),
    kind: 'tuoc',
  });
  assert.equal(opened.status, 303);
  const sheet = opened.location ?? '';
  assert.match(sheet, /\/assessments\/.*\/sheet/);
  const draft = form({ resources: 2 }, { step: 'save', 'answers.strengths.resources': 'Dues by phone' });
  assert.equal((await own.post(sheet, draft)).status, 303);
  const later = await own.get(sheet);
  assert.match(later.text, /Dues by phone/);
  assert.match(later.text, /name="version" value="1"/);
  assert.match(later.text, /name="answers.marks.resources" value="2" checked/);
  const filed = await own.post(sheet, form(fullMarks('tuoc', 4), { step: 'file', version: '1' }));
  assert.equal(filed.status, 303);
  assert.match((await own.get(filed.location ?? '')).text, /Held on/);
  assert.equal((await own.get(sheet)).status, 403);
});

test('what is missing is said beside its mark, and nothing typed is lost', async () => {
  const id = await begun('tuoc');
  const sent = form(
    { resources: 5 },
    {
      step: 'file',
      'answers.factors.law.words': 'A new law',
      'answers.steps.0.untilOn': 'soon',
    },
  );
  const answer = await own.post(paths.assessmentSheet({ id }), sent);
  assert.equal(answer.status, 422);
  assert.match(answer.text, /A new law/);
  assert.doesNotMatch(answer.text, /What threatens us/);
  assert.match(answer.text, /f-answers-steps-0-untilOn-error/);
  const again = await own.post(paths.assessmentSheet({ id }), {
    ...sent,
    command_id: newId(),
    'answers.steps.0.untilOn': '',
  });
  assert.equal(again.status, 422);
  assert.match(again.text, /href="#f-answers-marks-strategy"/);
  assert.match(again.text, /href="#f-answers-factors-law-effect"/);
});

test('the institute reads that a round was held and no answer of it, until the partner opens it', async () => {
  const id = await begun('tuoc');
  const marks = { ...fullMarks('tuoc', 3), resources: 1 };
  const factors = { law: { effect: 'hinders' as const, words: 'The strike fund is taxed' } };
  await filing(db, coordinator, id, answersOf(marks, { factors }), '2026-05-06');
  const address = paths.assessment({ id });
  const closed = await staff.get(address);
  assert.equal(closed.status, 200);
  assert.match(closed.text, /The answers are the partner’s own/);
  assert.doesNotMatch(closed.text, /strike fund|It hinders us|class="radar"/);
  assert.match((await staff.get(list)).text, /06\/05\/2026/);
  assert.equal((await staff.get(paths.assessmentSheet({ id }))).status, 403);
  assert.equal((await staff.post(paths.agreeToOpenAssessment({ id }), { command_id: newId() })).status, 403);
  assert.equal((await own.post(paths.agreeToOpenAssessment({ id }), { command_id: newId() })).status, 303);
  const seen = await staff.get(address);
  assert.match(seen.text, /It hinders us.*The strike fund is taxed/s);
  assert.match(seen.text, /class="radar"/);
  assert.equal(
    (await own.post(paths.withdrawAssessmentConsent({ id }), { command_id: newId() })).status,
    303,
  );
  assert.doesNotMatch((await staff.get(address)).text, /strike fund/);
});

test('two views laid over each other say what is worth a talk, to both, in words only', async () => {
  const id = await begun('tudep');
  const partnerMarks = { ...fullMarks('tudep', 4), 'ownership-need': 1, 'ownership-decision': 2 };
  await filing(db, coordinator, id, answersOf(partnerMarks));
  await filing(db, officer, id, answersOf(fullMarks('tudep', 4)));
  for (const actor of [coordinator, officer]) await doing(db, actor, agreeToOpenAssessment, { roundId: id });
  for (const visitor of [own, staff]) {
    const { text } = await visitor.get(paths.assessment({ id }));
    assert.match(text, /Democratic ownership: the partner 2\.3, the institute 4/);
    const talk = /<section class="card" id="talk">.*?<\/section>/s.exec(text)?.[0] ?? '';
    assert.doesNotMatch(talk, /Autonomy|class="[^"]*(stop|warn|over)/);
  }
});

test('rounds are compared with each other, and shown over time', async () => {
  const rounds: string[] = [];
  for (const [mark, day] of [
    [2, '2023-01-10'],
    [4, '2025-01-10'],
  ] as const) {
    const id = await begun('tuoc');
    await filing(db, coordinator, id, answersOf(fullMarks('tuoc', mark)), day);
    rounds.push(id);
  }
  const [before = '', now = ''] = rounds;
  const { text } = await own.get(withQuery(paths.assessment({ id: now }), { with: before }));
  assert.equal(text.match(/<path class="series/g)?.length, 2);
  assert.match(text, /10\/01\/2023/);
  assert.match((await own.get(list)).text, /Over the rounds/);
});

test('who may know of no round finds none: another institute, another partner, the donor', async () => {
  const id = await begun('tuoc');
  const { id: neighbour } = await doing(db, system, registerOrganisation, {
    name: 'Union of the hills',
    kind: 'national_union',
    country: 'TG',
  });
  const { id: besides } = await doing(db, system, startPartnership, {
    organisationId: neighbour,
    fromOn: '2022-01-01',
  });
  const elsewhere = app.as(as('partner_coordinator', { partnerships: [besides] }));
  const donor = app.as(as('donor_officer', { institutes: [] }));
  for (const visitor of [stranger, elsewhere, donor])
    for (const address of [list, paths.assessment({ id }), paths.assessmentSheet({ id })])
      assert.equal((await visitor.get(address)).status, 404, address);
});

test('questionnaires that were not adopted are not said to be', async () => {
  const director = app.as(as('director', { language: 'en' }));
  const other = await makeCast(db);
  const theirs = app.as(other.as('director', { language: 'en' }));
  const used = { command_id: newId() };
  const union = { ...used, name: 'Another union', kind: 'national_union', country: 'BJ' };
  assert.equal((await theirs.post(paths.newOrganisation(), union)).status, 303);
  const { status, text, location } = await theirs.post(paths.adoptQuestionnaires(), used);
  assert.deepEqual([status, location], [403, null]);
  assert.match(text, /already sent with other contents/);
  assert.equal((await director.post(paths.adoptQuestionnaires(), { partner: partnershipId })).location, list);
});
