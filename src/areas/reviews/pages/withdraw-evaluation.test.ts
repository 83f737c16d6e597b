import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { planEvaluation } from '../commands/plan-evaluation.ts';
import { recordEvaluationStep } from '../commands/record-evaluation-step.ts';
import { evaluationQuestion } from '../queries/evaluation-question.ts';
import { evaluationById } from '../queries/evaluations.ts';
import { programmeEvaluationChecks } from '../queries/programme-evaluation-checks.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const { id } = await doing(db, cast.system, planEvaluation, {
    programmeId,
    outcomeId,
    title: 'Planned in haste',
    kind: 'final',
    isExternal: false,
    criteria: ['impact'],
    fromOn: '2026-01-01',
    untilOn: '2026-06-30',
  });
  const officer = app.as(cast.as('programme_officer', en));
  const row = () => db.read(cast.system, (tx) => evaluationById(tx, cast.institute.id, id));
  const verdicts = async (programme = programmeId) => {
    const checks = await db.read(cast.system, (tx) =>
      programmeEvaluationChecks(tx, cast.institute.id, programme, todayIn()),
    );
    return Object.fromEntries(checks.map(({ ruleId, verdict }) => [ruleId, verdict]));
  };
  return { cast, programmeId, outcomeId, id, officer, row, verdicts };
};

test('an evaluation planned by mistake is withdrawn with its reason, stays to be read and breaks no rule any more', async () => {
  const { cast, programmeId, id, officer, row, verdicts } = await prepared();
  assert.notEqual((await verdicts())['E-external'], 'ok');
  const withdrawal = paths.withdrawEvaluation({ id });
  assert.match((await officer.get(paths.evaluation({ id }))).text, new RegExp(withdrawal));
  const silent = await officer.post(withdrawal, { version: '1' });
  assert.equal(silent.status, 422);
  assert.match(silent.text, /id="f-reason-error"/);
  const sent = await officer.post(withdrawal, { version: '1', reason: 'Of another institute' });
  assert.equal(sent.status, 303);
  assert.equal((await verdicts())['E-external'], 'ok');
  const { text } = await officer.get(paths.evaluation({ id }));
  assert.match(text, /Withdrawn on[\s\S]*Of another institute/);
  assert.doesNotMatch(text, new RegExp(withdrawal));
  const listed = async (state: string) =>
    (await officer.get(withQuery(paths.evaluations(), { programme: programmeId, state }))).text;
  assert.match(await listed('withdrawn'), /Planned in haste/);
  assert.doesNotMatch(await listed('planned'), /Planned in haste/);
  const { text: csv } = await officer.get(
    withQuery(paths.evaluations(), { programme: programmeId, format: 'csv' }),
  );
  assert.match(csv.split(/\r?\n/)[0] ?? '', /withdrawn,Why it was withdrawn$/);
  assert.match(csv, new RegExp(`Planned in haste.*,${todayIn()},Of another institute`));
  const step = { step: 'commissioned', onDay: '01/02/2026' };
  for (const [address, typed] of [
    [paths.recordEvaluationStep({ id }), step],
    [withdrawal, { version: '2', reason: 'Again' }],
    [paths.moveEvaluation({ id }), { version: '2', programmeId }],
  ] as const) {
    const refused = await officer.post(address, typed);
    assert.equal(refused.status, 422, address);
    assert.match(refused.text, /is withdrawn/);
  }
  assert.equal((await row())?.commissionedOn, null);
  const { total } = await db.read(cast.system, (tx) =>
    evaluationQuestion.ask(tx, cast.institute.id, { programmeId, by: ['kind'] }),
  );
  assert.equal(total?.evaluations, 0);
});

test('an evaluation planned in the wrong programme moves to its own, of which it looks at the whole', async () => {
  const { cast, programmeId, id, officer, row, verdicts } = await prepared();
  const other = await makeProgramme(db, cast, { from: '2022-01-01', until: '2026-12-31' });
  const moving = paths.moveEvaluation({ id });
  const there = await officer.post(moving, { version: '1', programmeId });
  assert.equal(there.status, 422);
  assert.match(there.text, /id="f-programmeId-error"/);
  assert.equal((await officer.post(moving, { version: '1', programmeId: other.id })).status, 303);
  const moved = await row();
  assert.deepEqual([moved?.programmeId, moved?.outcomeId], [other.id, null]);
  assert.equal((await verdicts())['E-external'], 'ok');
  assert.notEqual((await verdicts(other.id))['E-external'], 'ok');
  const late = await officer.post(moving, { version: '1', programmeId });
  assert.equal(late.status, 422);
});

test('what was commissioned is neither withdrawn nor moved, and only who keeps reviews does either', async () => {
  const { cast, id, outcomeId, officer } = await prepared();
  const [withdrawal, moving] = [paths.withdrawEvaluation({ id }), paths.moveEvaluation({ id })];
  const finance = app.as(cast.as('finance_officer', en));
  const stranger = app.as((await makeCast(db)).as('programme_officer', en));
  const auditor = app.as(cast.as('auditor', { ...en, scope: { outcomes: [outcomeId], years: [2026] } }));
  for (const address of [withdrawal, moving]) {
    assert.equal((await finance.get(address)).status, 403);
    assert.equal((await stranger.get(address)).status, 404);
    assert.ok([403, 404].includes((await auditor.post(address, { version: '1', reason: 'Mine' })).status));
  }
  await doing(db, cast.system, recordEvaluationStep, {
    evaluationId: id,
    step: 'commissioned',
    onDay: '2026-02-01',
  });
  const refused = await officer.post(withdrawal, { version: '1', reason: 'By mistake' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /commissioned, received or published is neither/);
  assert.match(refused.text, /By mistake/);
});

test('what the address asks and nothing offers is said, and an outcome that narrows the list is in sight', async () => {
  const { programmeId, outcomeId, officer } = await prepared();
  const listed = (query: object) =>
    officer.get(withQuery(paths.evaluations(), { programme: programmeId, ...query }));
  for (const [name, value] of [
    ['kind', 'yearly'],
    ['state', 'lost'],
    ['outcome', 'elsewhere'],
  ] as const) {
    const { status, text } = await listed({ [name]: value });
    assert.equal(status, 422, name);
    assert.match(text, new RegExp(`href="#f-${name}"`));
    assert.match(text, new RegExp(value));
    assert.match(text, /Planned in haste/, 'the rest is shown');
    assert.equal((await listed({ [name]: value, format: 'csv' })).status, 422, 'and no file is made');
  }
  const { status, text } = await listed({ outcome: outcomeId, kind: 'final' });
  assert.equal(status, 200);
  assert.match(text, new RegExp(`<select id="f-outcome"(?:(?!</select>).)*value="${outcomeId}" selected`));
  assert.match(
    text,
    new RegExp(`<select id="f-programme"(?:(?!</select>).)*value="${programmeId}" selected`),
  );
});
