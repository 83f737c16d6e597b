import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths, withQuery } from '../../../paths.ts';
import { approveExpenses } from '../../finance/commands/approve-expenses.ts';
import { carryOverBudget } from '../../finance/commands/carry-over-budget.ts';
import { recordBudget } from '../../finance/commands/record-budget.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { recordTransaction } from '../../finance/commands/record-transaction.ts';
import { budgetInForce } from '../../finance/queries/budget-amounts.ts';
import { expenses } from '../../finance/queries/expenses.ts';
import { periodLocks } from '../../finance/queries/period-locks.ts';
import { financeRules } from '../../finance/rules/finance-rules.ts';
import { decideProgramme } from '../../programmes/commands/decide-programme.ts';
import { endOutcome } from '../../programmes/commands/end-outcome.ts';
import { takeBackOutcomeEnd } from '../../programmes/commands/take-back-outcome-end.ts';
import { outcomeEnd } from '../../programmes/queries/outcome-ends.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { show as showSettlement } from '../pages/settlement.tsx';
import { show as showYearEnd } from '../pages/year-end.tsx';
import { programmeSettlement, settlementDecisions } from '../queries/settlements.ts';
import { yearRules } from '../rules/control-rules.ts';
import { closeYear } from './close-year.ts';
import { decideFinding } from './decide-finding.ts';
import { decideSettlement } from './decide-settlement.ts';
import { keepAccountFacts } from './keep-account-facts.ts';
import { recordFinding } from './record-finding.ts';
import { settleFinding } from './settle-finding.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast, { from: '2021-01-01', until: '2025-12-31' });
const [outcome] = programme.outcomes;
const { id: programmeId } = programme;
const institute = cast.institute.id;
const en = { language: 'en' } as const;
const finance = cast.as('finance_officer', en);
const director = cast.as('director', en);
const office = app.as(finance);
const directorSeat = app.as(director);
const partner = cast.as('partner_treasurer', { ...en, partnerships: [programme.partnerships[0]] });
const eur = (minor: number) => ({ minor, currency: 'EUR' });
await doing(db, cast.system, adoptRulebook, {
  parameters: [...financeRules, ...yearRules].flatMap(({ id, parameters }) =>
    parameters.map((seed) => ({ ...seed, ruleId: id })),
  ),
});
const year = (at: number, more: object = {}) => ({
  outcomeId: outcome,
  block: 'operational',
  line: 'd',
  heading: 'running',
  from: `${at}-01-01`,
  until: `${at}-12-31`,
  amount: eur(1_000_00),
  ...more,
});
await doing(db, finance, recordBudget, {
  programmeId,
  kind: 'decided',
  amounts: [
    year(2023),
    year(2024),
    year(2025),
    {
      block: 'management',
      heading: 'personnel',
      from: '2024-01-01',
      until: '2024-12-31',
      amount: eur(90_00),
    },
    { block: 'structure', from: '2024-01-01', until: '2024-12-31', amount: eur(7_00) },
  ],
});
const spend = async (paidOn: string, minor: number, isApproved = true): Promise<string> => {
  const { id } = await doing(db, finance, recordExpense, {
    outcomeId: outcome,
    line: 'd',
    heading: 'running',
    paidOn,
    description: 'Hall',
    amount: eur(minor),
    voucherState: 'kept_at_partner',
  });
  if (isApproved) await approve(id);
  return id;
};
const approve = async (id: string) => {
  const [row] = await db.read(finance, (tx) => expenses(tx, institute, { expenseIds: [id] }));
  await doing(db, director, approveExpenses, { expenses: [{ id, version: row!.entryNo }] });
};
await spend('2023-04-01', 400_00);
await spend('2024-04-01', 700_01);
const waiting = await spend('2024-05-01', 50_00, false);

const closing = (at: number, more: object = {}, actor: Actor = finance) =>
  perform(db, actor, closeYear, newId(), { programmeId, year: at, reason: 'Accounts are ready', ...more });
const carrying = (at: number, version: number, actor: Actor = finance) =>
  perform(db, actor, carryOverBudget, newId(), { programmeId, year: at, version });
const budget = async () => db.read(finance, (tx) => budgetInForce(tx, institute, programmeId));
const fieldsOf = async (performing: ReturnType<typeof closing>) => {
  const refused = await performing;
  return refused.done ? [] : Object.keys(refused.fields ?? {}).sort();
};
const problemOf = async (performing: ReturnType<typeof carrying>) => {
  const refused = await performing;
  return refused.done ? undefined : refused.problem?.key;
};
const address = withQuery(paths.yearEnd({ id: programmeId }), { year: '2024' });

