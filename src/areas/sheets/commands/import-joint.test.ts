import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { refusedCells, sheetsOf } from '../../../../test/support/sheets.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { wordsIn } from '../../../text/words.ts';
import { addCoApplicant } from '../../joint/commands/add-co-applicant.ts';
import { openJointProgramme } from '../../joint/commands/open-joint-programme.ts';
import { organisationAmounts } from '../../joint/queries/organisation-amounts.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { exportBytes, sheetExport } from '../queries/sheet-export.ts';
import { importSheet } from './import-sheet.ts';
import { undoSheet } from './undo-sheet.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const officer = cast.as('finance_officer');
const { look, bring } = sheetsOf(db, officer);
const institute = cast.institute.id;
const kind = 'joint-block' as const;

const heads = [
  'Organisation',
  'Block',
  'Outcome',
  'Budget line',
  'Year',
  'Budget of the block',
  'Spent of the block',
  'Source of the figures',
].join(',');
const line = ({
  organisation = 'NGO',
  block = 'operational',
  outcome = 'OS1',
  budgetLine = '',
  budget = '200',
  actual = '50.50',
  year = '2027',
  source = 'Letter',
} = {}) => [organisation, block, outcome, budgetLine, year, budget, actual, source].join(',');
const file = (...lines: string[]): string => [heads, ...lines].join('\n');

const years = ['2027', '2028', '2029', '2030', '2031'];
const places = ['OS1', 'OS2'].flatMap((outcome) =>
  ['a', 'b', 'c', 'd'].flatMap((budgetLine) => years.map((year) => ({ outcome, budgetLine, year }))),
);

const joined = async () => {
  const { id: programmeId } = await makeProgramme(db, cast);
  const { id: jointId } = await doing(db, officer, openJointProgramme, { programmeId, reference: newId() });
  await doing(db, officer, addCoApplicant, { jointId, name: 'NGO', fromOn: '2027-01-01' });
  const amounts = async () =>
    (await db.read(officer, (tx) => organisationAmounts(tx, { leadId: institute, id: jointId }))).map(
      ({ year, budget, actual }) => [year, budget, actual],
    );
  return { programmeId, jointId, as: { programmeId, kind }, amounts };
};

const counted = (outcome: Awaited<ReturnType<typeof bring>>) => {
  assert.ok(outcome.done, JSON.stringify(outcome));
  const { created, updated, unchanged } = outcome.value;
  return [created, updated, unchanged];
};

test('the block of an organisation comes in as a workbook, twice without doubling, and is undone', async () => {
  const { as, amounts } = await joined();
  const rows = file(line(), line({ block: 'structure', outcome: '', year: '2028' }));
  const { preview } = await look(rows, as);
  assert.deepEqual([preview.rows, preview.created, preview.refused], [2, 2, []]);
  assert.deepEqual(counted(await bring(rows, as)), [2, 0, 0]);
  assert.deepEqual(counted(await bring(rows, as)), [0, 0, 2]);
  const changed = await bring(file(line({ actual: '60' })), as);
  assert.deepEqual(counted(changed), [0, 1, 0]);
  assert.deepEqual(await amounts(), [
    [2027, 20000, 6000],
    [2028, 20000, 5050],
  ]);
  assert.ok(changed.done);
  await doing(db, officer, undoSheet, { id: changed.value.id, reason: 'The draft' });
  assert.deepEqual(await amounts(), [
    [2027, 20000, 5050],
    [2028, 20000, 5050],
  ]);
});

test('five thousand rows of many organisations come in, are changed and are undone at once', async () => {
  const { as, amounts, jointId } = await joined();
  const names = Array.from({ length: 125 }, (_, at) => `NGO ${at}`);
  const key = { institute_id: institute, joint_id: jointId, from_on: '2027-01-01', entry_no: 1 };
  await db.write(cast.system, (tx) =>
    tx
      .insertInto('co_applicants')
      .values(names.map((name) => ({ ...key, id: newId(), name })))
      .execute(),
  );
  const rows = (budget: string) =>
    file(...names.flatMap((organisation) => places.map((place) => line({ organisation, ...place, budget }))));
  assert.deepEqual(counted(await bring(rows('1'), as)), [5_000, 0, 0]);
  const changed = await bring(rows('2'), as);
  assert.deepEqual(counted(changed), [0, 5_000, 0]);
  assert.ok(changed.done);
  await doing(db, officer, undoSheet, { id: changed.value.id, reason: 'The draft' });
  assert.ok((await amounts()).every(([, budget]) => budget === 1_00));
});

test('each cell that cannot be taken is named; a programme that leads nothing takes none', async () => {
  const { as, amounts } = await joined();
  const cases: [string, string][] = [
    [line({ organisation: 'XYZ' }), 'A2 joint.organisation-unknown'],
    [line({ outcome: 'OS9' }), 'C2 problem.not-known-here'],
    [line({ outcome: '' }), 'C2 problem.missing'],
    [line({ year: '2040' }), 'E2 sheets.year-outside'],
    [line({ actual: 'much' }), 'G2 problem.not-an-amount'],
    [line({ source: '' }), 'H2 sheets.cell-empty'],
    [`${line()}\n${line()}`, 'B3 sheets.line-twice'],
  ];
  for (const [rows, wanted] of cases) {
    const { preview } = await look(file(rows), as);
    assert.ok(refusedCells(preview.refused).includes(wanted), `${rows}: ${refusedCells(preview.refused)}`);
  }
  assert.deepEqual(await amounts(), []);
  const { id: programmeId } = await makeProgramme(db, cast);
  const { preview } = await look(file(line()), { programmeId, kind });
  assert.deepEqual(refusedCells(preview.refused), ['A2 joint.leads-none']);
});

test('what was taken out comes back as it is; only finance officer and director bring it in', async () => {
  const { as, programmeId } = await joined();
  await bring(file(line()), as);
  const form = await db.read(officer, async (tx) => {
    const programme = await programmeById(tx, institute, programmeId);
    return sheetExport(tx, institute, { kind, programme: programme! }, wordsIn('nl'));
  });
  assert.deepEqual(counted(await bring(await exportBytes(form), as)), [0, 0, 1]);
  const { input } = await look(file(line()), as);
  for (const role of ['programme_officer', 'partner_treasurer', 'auditor'] as const)
    await assert.rejects(perform(db, cast.as(role), importSheet, newId(), input), NotAllowed, role);
});
