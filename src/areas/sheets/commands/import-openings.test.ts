import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { certify } from '../../../../test/support/certified.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { refusedCells, sheetsOf } from '../../../../test/support/sheets.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { wordsIn } from '../../../text/words.ts';
import { correctOpeningBalance } from '../../finance/commands/correct-opening-balance.ts';
import { withdrawCertifiedReport } from '../../finance/commands/withdraw-certified-report.ts';
import { openingBalances } from '../../finance/queries/opening-balances.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { kindOf } from '../queries/read-sheet.ts';
import { exportBytes, sheetExport } from '../queries/sheet-export.ts';
import { importSheet } from './import-sheet.ts';
import { undoSheet } from './undo-sheet.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const officer = cast.as('finance_officer');
const { look, bring } = sheetsOf(db, officer);
const institute = cast.institute.id;
const kind = 'opening-balances' as const;

const heads = 'Outcome,Block,Budget line,Heading,Item,Year,Amount,Certified report';
const line = ({
  outcome = 'OS1',
  block = '',
  budget = 'd',
  heading = 'running',
  item = '',
  year = '2027',
  amount = '10.00',
  report = 'R',
} = {}) => [outcome, block || 'operational', budget, heading, item, year, `"${amount}"`, report].join(',');
const file = (...lines: string[]): string => [heads, ...lines].join('\n');

const certified = async () => {
  const { id: programmeId } = await makeProgramme(db, cast);
  const reportId = await certify(db, officer, { programmeId, years: [2027, 2028], title: 'R' });
  const as = { programmeId, kind };
  const standing = () => db.read(officer, (tx) => openingBalances(tx, institute, { programmeId }));
  const amounts = async () => (await standing()).map(({ year, minor }) => [year, minor]);
  return { programmeId, reportId, as, standing, amounts };
};

const counted = (outcome: Awaited<ReturnType<typeof bring>>) => {
  assert.ok(outcome.done, JSON.stringify(outcome));
  const { created, updated, unchanged } = outcome.value;
  return [created, updated, unchanged];
};

test('a workbook of balances is previewed and imported alike; sent again it doubles nothing', async () => {
  const { as, amounts } = await certified();
  const rows = file(
    line(),
    line({ year: '2028', amount: '1,234.50' }),
    line({ outcome: '', block: 'structure', budget: '', heading: '', amount: '70' }),
  );
  const { preview } = await look(rows, as);
  assert.deepEqual([preview.rows, preview.created, preview.refused], [3, 3, []]);
  assert.deepEqual(await amounts(), []);
  assert.deepEqual(counted(await bring(rows, as)), [3, 0, 0]);
  assert.deepEqual(counted(await bring(rows, as)), [0, 0, 3]);
  assert.deepEqual(
    counted(await bring(file(line({ amount: '11' }), line({ item: 'venue' })), as)),
    [1, 1, 0],
  );
  assert.deepEqual(await amounts(), [
    [2027, 1100],
    [2027, 1000],
    [2027, 7000],
    [2028, 123450],
  ]);
});

test('an import is undone as a whole: what it created ends, what it changed is back', async () => {
  const { as, amounts } = await certified();
  await bring(file(line()), as);
  const outcome = await bring(file(line({ amount: '99' }), line({ year: '2028' })), as);
  assert.ok(outcome.done);
  const { id } = outcome.value;
  assert.deepEqual(await amounts(), [
    [2027, 9900],
    [2028, 1000],
  ]);
  const undone = await doing(db, officer, undoSheet, { id, reason: 'The draft of the report' });
  assert.deepEqual([undone.voided, undone.restored], [1, 1]);
  assert.deepEqual(await amounts(), [[2027, 1000]]);
  const again = await perform(db, officer, undoSheet, newId(), { id, reason: 'Again' });
  assert.ok(!again.done && again.problem?.key === 'sheets.undone-already');
});

