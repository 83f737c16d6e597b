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
import { decideFinding } from '../../control/commands/decide-finding.ts';
import { recordFinding } from '../../control/commands/record-finding.ts';
import { settleFinding } from '../../control/commands/settle-finding.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { setBudgetAmounts } from '../../finance/commands/set-budget-amounts.ts';
import { voidExpense } from '../../finance/commands/void-expense.ts';
import { budgetInForce } from '../../finance/queries/budget-amounts.ts';
import { expenses } from '../../finance/queries/expenses.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { exportBytes, sheetExport } from '../queries/sheet-export.ts';
import { importSheet } from './import-sheet.ts';
import { undoSheet } from './undo-sheet.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const officer = cast.as('finance_officer');
const { look, bring } = sheetsOf(db, officer);
const institute = cast.institute.id;

const heads =
  'Own reference,Paid on,What for,Amount,Currency,Rate,Source of the rate,Outcome,Heading,Budget line';
const line = (reference: string, amount = '12.50', more: Partial<Record<string, string>> = {}): string =>
  [
    reference,
    more.day ?? '2027-05-02',
    more.what ?? 'Venue',
    `"${amount}"`,
    more.currency ?? 'EUR',
    more.rate ?? '',
    more.source ?? '',
    more.outcome ?? 'OS1',
    more.heading ?? 'running costs',
    'd',
  ].join(',');
const file = (...lines: string[]): string => [heads, ...lines].join('\n');
const standingOf = (programmeId: string) =>
  db.read(officer, (tx) => expenses(tx, institute, { programmeId }, null));
const counted = (outcome: Awaited<ReturnType<typeof bring>>) => {
  assert.ok(outcome.done, JSON.stringify(outcome));
  const { created, updated, unchanged } = outcome.value;
  return { created, updated, unchanged };
};
const importedBy = (outcome: Awaited<ReturnType<typeof bring>>) => {
  assert.ok(outcome.done, JSON.stringify(outcome));
  return outcome.value;
};

test('a file is previewed and imported alike; sent again it changes nothing; what differs is corrected', async () => {
  const programmeId = (await makeProgramme(db, cast)).id;
  const rows = file(
    line('J1'),
    line('J2', '1,234.00'),
    line('J3', '5000', { currency: 'XOF', rate: '0.00152449017', source: 'parity' }),
  );
  const { preview } = await look(rows, { programmeId });
  assert.deepEqual([preview.rows, preview.created, preview.refused], [3, 3, []]);
  assert.deepEqual(counted(await bring(rows, { programmeId })), { created: 3, updated: 0, unchanged: 0 });
  assert.deepEqual(counted(await bring(rows, { programmeId })), { created: 0, updated: 0, unchanged: 3 });
  const changed = file(line('J1'), line('J2', '1,234.01'), line('J4'));
  assert.deepEqual(counted(await bring(changed, { programmeId })), { created: 1, updated: 1, unchanged: 1 });
  const standing = await standingOf(programmeId);
  assert.deepEqual(
    standing.map(({ minor }) => minor).sort((a, b) => a - b),
    [1250, 1250, 5000, 123401],
  );
  assert.equal(standing.find(({ minor }) => minor === 5000)?.convertedMinor, 762);
});

test('an import is undone as a whole: what it created is void, what it changed is back', async () => {
  const programmeId = (await makeProgramme(db, cast)).id;
  await bring(file(line('K1'), line('K2')), { programmeId });
  const { id } = importedBy(await bring(file(line('K1', '99'), line('K3')), { programmeId }));
  const undone = await doing(db, officer, undoSheet, { id, reason: 'The wrong month' });
  assert.deepEqual([undone.voided, undone.restored], [1, 1]);
  const standing = await standingOf(programmeId);
  assert.deepEqual(
    standing.map(({ minor }) => minor),
    [1250, 1250],
  );
  const again = await perform(db, officer, undoSheet, newId(), { id, reason: 'Once more' });
  assert.ok(!again.done && again.problem?.key === 'sheets.undone-already');
  assert.deepEqual(counted(await bring(file(line('K1'), line('K3')), { programmeId })), {
    created: 1,
    updated: 0,
    unchanged: 1,
  });
});

test('an import of which a row was changed since is not undone, and says which row', async () => {
  const programmeId = (await makeProgramme(db, cast)).id;
  const { id } = importedBy(await bring(file(line('L1'), line('L2')), { programmeId }));
  const [expense] = await standingOf(programmeId);
  await doing(db, officer, voidExpense, { id: expense!.id, version: expense!.entryNo, reason: 'Twice' });
  const refused = await perform(db, officer, undoSheet, newId(), { id, reason: 'Wrong' });
  assert.ok(!refused.done);
  assert.equal(refused.problem?.key, 'sheets.rows-changed-since');
  assert.match(String(refused.problem?.args?.rows), /^[23]$/);
  assert.equal((await standingOf(programmeId)).length, 1);
});

