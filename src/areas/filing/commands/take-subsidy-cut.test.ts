import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { grantedSubsidy } from '../../../../test/support/granted-subsidy.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { closeYear } from '../../control/commands/close-year.ts';
import { approveExpenses } from '../../finance/commands/approve-expenses.ts';
import { budgetCut } from '../../finance/commands/budget-cut.ts';
import { carryOverBudget } from '../../finance/commands/carry-over-budget.ts';
import { openBudgetVersion } from '../../finance/commands/open-budget-version.ts';
import { planInstalment } from '../../finance/commands/plan-instalment.ts';
import { recordBudget } from '../../finance/commands/record-budget.ts';
import { budgetJudgement } from '../../finance/queries/budget-checks.ts';
import { budgetVersions } from '../../finance/queries/budget-versions.ts';
import { decidedSubsidy } from '../../finance/queries/decided-subsidy.ts';
import { expenses } from '../../finance/queries/expenses.ts';
import { correctProgrammeDecision } from '../../programmes/commands/correct-programme-decision.ts';
import { decideProgramme } from '../../programmes/commands/decide-programme.ts';
import { decisionsOf } from '../../programmes/queries/decisions.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { show as showInstalment } from '../pages/instalment.tsx';
import { instalmentJudged } from '../queries/judged-claims.ts';
import { takeSubsidyCut } from './take-subsidy-cut.ts';

const db = await testDatabase();
const app = testApp(db);
const eur = (minor: number) => ({ minor, currency: 'EUR' });

test('what was given up lowers the subsidy and the next balance, until a decision or a budget says it itself', async () => {
  const { cast, firstPaid, spend, filed, prepare, finance, director, institute, programmeId } =
    await grantedSubsidy(db);
  const subsidy = () => db.read(finance, (tx) => decidedSubsidy(tx, institute, programmeId));
  const decide = (minor: number, submittedOn?: string) =>
    doing(db, director, decideProgramme, {
      programmeId,
      kind: 'decided',
      decidedOn: '2023-12-01',
      submittedOn,
      reference: `MB/${minor}`,
      subsidyMinor: minor,
    });
  await firstPaid();
  await spend('2024-05-02', 399_99);
  await filed(2024);
  const prepared = await prepare(2, 'cut', { amount: undefined });
  assert.ok(prepared.done);
  assert.deepEqual((await subsidy()).minor, null);
  await decide(4_000_00, '2023-07-01');
  await doing(db, director, takeSubsidyCut, {
    claimId: prepared.value.id,
    amount: eur(200_01),
    on: '2026-02-02',
    reason: 'Retard de 2024',
    isConfirmed: true,
  });
  const { decided, cut, minor } = await subsidy();
  assert.deepEqual([decided, cut, minor], [4_000_00, 200_01, 3_799_99]);
  // The decree said so before the cut, whenever its amount is corrected.
  const correct = async (subsidyMinor: number) => {
    const steps = await db.read(director, (tx) => decisionsOf(tx, institute, programmeId));
    const { id, entryNo: version, kind, decidedOn, reference } = steps.at(-1)!;
    const said = { kind, decidedOn, reference: reference ?? undefined, subsidyMinor, reason: 'Mistyped' };
    await doing(db, director, correctProgrammeDecision, { decisionId: id, version, ...said });
    return (await subsidy()).minor;
  };
  assert.equal(await correct(5_000_00), 4_799_99);
  assert.equal(await correct(4_000_00), 3_799_99);
  const { facts } = await db.read(finance, async (tx) =>
    budgetJudgement(tx, institute, (await programmeById(tx, institute, programmeId))!),
  );
  assert.deepEqual([facts.subsidy, facts.isDecided], [3_799_99, true]);
  const fourth = { id: newId(), programmeId, number: 4, year: 2027, amount: eur(800_00) };
  await doing(db, finance, planInstalment, fourth);
  const balance = async () => {
    const judged = await db.read(finance, (tx) => instalmentJudged(tx, institute, fourth.id));
    return [judged?.reported?.available, judged?.reported?.givenUp];
  };
  await filed(2025);
  assert.deepEqual(await balance(), [1_799_99, 200_01]);
  // A version that only copies is not without it; the person who took it out says which one is.
  const opened = await doing(db, finance, openBudgetVersion, {
    programmeId,
    kind: 'amended',
    note: 'After the cut',
    version: 1,
  });
  await filed(2026);
  assert.deepEqual(await balance(), [2_799_99, 200_01]);
  const { cuts } = await subsidy();
  const cutId = cuts[0]!.id;
  const versions = await db.read(finance, (tx) => budgetVersions(tx, institute, programmeId));
  const old = await perform(db, finance, budgetCut, newId(), { cutId, versionId: versions.at(-1)!.id });
  assert.equal(!old.done && old.fields?.versionId?.[0]?.key, 'finance.version-before-cut');
  const page = paths.subsidyCuts({ id: programmeId });
  const office = app.as(finance);
  assert.match((await office.get(page)).text, /Retard de 2024/);
  const file = paths.programmeFile({ id: programmeId });
  assert.match((await office.get(file)).text, /Retard de 2024/);
  const cutList = withQuery(file, { format: 'csv', table: 'cuts' });
  assert.match((await office.get(cutList)).text, /Retard de 2024;EUR;/);
  const scope = { outcomes: [newId()], years: [2024] };
  assert.doesNotMatch((await app.as(cast.as('auditor', { scope })).get(cutList)).text, /Retard de 2024/);
  const { status, text: auditor } = await app.as(cast.as('auditor', { scope })).get(file);
  assert.equal(status, 200);
  assert.ok(
    !auditor.includes(page) && !auditor.includes('Retard de 2024'),
    'an auditor does not read the cuts',
  );
  assert.equal((await office.post(page, { cutId, versionId: '' })).status, 422);
  assert.equal((await office.post(page, { cutId, versionId: opened.id })).status, 303);
  assert.match((await office.get(page)).text, /version=2/);
  assert.equal((await app.as(cast.as('donor_officer')).get(page)).status, 404);
  const twice = await perform(db, finance, budgetCut, newId(), { cutId, versionId: opened.id });
  assert.equal(!twice.done && twice.fields?.cutId?.[0]?.key, 'finance.cut-is-budgeted');
  // The report of 2026 was filed before that was said.
  assert.deepEqual(await balance(), [2_799_99, 200_01]);
  await filed(2026);
  assert.deepEqual(await balance(), [3_000_00, 0]);
  await decide(3_799_99);
  assert.deepEqual((await subsidy()).minor, 3_799_99);
});

