import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { certify, reportFile } from '../../../../test/support/certified.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { justification } from '../../control/queries/justification.ts';
import { documentsOf } from '../../records/queries/documents.ts';
import { budgetAgainstActual } from '../queries/budget-against-actual.ts';
import { certifiedReports } from '../queries/certified-reports.ts';
import { expenseHistory } from '../queries/expenses.ts';
import { openingBalanceHistory, openingBalances } from '../queries/opening-balances.ts';
import { correctOpeningBalance } from './correct-opening-balance.ts';
import { recordExpense } from './record-expense.ts';
import { registerCertifiedReport } from './register-certified-report.ts';
import { reverseExpense } from './reverse-expense.ts';
import { setOpeningBalances } from './set-opening-balances.ts';
import { withdrawCertifiedReport } from './withdraw-certified-report.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const officer = cast.as('finance_officer');
const institute = cast.institute.id;
const eur = (minor: number) => ({ minor, currency: 'EUR' });

/** A programme of which 2027-2028 are certified. */
const certified = async () => {
  const programme = await makeProgramme(db, cast);
  const [outcomeId] = programme.outcomes;
  const [partnershipId] = programme.partnerships;
  const reportId = await certify(db, officer, { programmeId: programme.id, years: [2027, 2028], title: 'R' });
  const cell = { reportId, outcomeId, partnershipId, block: 'operational', line: 'a', heading: 'running' };
  const set = (balances: readonly object[], more = {}) =>
    perform(db, officer, setOpeningBalances, newId(), { programmeId: programme.id, balances, ...more });
  const standing = () =>
    db.read(officer, (tx) => openingBalances(tx, institute, { programmeId: programme.id }));
  const spend = (actor = officer, more = {}) =>
    perform(db, actor, recordExpense, newId(), {
      outcomeId,
      partnershipId,
      line: 'a',
      heading: 'running',
      paidOn: '2028-05-04',
      description: 'Room',
      amount: eur(500),
      ...more,
    });
  return { programme, programmeId: programme.id, reportId, cell, set, standing, spend };
};

const problemsOf = (outcome: Awaited<ReturnType<typeof perform>>) => {
  assert.ok(!outcome.done, 'It was not refused');
  return {
    ...(outcome.problem ? { problem: outcome.problem.key } : {}),
    ...Object.fromEntries(
      Object.entries(outcome.fields ?? {}).map(([field, problems]) => [field, problems[0]?.key]),
    ),
  };
};

test('a report with its document, then balances on it: they count, and open to the report', async () => {
  const { programmeId, reportId, cell, set, standing } = await certified();
  assert.ok((await set([{ ...cell, year: 2027, amount: eur(1200) }])).done);
  const blocks = [
    { reportId, block: 'management', heading: 'other', year: 2028, amount: eur(300) },
    { reportId, block: 'structure', year: 2028, amount: eur(70) },
  ];
  assert.ok((await set(blocks)).done);
  const { total } = await db.read(officer, (tx) =>
    budgetAgainstActual(tx, institute, programmeId, { by: 'outcome' }),
  );
  assert.deepEqual([total.opening, total.recorded, total.spent, total.forecast], [1570, 0, 1570, 1570]);
  assert.deepEqual(
    (await standing()).map(({ report, minor }) => [report, minor]),
    [
      ['R', 1200],
      ['R', 300],
      ['R', 70],
    ],
  );
  const { lines } = await db.read(officer, (tx) => justification(tx, institute, programmeId));
  assert.deepEqual(
    lines.map(({ year, charged }) => [year, charged]).sort(([a = 0], [b = 0]) => a - b),
    [
      [2027, 1200],
      [2028, 300],
      [2028, 70],
    ],
  );
  const [document] = await db.read(officer, (tx) =>
    documentsOf(tx, institute, { kind: 'certified-report', id: reportId }),
  );
  assert.equal(document?.sha256, reportFile.sha256);
});