test('what settled a finding is neither changed by a file nor taken back with its import', async () => {
  const programmeId = (await makeProgramme(db, cast)).id;
  const { id } = importedBy(await bring(file(line('S1'), line('S2')), { programmeId }));
  const [expense] = await standingOf(programmeId);
  const letter = 'D4/2026/1';
  const found = { expenseId: expense!.id, amount: { minor: 1250, currency: 'EUR' }, reason: 'x', letter };
  const finding = await doing(db, officer, recordFinding, { ...found, controlEndedOn: '2026-01-05' });
  const said = { findingId: finding.id, decision: 'rejected', remark: 'x', letter };
  await doing(db, officer, decideFinding, said);
  await doing(db, officer, settleFinding, { findingId: finding.id, version: expense!.entryNo });
  const { preview } = await look(file(line('S1', '1'), line('S2', '1')), { programmeId });
  const reasons = preview.refused.map(({ reason }) => reason.key);
  assert.deepEqual(reasons, ['finance.settled-by-control']);
  const refused = await perform(db, officer, undoSheet, newId(), { id, reason: 'Wrong' });
  assert.ok(!refused.done && refused.problem?.key === 'sheets.rows-changed-since');
});

test('each cell that cannot be taken is named with its reason, and nothing is written', async () => {
  const programmeId = (await makeProgramme(db, cast)).id;
  const cases: [string, string][] = [
    [line('M1', '1.234.56'), 'D2 problem.not-an-amount'],
    [line('M1', '12.345'), 'D2 problem.amount-too-fine'],
    [line('M1', '-5'), 'D2 finance.amount-not-positive'],
    [line('M1', '5', { day: '2026-12-31' }), 'B2 sheets.day-outside'],
    [line('M1', '5', { day: '31/13/2027' }), 'B2 problem.not-a-day'],
    [line('M1', '5', { outcome: 'OS9' }), 'H2 finance.outcome-unknown'],
    [line('M1', '5', { heading: 'food' }), 'I2 finance.heading-unknown'],
    [line('M1', '5', { heading: 'evaluation' }), 'I2 finance.heading-of-another-block'],
    [line('M1', '5', { currency: 'XOF', rate: '0', source: 'x' }), 'F2 finance.rate-not-positive'],
    [line('M1', '5', { currency: 'XOF' }), 'F2 finance.rate-missing'],
    [line('M1', '5', { what: '=1+1' }), 'C2 sheets.fault-formula'],
    [line(''), 'A2 sheets.cell-empty'],
    [`${line('M1')}\n${line('M1')}`, 'A3 sheets.reference-twice'],
  ];
  for (const [rows, said] of cases) {
    const { preview, input, isWhole } = await look(file(rows), { programmeId });
    assert.ok(refusedCells(preview.refused).includes(said), `${said}: ${refusedCells(preview.refused)}`);
    if (isWhole) await perform(db, officer, importSheet, newId(), input);
  }
  const wrong = file(line('M1', '1,234'));
  assert.deepEqual(refusedCells((await look(wrong, { programmeId, notation: 'comma' })).preview.refused), [
    'D2 problem.amount-too-fine',
  ]);
  assert.deepEqual(
    (await look(wrong, { programmeId, notation: 'point' })).input.expenses[0]?.amount.minor,
    123400,
  );
  assert.deepEqual(
    (await standingOf(programmeId)).map(({ description }) => description),
    [],
  );
});

test('what the preview said no longer holds once somebody wrote in between', async () => {
  const programmeId = (await makeProgramme(db, cast)).id;
  const { preview, input } = await look(file(line('N1')), { programmeId });
  const { created, updated, unchanged } = preview;
  await bring(file(line('N1')), { programmeId });
  const refused = await perform(db, officer, importSheet, newId(), {
    ...input,
    expected: { created, updated, unchanged },
  });
  assert.ok(!refused.done && refused.problem?.key === 'sheets.changed-since-preview');
});

test('a workbook taken out in any language comes back unchanged', async () => {
  const { id: programmeId, partnerships, outcomes } = await makeProgramme(db, cast);
  await doing(db, officer, recordExpense, {
    outcomeId: outcomes[0],
    partnershipId: partnerships[0],
    heading: 'running',
    item: 'venue',
    paidOn: '2027-03-04',
    description: '=Room "A"',
    amount: { minor: 655957, currency: 'XOF' },
    rate: '0.00152449017',
    rateSource: 'fixed parity',
  });
  await bring(file(line('O1')), { programmeId });
  const programme = await db.read(officer, (tx) => programmeById(tx, institute, programmeId));
  for (const language of ['fr', 'nl', 'en', 'es', 'pt'] as const) {
    const words = wordsIn(language);
    const form = await db.read(officer, (tx) =>
      sheetExport(tx, institute, { kind: 'expenses', programme: programme! }, words),
    );
    const { preview } = await look(await exportBytes(form), {
      programmeId,
      notation: language === 'en' ? 'point' : 'comma',
    });
    assert.deepEqual([preview.unchanged, preview.refused], [2, []], language);
  }
});