test('carrying what is left to the next year leaves the balance of the year as it was', async () => {
  const { firstPaid, spend, filed, judged, prepare, step, finance, director, programmeId, institute } =
    await grantedSubsidy(db);
  await firstPaid();
  await spend('2024-05-02', 400_00);
  const carry = async () => {
    await doing(db, finance, closeYear, { programmeId, year: 2024, reason: 'Ready', despite: true });
    await doing(db, finance, carryOverBudget, { programmeId, year: 2024, version: 1 });
  };
  const [expense] = await db.read(finance, (tx) => expenses(tx, institute, { programmeId }));
  await doing(db, director, approveExpenses, { expenses: [{ id: expense!.id, version: expense!.entryNo }] });
  const before = (await judged(2)).proven;
  await carry();
  await filed(2024);
  const { reported, proven } = await judged(2);
  assert.deepEqual([before?.available, before?.unspent], [1_000_00 * 2, 1_600_00]);
  assert.deepEqual(proven, { ...before, carried: 0 });
  assert.deepEqual(
    [reported?.available, reported?.carried, reported?.unspent, reported?.isBelow],
    [1_000_00, 600_00, 600_00, false],
  );
  const plain = await prepare(2, 'plain');
  assert.ok(plain.done);
  const blocked = await step(plain.value.id, 'filed');
  assert.match(String(!blocked.done && blocked.problem?.args?.rules), /^M09 /);
});

test('by the subsidy, a decision that took a cut in and a budget that did make the same part of it', async () => {
  const granted = await grantedSubsidy(db, { base: 'subsidy' });
  const { firstPaid, spend, filed, judged, prepare, finance, director, programme, programmeId, institute } =
    granted;
  const decide = (minor: number, submittedOn?: string) =>
    doing(db, director, decideProgramme, {
      programmeId,
      kind: 'decided',
      decidedOn: '2023-12-01',
      submittedOn,
      reference: `MB/${minor}`,
      subsidyMinor: minor,
    });
  await decide(4_000_00, '2023-07-01');
  await firstPaid();
  await spend('2024-05-02', 100_00);
  await filed(2024);
  // Of 800 paid 80 were used, a fifth of the budget being their own: 720 unspent, 400 allowed.
  const used = async () => (await judged(2)).reported?.used;
  assert.equal(await used(), 80_00);
  const prepared = await prepare(2, 'cut', { amount: undefined });
  assert.ok(prepared.done);
  const amount = eur(320_00);
  const said = { claimId: prepared.value.id, amount, on: '2026-02-02', reason: 'R', isConfirmed: true };
  await doing(db, director, takeSubsidyCut, said);
  await filed(2024);
  assert.equal(await used(), 80_00);
  await decide(3_680_00);
  await filed(2024);
  // The budget of 5,000 still goes with the subsidy of 4,000.
  assert.equal(await used(), 80_00);
  const cell = { block: 'operational', line: 'd', heading: 'running', outcomeId: programme.outcomes[0] };
  const { id: versionId } = await doing(db, finance, recordBudget, {
    programmeId,
    kind: 'amended',
    amounts: [{ ...cell, from: '2024-01-01', until: '2028-12-31', amount: eur(4_600_00) }],
  });
  const [cut] = (await db.read(finance, (tx) => decidedSubsidy(tx, institute, programmeId))).cuts;
  await doing(db, finance, budgetCut, { cutId: cut!.id, versionId });
  await filed(2024);
  assert.equal(await used(), 80_00);
});

test('the page of an instalment asks for two whole accounts, the filed one and that of today, and little beside', async () => {
  const { firstPaid, spend, filed, finance, ids } = await grantedSubsidy(db);
  await firstPaid();
  await spend('2024-05-02', 400_00);
  await filed(2024);
  const { queries } = await countingQueries(db, finance, showInstalment, { params: { id: ids[2] } });
  assert.ok(queries <= 21, String(queries));
});
