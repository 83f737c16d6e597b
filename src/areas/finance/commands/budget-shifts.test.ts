import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { decided } from '../../../../test/support/obligations.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { paths, withQuery } from '../../../paths.ts';
import { answerAmendment } from '../../programmes/commands/answer-amendment.ts';
import { requestAmendment } from '../../programmes/commands/request-amendment.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import * as budgetShiftPage from '../pages/budget-shift.tsx';
import * as shiftRequest from '../pages/shift-request.tsx';
import { budgetInForce } from '../queries/budget-amounts.ts';
import { budgetShift } from '../queries/budget-shifts.ts';
import { judgedShift } from '../queries/shift-checks.ts';
import { shiftRules } from '../rules/shift-rules.ts';
import { askBudgetShift } from './ask-budget-shift.ts';
import { recordBudget } from './record-budget.ts';
import { takeShiftStep } from './take-shift-step.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const finance = cast.as('finance_officer');
const director = cast.as('director');
const app = testApp(db);
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const parameters = shiftRules.flatMap(({ id, parameters }) =>
  parameters.map((seed) => ({ ...seed, ruleId: id, confidence: 'read' as const })),
);
await doing(db, cast.system, adoptRulebook, { parameters });

/** Two outcomes with 1,000 and 500 euros in 2027, and 200 euros of management in 2028. */
const budgeted = async () => {
  const { id: programmeId, outcomes, partnerships } = await makeProgramme(db, cast);
  const year = { from: '2027-01-01', until: '2027-12-31' };
  const cell = { ...year, block: 'operational', line: 'a', heading: 'running' };
  const written = await doing(db, finance, recordBudget, {
    programmeId,
    kind: 'decided',
    amounts: [
      { ...cell, outcomeId: outcomes[0], amount: eur(1_000_00) },
      { ...cell, outcomeId: outcomes[1], amount: eur(500_00) },
      { from: '2028-01-01', until: '2028-12-31', block: 'management', heading: 'other', amount: eur(200_00) },
    ],
  });
  const [first, second, later] = written.ids as [string, string, string];
  const ask = (amount: number, more = {}) => ({
    programmeId,
    kind: 'move',
    on: '2026-10-01',
    reason: 'Prix du transport',
    moves: [{ fromId: first, toId: second, amount: eur(amount), ...more }],
  });
  const step = (shiftId: string, name: string, actor = finance, more = {}) =>
    perform(db, actor, takeShiftStep, newId(), { shiftId, step: name, on: '2026-10-02', ...more });
  const now = async () =>
    (await db.read(finance, (tx) => budgetInForce(tx, cast.institute.id, programmeId))).amounts
      .map(({ minor }) => minor)
      .sort((a, b) => b - a);
  return {
    programmeId,
    first,
    second,
    later,
    ask,
    step,
    now,
    partnership: partnerships[0],
    outcome: outcomes[0],
  };
};

test('a small shift is applied after consent, as a new version with exactly its moves', async () => {
  const { programmeId, ask, step, now } = await budgeted();
  const { id } = await doing(db, finance, askBudgetShift, ask(20_00));
  assert.ok(!(await step(id, 'applied')).done);
  assert.ok((await step(id, 'consented', director)).done);
  assert.ok((await step(id, 'applied')).done);
  assert.deepEqual(await now(), [980_00, 520_00, 200_00]);
  const page = app.as(finance);
  const list = await page.get(withQuery(paths.budgetShifts(), { state: 'notified', programme: programmeId }));
  assert.match(list.text, /seulement notifié/);
  const budget = await page.get(paths.budget({ id: programmeId }));
  assert.ok(budget.text.includes(paths.budgetShift({ id })));
  for (const address of [paths.budgetShift({ id }), paths.shiftRequest({ id })]) {
    const { status, text } = await page.get(address);
    assert.equal(status, 200);
    assert.match(text, /Prix du transport/);
    assert.match(text, /520,00/);
  }
  for (const { show } of [budgetShiftPage, shiftRequest]) {
    const { queries } = await countingQueries(db, finance, show, { params: { id } });
    assert.ok(queries <= 10, String(queries));
  }
  const sheet = await page.get(withQuery(paths.budgetShifts(), { programme: programmeId, format: 'csv' }));
  assert.match(sheet.text, /Prix du transport/);
});

test('shifts add up: the second small one is above the threshold and waits for the donor', async () => {
  const { ask, step, now } = await budgeted();
  const one = await doing(db, finance, askBudgetShift, ask(40_00));
  await step(one.id, 'consented', director);
  assert.ok((await step(one.id, 'applied')).done);
  const { amounts } = await db.read(finance, (tx) =>
    budgetInForce(tx, cast.institute.id, ask(1).programmeId),
  );
  const [from, to] = [
    amounts.find(({ minor }) => minor === 960_00),
    amounts.find(({ minor }) => minor === 540_00),
  ];
  const two = await doing(db, finance, askBudgetShift, ask(20_00, { fromId: from!.id, toId: to!.id }));
  await step(two.id, 'consented', director);
  const refused = await step(two.id, 'applied');
  assert.ok(!refused.done);
  assert.equal(refused.problem?.key, 'finance.shift-needs-agreement');
  assert.match(String(refused.problem?.args?.article), /art\. 35-37/);
  await step(two.id, 'sent');
  const silent = await step(two.id, 'agreed');
  assert.ok(!silent.done && silent.fields?.reference);
  assert.ok((await step(two.id, 'agreed', finance, { reference: 'D3.1/2026/14' })).done);
  assert.ok((await step(two.id, 'applied')).done);
  assert.deepEqual(await now(), [940_00, 560_00, 200_00]);
});