test('a budget comes back cell by cell: new, changed, the same; an empty year leaves what stands', async () => {
  const { id: programmeId, outcomes } = await makeProgramme(db, cast);
  await doing(db, officer, setBudgetAmounts, {
    programmeId,
    amounts: [
      {
        outcomeId: outcomes[0],
        block: 'operational',
        line: 'd',
        heading: 'running',
        from: '2027-01-01',
        until: '2027-12-31',
        amount: { minor: 100000, currency: 'EUR' },
      },
      {
        block: 'management',
        heading: 'personnel',
        from: '2028-01-01',
        until: '2028-12-31',
        amount: { minor: 5000, currency: 'EUR' },
      },
    ],
  });
  const programme = await db.read(officer, (tx) => programmeById(tx, institute, programmeId));
  const form = await db.read(officer, (tx) =>
    sheetExport(tx, institute, { kind: 'budget', programme: programme! }, wordsIn('nl')),
  );
  const whole = await look(await exportBytes(form), { programmeId, kind: 'budget' });
  assert.deepEqual([whole.preview.unchanged, whole.preview.created, whole.preview.refused], [2, 0, []]);
  const rows =
    'Outcome;Block;Budget line;Heading;2027;2028\nOS1;operational;d;running;1.500,50;20\n;management;;personnel;;50,00\n';
  const as = { programmeId, kind: 'budget', notation: 'comma' } as const;
  const imported = await bring(rows, as);
  assert.deepEqual(counted(imported), { created: 1, updated: 1, unchanged: 1 });
  const amounts = async () =>
    (await db.read(officer, (tx) => budgetInForce(tx, institute, programmeId))).amounts
      .map(({ minor }) => minor)
      .sort((a, b) => a - b);
  assert.deepEqual(await amounts(), [2000, 5000, 150050]);
  await doing(db, officer, undoSheet, { id: importedBy(imported).id, reason: 'Not decided' });
  assert.deepEqual(await amounts(), [5000, 100000]);
  const wrong = 'Block;Heading;2026;2027\noperational;evaluation;1;2\nstructure;;1;-1\n';
  assert.deepEqual(refusedCells((await look(wrong, as)).preview.refused).sort(), [
    'B2 finance.heading-of-another-block',
    'C1 sheets.year-outside',
    'D3 finance.amount-negative',
  ]);
});

test('a cash book at one rate adds up to its converted whole, and is its partner’s alone', async () => {
  const { id: programmeId, partnerships } = await makeProgramme(db, cast);
  const treasurer = cast.as('partner_treasurer', { partnerships: [partnerships[0]] });
  const own = sheetsOf(db, treasurer);
  const xof = { currency: 'XOF', rate: '0.00152449017', source: 'parity' };
  const rows = file(line('P1', '1000', xof), line('P2', '1000', xof), line('P3', '1001', xof));
  const as = { programmeId, kind: 'cash-book', partnershipId: partnerships[0] } as const;
  assert.equal(counted(await own.bring(rows, as)).created, 3);
  const standing = await standingOf(programmeId);
  assert.equal(
    standing.reduce((sum, { convertedMinor }) => sum + convertedMinor, 0),
    457,
  );
  assert.ok(standing.every(({ partnershipId }) => partnershipId === partnerships[0]));
  await assert.rejects(own.bring(rows, { ...as, partnershipId: partnerships[1] }), NotAllowed);
  await assert.rejects(own.bring('Block;2027\noperational;5', { programmeId, kind: 'budget' }), NotAllowed);
});

test('a journal of another program finds what was booked by hand, and knows it by its number from then on', async () => {
  const { id: programmeId, outcomes } = await makeProgramme(db, cast);
  await doing(db, officer, recordExpense, {
    outcomeId: outcomes[0],
    line: 'd',
    heading: 'running',
    paidOn: '2027-05-02',
    description: 'Typed by hand',
    amount: { minor: 1250, currency: 'EUR' },
  });
  const mapping = {
    columns: { reference: 'Stuk', paidOn: 'Datum', description: 'Omschrijving', amount: 'Debet' },
    shared: { currency: 'EUR', heading: 'running', outcome: 'OS1', line: 'd' },
  };
  const as = { programmeId, mapping, notation: 'comma' } as const;
  const journal =
    'Stuk;Datum;Rekening;Omschrijving;Debet\n1001;02/05/2027;613;Zaal;12,50\n1002;03/05/2027;613;Trein;40\n';
  assert.deepEqual(counted(await bring(journal, as)), { created: 1, updated: 0, unchanged: 1 });
  const second = journal.replace('40', '41');
  const { preview } = await look(second, as);
  assert.deepEqual(
    preview.expenses.map(({ becomes, changed }) => [becomes, ...changed]),
    [
      ['updated', 'description'],
      ['updated', 'amount'],
    ],
  );
  assert.equal((await standingOf(programmeId)).length, 2);
});