test('a year with open things is closed only by saying so, and locks the period', async () => {
  const page = (await office.get(address)).text;
  assert.match(page, /Expenses to approve/);
  assert.ok(
    page.includes(
      withQuery(paths.expenses(), { programme: programmeId, year: '2024', approval: 'open' }).replaceAll(
        '&',
        '&amp;',
      ),
    ),
  );
  assert.deepEqual(await fieldsOf(closing(2024)), ['despite']);
  const refused = await office.post(address, { do: 'close', reason: 'Ready' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /still open/);
  assert.equal(await problemOf(carrying(2024, 1)), 'finance.carry-over-after-closing');
  assert.equal((await office.post(address, { do: 'close', reason: 'Ready', despite: 'on' })).status, 303);
  const [lock] = await db.read(finance, (tx) => periodLocks(tx, institute, programmeId));
  assert.equal(lock?.until, '2024-12-31');
  assert.deepEqual(await fieldsOf(closing(2024, { despite: true })), ['year']);
});

test('a year outside the programme or not over is not closed, nor by whom may not', async () => {
  assert.deepEqual(await fieldsOf(closing(2020)), ['year']);
  assert.deepEqual(await fieldsOf(closing(2026)), ['year']);
  assert.deepEqual(await fieldsOf(closing(2025, { reason: ' ', despite: true })), ['reason']);
  for (const actor of [partner, cast.as('programme_officer'), cast.as('auditor')]) {
    await assert.rejects(closing(2024, {}, actor), NotAllowed);
    await assert.rejects(carrying(2024, 1, actor), NotAllowed);
  }
  const stranger = (await makeCast(db)).as('finance_officer');
  await assert.rejects(closing(2024, {}, stranger), NotFound);
  assert.equal((await app.as(partner).get(address)).status, 403);
  assert.equal((await app.as(cast.as('donor_officer', en)).get(address)).status, 403);
  assert.equal((await app.as(stranger).get(address)).status, 404);
});

test('what an outcome that has ended has left stays in its year, and the page says so', async () => {
  const end = { outcomeId: outcome, version: 0, kind: 'stopped', endedOn: '2024-12-31', reference: 'D4/1' };
  await doing(db, cast.system, endOutcome, { ...end, reason: 'No consent any more' });
  assert.match(
    (await office.get(address)).text,
    /Not carried over: [^<]*€[\d,.]+; its outcome has ended by then/,
  );
  await approve(waiting);
  assert.match((await office.get(address)).text, /€849\.99; its outcome has ended by then/);
  const ended = await db.read(finance, (tx) => outcomeEnd(tx, institute, outcome));
  const back = { outcomeId: outcome, version: ended!.entryNo, reason: 'It goes on' };
  await doing(db, cast.system, takeBackOutcomeEnd, back);
});

test('what is left goes to the next year in a new version that adds up to the one before', async () => {
  const before = await budget();
  assert.match((await office.get(address)).text, /€849\.99/);
  assert.equal(await problemOf(carrying(2024, 7)), 'finance.version-opened-meanwhile');
  assert.equal((await office.post(address, { do: 'carry', version: '1' })).status, 303);
  const after = await budget();
  const sum = (amounts: typeof before.amounts) => amounts.reduce((total, { minor }) => total + minor, 0);
  assert.equal(sum(after.amounts), sum(before.amounts));
  const cells = after.amounts.map(({ block, from, minor }) => `${block} ${from.slice(0, 4)} ${minor}`).sort();
  assert.deepEqual(cells, [
    'management 2024 0',
    'management 2025 9000',
    'operational 2023 100000',
    'operational 2024 15001',
    'operational 2025 184999',
    'structure 2024 700',
  ]);
  assert.equal(after.version?.edition, 2);
  assert.equal(await problemOf(carrying(2024, 2)), 'finance.carry-over-nothing');
  assert.ok((await closing(2025, { despite: true })).done);
  assert.equal((await carrying(2025, 2)).done, false);
});

test('the accounts of a year are entered, corrected by another row, and never over another’s word unseen', async () => {
  const keep = (more: object, version = 0) =>
    perform(db, finance, keepAccountFacts, newId(), { programmeId, year: 2024, version, ...more });
  const ahead = await keep({ reportFiledOn: '2099-01-01' });
  assert.ok(!ahead.done && ahead.fields?.reportFiledOn);
  assert.ok((await keep({ solvency: '21.5', liquidity: '1.2' })).done);
  const twice = await keep({ solvency: '3', liquidity: '1' });
  assert.ok(!twice.done && twice.conflict);
  const page = (await office.get(address)).text;
  assert.match(page, /21\.5/);
  assert.match(page, /The financial report was due by 30\/06\/2025/);
  const version = String(twice.conflict!.version);
  const facts = { do: 'facts', version, reportFiledOn: '30/06/2025', solvency: '21.5', liquidity: 'much' };
  const bad = await office.post(address, facts);
  assert.equal(bad.status, 422);
  assert.match(bad.text, /value="much"/);
  assert.equal((await office.post(address, { ...facts, liquidity: '1.3' })).status, 303);
  assert.match((await office.get(address)).text, /filed in time, by 30\/06\/2025/);
  for (const actor of [partner, cast.as('programme_officer')])
    await assert.rejects(
      perform(db, actor, keepAccountFacts, newId(), { programmeId, year: 2024, version: 0 }),
      NotAllowed,
    );
});

const settled = () =>
  db.read(finance, async (tx) => {
    const row = { id: programmeId, reference: 'P', currency: 'EUR', untilOn: '2025-12-31' };
    return programmeSettlement(tx, institute, row as Parameters<typeof programmeSettlement>[2]);
  });

test('the settlement is computed from the account, and the director decides once on figures that were seen', async () => {
  assert.equal(await settled(), undefined);
  await doing(db, director, decideProgramme, {
    programmeId,
    kind: 'decided',
    decidedOn: '2020-12-01',
    submittedOn: '2020-07-01',
    reference: 'MB/1',
    subsidyMinor: 5_000_00,
  });
  await doing(db, finance, recordTransaction, {
    programmeId,
    kind: 'incoming_funds',
    on: todayIn(),
    amount: eur(1_500_00),
  });
  const page = paths.settlement({ id: programmeId });
  const text = (await directorSeat.get(page)).text;
  // Charged 1,150.01; 7 % of it 80.50; 80 % of 1,230.51 is 984.408, rounded down.
  for (const said of ['€1,150.01', '€80.50', '€1,230.51', '€984.40', '€246.11', '€515.60'])
    assert.ok(text.includes(said), said);
  const sha256 = /name="sha256" value="([0-9a-f]{64})"/.exec(text)?.[1] ?? '';
  const typed = { version: '0', sha256, decidedOn: todayIn(), reason: 'Agreed with the auditor' };
  const early = await directorSeat.post(page, { ...typed, decidedOn: '2025-12-31' });
  assert.equal(early.status, 422);
  const other = await directorSeat.post(page, { ...typed, sha256: 'a'.repeat(64) });
  assert.match(other.text, /changed meanwhile/);
  assert.equal((await office.post(page, typed)).status, 403);
  assert.equal((await directorSeat.post(page, typed)).status, 303);
  assert.equal((await directorSeat.post(page, typed)).status, 422);
  const decisions = await db.read(finance, (tx) => settlementDecisions(tx, institute, programmeId));
  assert.equal(decisions.length, 1);
  assert.match((await office.get(page)).text, /Agreed with the auditor/);
  assert.match((await office.get(page)).text, /until 31\/12\/2035/);
  assert.equal((await app.as(partner).get(page)).status, 403);
  await assert.rejects(
    perform(db, finance, decideSettlement, newId(), { programmeId, ...typed, version: 1 }),
    NotAllowed,
  );
});

test('nothing is settled with the donor while a rejected amount still stands on the subsidy', async () => {
  const page = paths.settlement({ id: programmeId });
  const letter = 'D4/2026/60';
  const amount = eur(50_00);
  const found = { expenseId: waiting, amount, reason: 'No receipt', controlEndedOn: '2026-01-05', letter };
  const { id: findingId } = await doing(db, finance, recordFinding, found);
  await doing(db, director, decideFinding, { findingId, decision: 'rejected', remark: 'None came', letter });
  const text = (await directorSeat.get(page)).text;
  assert.match(text, /1 rejected amount of the control is still to be charged/);
  const list = withQuery(paths.findings(), { programme: programmeId, state: 'to_settle' });
  assert.ok(text.includes(list.replaceAll('&', '&amp;')));
  assert.doesNotMatch(text, /name="sha256"/);
  const { sha256 } = (await settled())!;
  const typed = { programmeId, version: 1, sha256, decidedOn: todayIn(), reason: 'Early' };
  assert.deepEqual(await perform(db, director, decideSettlement, newId(), typed), {
    done: false,
    problem: { key: 'control.settlement-waits', args: { count: 1 } },
  });
  const [expense] = await db.read(finance, (tx) => expenses(tx, institute, { expenseIds: [waiting] }));
  await doing(db, finance, settleFinding, { findingId, version: expense!.entryNo });
  assert.match((await directorSeat.get(page)).text, /name="sha256"/);
});

test('neither page asks more than ten queries', async () => {
  const params = { id: programmeId };
  const yearEnd = await countingQueries(db, finance, showYearEnd, { params, query: 'year=2024' });
  const settlement = await countingQueries(db, finance, showSettlement, { params });
  assert.ok(yearEnd.queries <= 10 && settlement.queries <= 10, `${yearEnd.queries} ${settlement.queries}`);
});