test('an import of which a balance was corrected since, or whose report is gone, is not undone', async () => {
  const { as, reportId, programmeId, standing } = await certified();
  const first = await bring(file(line()), as);
  assert.ok(first.done);
  const [row] = await standing();
  await doing(db, officer, correctOpeningBalance, {
    id: row!.id,
    reportId,
    amount: { minor: 5, currency: 'EUR' },
    reason: 'Typing',
  });
  const refused = await perform(db, officer, undoSheet, newId(), { id: first.value.id, reason: 'x' });
  assert.ok(!refused.done && refused.problem?.key === 'sheets.rows-changed-since');
  const other = await certify(db, officer, { programmeId, years: [2027, 2027], title: 'Other' });
  const moved = await bring(file(line({ report: 'Other', amount: '0.05' })), as);
  assert.ok(moved.done);
  assert.deepEqual(counted(moved), [0, 1, 0]);
  assert.equal((await standing())[0]?.reportId, other);
  await doing(db, officer, withdrawCertifiedReport, { id: reportId, reason: 'Replaced' });
  const gone = await perform(db, officer, undoSheet, newId(), { id: moved.value.id, reason: 'x' });
  assert.ok(!gone.done && gone.problem?.key === 'finance.report-was-withdrawn');
});

test('each cell that cannot be taken is named with its reason, and nothing is written', async () => {
  const { as, standing } = await certified();
  const cases: [string, string][] = [
    [line({ year: '2029' }), 'F2 finance.year-not-in-report'],
    [line({ year: 'last' }), 'F2 sheets.not-a-year'],
    [line({ report: 'S' }), 'H2 finance.report-unknown'],
    [line({ report: '' }), 'H2 sheets.cell-empty'],
    [line({ outcome: 'OS9' }), 'A2 finance.outcome-unknown'],
    [line({ outcome: '' }), 'A2 problem.missing'],
    [line({ budget: '' }), 'C2 finance.line-needed'],
    [line({ heading: '' }), 'D2 problem.missing'],
    [line({ block: 'management' }), 'D2 finance.heading-of-another-block'],
    [line({ amount: '1.234.5' }), 'G2 problem.not-an-amount'],
    [line({ amount: '-3' }), 'G2 finance.amount-negative'],
    [`${line()}\n${line({ amount: '4' })}`, 'B3 sheets.line-twice'],
  ];
  for (const [rows, wanted] of cases) {
    const { preview, input, isWhole } = await look(file(rows), as);
    assert.ok(refusedCells(preview.refused).includes(wanted), `${rows}: ${refusedCells(preview.refused)}`);
    if (!isWhole) continue;
    const outcome = await perform(db, officer, importSheet, newId(), input);
    assert.ok(!outcome.done, rows);
  }
  assert.deepEqual(await standing(), []);
});

test('what was taken out comes back as it is, in any language, and is known by its heads', async () => {
  const { programmeId, as } = await certified();
  await bring(file(line(), line({ outcome: '', block: 'management', budget: '', heading: 'other' })), as);
  for (const language of ['fr', 'pt'] as const) {
    const form = await db.read(officer, async (tx) => {
      const programme = await programmeById(tx, institute, programmeId);
      return sheetExport(tx, institute, { kind, programme: programme! }, wordsIn(language));
    });
    assert.deepEqual(counted(await bring(await exportBytes(form), as)), [0, 0, 2], language);
  }
  const sheet = { name: 'S', isHidden: false, rows: [heads.split(',')], faults: [] };
  assert.equal(kindOf({ sheets: [sheet], callsOut: false } as never), kind);
});

test('a file of balances is the finance officer’s and the director’s', async () => {
  const { as, programmeId } = await certified();
  const { input } = await look(file(line()), as);
  for (const role of ['programme_officer', 'partner_treasurer', 'auditor'] as const)
    await assert.rejects(perform(db, cast.as(role), importSheet, newId(), input), NotAllowed, role);
  const other = (await makeCast(db)).as('finance_officer');
  await assert.rejects(perform(db, other, importSheet, newId(), { ...input, programmeId }));
});