test('what cannot be is told by line and field, and nothing is written', async () => {
  const { cell, set, standing } = await certified();
  const other = await certified();
  const good = { ...cell, year: 2027, amount: eur(1) };
  const cases: [object, string, string][] = [
    [{ ...good, year: 2029 }, 'balances.1.year', 'finance.year-not-in-report'],
    [{ ...good, year: 2026 }, 'balances.1.year', 'finance.year-not-in-report'],
    [{ ...good, item: 'venue', reportId: other.reportId }, 'balances.1.reportId', 'problem.not-known-here'],
    [{ ...good, outcomeId: other.cell.outcomeId }, 'balances.1.outcomeId', 'problem.not-known-here'],
    [{ ...good, partnershipId: newId() }, 'balances.1.partnershipId', 'problem.not-known-here'],
    [
      { ...good, item: 'venue', amount: { minor: 1, currency: 'USD' } },
      'balances.1.amount',
      'finance.currency-of-programme',
    ],
    [{ ...good, amount: eur(-1) }, 'balances.1.amount', 'finance.amount-negative'],
    [{ ...good, line: undefined }, 'balances.1.line', 'finance.line-needed'],
    [{ ...good, heading: undefined }, 'balances.1.heading', 'problem.missing'],
    [{ ...good, heading: 'evaluation' }, 'balances.1.heading', 'finance.heading-of-another-block'],
    [good, 'balances.1.amount', 'sheets.line-twice'],
  ];
  for (const [wrong, field, key] of cases)
    assert.deepEqual(problemsOf(await set([good, wrong])), { [field]: key }, JSON.stringify(wrong));
  assert.deepEqual(await standing(), []);
});

test('a cell that stands is replaced with a reason only; corrections are rows, one that never was so ends', async () => {
  const { cell, set, standing } = await certified();
  const first = { ...cell, year: 2027, amount: eur(100) };
  await set([first]);
  assert.deepEqual(problemsOf(await set([{ ...first, amount: eur(110) }])), {
    reason: 'finance.amount-stands',
  });
  assert.ok((await set([{ ...first, amount: eur(110) }], { reason: 'Page 4' })).done);
  const [row] = await standing();
  assert.ok(row);
  const correct = (more: object) =>
    perform(db, officer, correctOpeningBalance, newId(), {
      id: row.id,
      reportId: cell.reportId,
      amount: eur(120),
      reason: 'Page 5',
      ...more,
    });
  const corrected = await correct({});
  assert.ok(corrected.done);
  const late = await correct({ amount: eur(130) });
  assert.ok(!late.done && late.conflict, 'what was replaced is not corrected twice');
  const history = await db.read(officer, (tx) =>
    openingBalanceHistory(tx, institute, corrected.value.id ?? ''),
  );
  assert.deepEqual(
    history.map(({ minor, correctionReason }) => [minor, correctionReason]),
    [
      [120, 'Page 5'],
      [110, 'Page 4'],
      [100, null],
    ],
  );
  const gone = await correct({ id: corrected.value.id, neverWas: true });
  assert.ok(gone.done && gone.value.id === null);
  assert.deepEqual(await standing(), []);
});

test('a year that a report covers takes no expense, also not from a partner that no report names', async () => {
  const { programme, spend } = await certified();
  assert.deepEqual(problemsOf(await spend()), { chargedYear: 'finance.year-certified' });
  const [, other] = programme.partnerships;
  const stranger = cast.as('partner_treasurer', { partnerships: [other] });
  const own = { partnershipId: other, outcomeId: programme.outcomes[1] };
  assert.deepEqual(problemsOf(await spend(stranger, own)), { chargedYear: 'finance.year-certified' });
  const later = await spend(officer, { paidOn: '2029-01-10', chargedYear: 2028 });
  assert.deepEqual(problemsOf(later), { chargedYear: 'finance.year-certified' });
  assert.ok((await spend(officer, { paidOn: '2029-01-10' })).done);
});

test('a report on a year after the house joined is refused: its expenses are recorded one by one', async () => {
  const { programmeId, spend } = await certified();
  const recorded = await spend(officer, { paidOn: '2029-01-10' });
  assert.ok(recorded.done);
  const report = {
    programmeId,
    title: 'Later',
    certifiedBy: 'Auditors',
    certifiedOn: '2030-05-01',
    fromYear: 2029,
    untilYear: 2029,
    file: reportFile,
  };
  const register = (more: object) =>
    perform(db, officer, registerCertifiedReport, newId(), { ...report, ...more });
  assert.deepEqual(problemsOf(await register({})), { untilYear: 'finance.year-has-expenses' });
  assert.deepEqual(problemsOf(await register({ certifiedOn: '2029-12-31' })), {
    certifiedOn: 'finance.certified-within-its-years',
  });
  assert.deepEqual(problemsOf(await register({ fromYear: 2030 })), {
    untilYear: 'problem.until-before-from',
  });
  assert.deepEqual(problemsOf(await register({ fromYear: 2026, untilYear: 2028 })), {
    fromYear: 'sheets.year-outside',
  });
  const earlier = { fromYear: 2028, untilYear: 2028, title: 'r' };
  assert.deepEqual(problemsOf(await register(earlier)), { title: 'finance.report-title-taken' });
  assert.deepEqual(problemsOf(await register({ file: undefined })), { file: 'problem.missing' });
});