test('nobody consents to the own request, and only the director to that of another', async () => {
  const { ask, step } = await budgeted();
  const own = await doing(db, director, askBudgetShift, ask(1_00));
  await assert.rejects(step(own.id, 'consented', director), NotAllowed);
  await assert.rejects(step(own.id, 'consented', finance), NotAllowed);
  assert.ok((await step(own.id, 'consented', cast.as('director'))).done);
});

test('what is impossible is refused at its row: too much, another period, the same cell, extra money out of a cell', async () => {
  const { ask, first, later } = await budgeted();
  const wrong = async (input: unknown) => {
    const performed = await perform(db, finance, askBudgetShift, newId(), input);
    return performed.done ? [] : Object.keys(performed.fields ?? {});
  };
  assert.deepEqual(await wrong(ask(1_000_01)), ['moves.0.amount']);
  assert.deepEqual(await wrong(ask(1, { toId: later })), ['moves.0.toId']);
  assert.deepEqual(await wrong(ask(1, { toId: first })), ['moves.0.toId']);
  assert.deepEqual(await wrong(ask(1, { fromId: newId() })), ['moves.0.fromId']);
  assert.deepEqual(await wrong({ ...ask(1), kind: 'extra' }), ['moves.0.fromId']);
});

test('the form judges without saving, keeps what was typed, and a partner and a donor find nothing', async () => {
  const { programmeId, first, second, partnership, outcome } = await budgeted();
  const page = app.as(finance);
  const address = paths.newBudgetShift({ id: programmeId });
  const typed = {
    kind: 'move',
    on: '01/10/2026',
    reason: 'Prix',
    year: '2027',
    'moves.0.from': first,
    'moves.0.to': second,
    'moves.0.amount': '60,00',
  };
  assert.equal((await page.get(address)).status, 200);
  const tried = await page.post(address, { ...typed, check: '1' });
  assert.equal(tried.status, 200, tried.text.slice(0, 1500));
  assert.match(tried.text, /12[.,]0 %/);
  assert.equal((await page.post(address, { ...typed, 'moves.0.amount': '' })).status, 422);
  const saved = await page.post(address, typed);
  assert.equal(saved.status, 303, saved.text.slice(0, 1500));
  const partner = app.as(cast.as('partner_treasurer', { partnerships: [partnership] }));
  const shiftId = (saved.location ?? '').split('?')[0]!.split('/').at(-1)!;
  const history = paths.history({ kind: 'budget_shift', id: shiftId });
  assert.equal((await page.get(history)).status, 200);
  assert.equal((await partner.get(history)).status, 404);
  assert.equal((await partner.get(paths.budgetShifts())).status, 403);
  assert.equal((await app.as(cast.as('donor_officer')).get(paths.budgetShifts())).status, 404);
  const auditor = app.as(cast.as('auditor', { scope: { outcomes: [outcome], years: [2027] } }));
  assert.equal((await auditor.get(saved.location ?? '')).status, 200);
});

test('a partner that the donor agreed to is no news to it, as far as it had agreed when the shift was applied', async () => {
  const { programmeId, first, outcome, partnership, ask, step } = await budgeted();
  const place = { block: 'operational', line: 'a', heading: 'running', outcomeId: outcome };
  const move = { fromId: first, to: { ...place, partnershipId: partnership }, amount: eur(10_00) };
  const { id } = await doing(db, finance, askBudgetShift, { ...ask(1), moves: [move] });
  await step(id, 'consented', director);
  const refused = await step(id, 'applied');
  assert.ok(!refused.done && refused.problem?.args?.rule === 'M17');
  const said = { procedure: 'consent', requestedOn: '2026-09-01', what: 'A partner', reason: 'Need' };
  await decided(db, cast, programmeId);
  const { id: amendmentId } = await doing(db, cast.system, requestAmendment, {
    programmeId,
    kind: 'new_partner',
    partnerId: partnership,
    ...said,
  });
  assert.ok(!(await step(id, 'applied')).done, 'what is only asked for is no consent');
  const granted = await perform(db, cast.system, answerAmendment, newId(), {
    amendmentId,
    version: 0,
    verdict: 'granted',
    answeredOn: '2026-09-20',
    reference: 'D3.1/2026/20',
  });
  assert.ok(granted.done);
  assert.ok((await step(id, 'applied')).done);
  await doing(db, cast.system, answerAmendment, {
    amendmentId,
    version: granted.entryNo,
    verdict: 'refused',
    answeredOn: '2026-09-20',
    correctionReason: 'Misread',
  });
  const verdictOf = async (shiftId: string) => {
    const judged = await db.read(finance, async (tx) =>
      judgedShift(tx, cast.institute.id, (await budgetShift(tx, cast.institute.id, shiftId))!),
    );
    return judged.checks.find(({ ruleId }) => ruleId === 'M17')?.verdict;
  };
  assert.equal(await verdictOf(id), 'ok', 'judged as of when it was applied');
});