test('a report on which balances hang stands; without any it is withdrawn and its years are open again', async () => {
  const { programmeId, reportId, cell, set, spend } = await certified();
  await set([{ ...cell, year: 2028, amount: eur(5) }]);
  const withdraw = () =>
    perform(db, officer, withdrawCertifiedReport, newId(), { id: reportId, reason: 'Of another programme' });
  assert.deepEqual(problemsOf(await withdraw()), { problem: 'finance.report-has-balances' });
  const [row] = await db.read(officer, (tx) => openingBalances(tx, institute, { programmeId }));
  await doing(db, officer, correctOpeningBalance, {
    id: row!.id,
    reportId,
    amount: eur(5),
    reason: 'Of another programme',
    neverWas: true,
  });
  assert.ok((await withdraw()).done);
  assert.deepEqual(await db.read(officer, (tx) => certifiedReports(tx, institute, programmeId)), []);
  assert.ok((await spend()).done);
});

test('a reversal is not booked into a certified year either', async () => {
  const programme = await makeProgramme(db, cast, { from: '2022-01-01', until: '2026-12-31' });
  await certify(db, officer, { programmeId: programme.id, years: [2022, 2023] });
  const { id } = await doing(db, officer, recordExpense, {
    outcomeId: programme.outcomes[0],
    line: 'd',
    heading: 'running',
    paidOn: '2023-12-20',
    chargedYear: 2024,
    description: 'Room',
    amount: eur(500),
  });
  const [standing] = await db.read(officer, (tx) => expenseHistory(tx, institute, id));
  const reverse = (paidOn: string) =>
    perform(db, officer, reverseExpense, newId(), {
      id,
      version: standing!.entryNo,
      paidOn,
      reason: 'Wrong',
    });
  assert.deepEqual(problemsOf(await reverse('2023-12-28')), { paidOn: 'finance.year-certified' });
  assert.ok((await reverse('2024-02-01')).done);
});

test('finance officer and director keep them; nobody else, and nothing of another institute', async () => {
  const { programme, programmeId, reportId, cell } = await certified();
  const input = { programmeId, balances: [{ ...cell, year: 2027, amount: eur(1) }] };
  const [own] = programme.partnerships;
  for (const actor of [
    cast.as('programme_officer'),
    cast.as('administrator'),
    cast.as('auditor', { scope: { outcomes: [...programme.outcomes], years: [2027] } }),
    cast.as('partner_treasurer', { partnerships: [own] }),
    cast.as('donor_officer'),
  ])
    await assert.rejects(perform(db, actor, setOpeningBalances, newId(), input), NotAllowed, actor.role);
  const other = (await makeCast(db)).as('finance_officer');
  await assert.rejects(perform(db, other, setOpeningBalances, newId(), input), NotFound);
  await assert.rejects(
    perform(db, other, withdrawCertifiedReport, newId(), { id: reportId, reason: 'x' }),
    NotFound,
  );
  assert.ok((await perform(db, cast.as('director'), setOpeningBalances, newId(), input)).done);
});

test('a partner reads the report in which it has an amount, and of no other its title', async () => {
  const { programme, programmeId, cell, set } = await certified();
  await certify(db, officer, { programmeId, years: [2027, 2027], title: 'Of another union' });
  await set([{ ...cell, year: 2027, amount: eur(1) }]);
  const [own, other] = programme.partnerships;
  const titles = async (partnership: string) =>
    (
      await db.read(cast.as('partner_treasurer', { partnerships: [partnership] }), (tx) =>
        certifiedReports(tx, institute, programmeId),
      )
    ).map(({ title }) => title);
  assert.deepEqual(await titles(own), ['R']);
  assert.deepEqual(await titles(other), []);
});
