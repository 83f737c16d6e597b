import assert from 'node:assert/strict';
import { test } from 'node:test';
import ExcelJS from 'exceljs';
import { cellName, type PlainSheets } from '../kernel/plain-sheet.ts';
import type { Result } from '../kernel/result.ts';
import { writeFormWorkbook } from './form-workbook.ts';
import { readSheets } from './read-sheets.ts';
import { sheetLimits } from './sheet-limits.ts';

const text = (lines: string): Uint8Array => Buffer.from(lines);
const workbook = async (
  fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Costs'), book);
  return Buffer.from(await book.xlsx.writeBuffer());
};
const read = async (result: Promise<Result<PlainSheets>>): Promise<PlainSheets> => {
  const outcome = await result;
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
};
const refusal = async (result: Promise<Result<PlainSheets>>): Promise<string> => {
  const outcome = await result;
  return outcome.ok ? 'read' : outcome.problem.key;
};

test('a text is read by its separator, with or without a mark, quotes and line ends within them', async () => {
  const cases: [string | Buffer, string[]][] = [
    ['a,b\n1,"2, ""x""\ny"\n', ['1', '2, "x"\ny']],
    ['\ufeffa;b\r\n1;2,5\r\n', ['1', '2,5']],
    ['a\tb\n1\t2', ['1', '2']],
    [Buffer.from('a;b\n\xe9t\xe9;2', 'latin1'), ['été', '2']],
  ];
  for (const [file, row] of cases)
    assert.deepEqual((await read(readSheets(Buffer.from(file)))).sheets[0]?.rows[1], row);
});

test('what a spreadsheet would work out in a text is named, and never worked out', async () => {
  const { sheets, callsOut } = await read(readSheets(text('a;b\n=1+1;=HYPERLINK("http://x")')));
  assert.deepEqual(
    sheets[0]!.faults.map(({ kind, row, column }) => [kind, cellName(row, column)]),
    [
      ['formula', 'A2'],
      ['calls-out', 'B2'],
    ],
  );
  assert.ok(callsOut);
});

test('a workbook keeps numbers, days and texts apart', async () => {
  const bytes = await workbook((sheet) => {
    sheet.addRow(['Day', 'Amount', 'Text']);
    sheet.addRow([new Date('2027-05-02T00:00:00Z'), 1234.56, ' 1,234 ']);
    sheet.getColumn(1).numFmt = 'dd/mm/yyyy';
  });
  const { sheets } = await read(readSheets(bytes));
  assert.deepEqual(sheets[0]!.rows[1], [{ day: '2027-05-02' }, 1234.56, '1,234']);
  assert.deepEqual(sheets[0]!.faults, []);
});

test('formulas, merged cells, hidden rows and columns are named by their cell', async () => {
  const bytes = await workbook((sheet) => {
    for (let row = 1; row <= 6; row++) sheet.addRow(['a', 'b', 'c', 'd']);
    sheet.getCell('A2').value = { formula: 'SUM(B2:B3)', result: 5 };
    sheet.getCell('B2').value = { formula: 'WEBSERVICE("http://x")', result: 'x' };
    sheet.getCell('B3').value = { formula: '[1]Sheet1!A1', result: 2 };
    sheet.mergeCells('A4:B5');
    sheet.getRow(6).hidden = true;
    sheet.getColumn(4).hidden = true;
  });
  const { sheets, callsOut } = await read(readSheets(bytes));
  const said = sheets[0]!.faults.map(({ kind, row, column }) => `${kind} ${cellName(row, column)}`).sort();
  assert.deepEqual(said, [
    'calls-out B2',
    'calls-out B3',
    'formula A2',
    'hidden-column D1',
    'hidden-row A6',
    'merged A4',
  ]);
  assert.ok(callsOut);
});

test('a file that is none, is cut in half, brings macros or is of another program is refused with its reason', async () => {
  const whole = await workbook((sheet) => {
    for (let row = 0; row < 500; row++) sheet.addRow([`Line ${row}`, Math.sin(row)]);
  });
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]);
  // The table of contents names macros where it named the theme: both names are of one length.
  const macros = Buffer.from(
    whole.toString('latin1').replaceAll('xl/theme/theme1.xml', 'xl/a/vbaProject.bin'),
    'latin1',
  );
  const cases: [Uint8Array, string][] = [
    [Buffer.alloc(0), 'sheets.file-empty'],
    [whole.subarray(0, whole.length / 2), 'sheets.file-cut-off'],
    [text('a;b\n1;"2'), 'sheets.file-cut-off'],
    [macros, 'sheets.file-has-macros'],
    [old, 'sheets.file-old-or-locked'],
    [Buffer.from([1, 0, 2]), 'sheets.file-is-no-sheet'],
  ];
  for (const [bytes, key] of cases) assert.equal(await refusal(readSheets(bytes)), key);
});

test('a file that unpacks to much more than it is, or holds too many rows or columns, is refused before it is taken in', async () => {
  const bomb = await workbook((sheet) => {
    for (let row = 0; row < 40_000; row++) sheet.addRow([0]);
  });
  assert.equal(
    await refusal(readSheets(bomb, { ...sheetLimits, ratio: 5 })),
    'sheets.file-unpacks-too-large',
  );
  assert.equal(await refusal(readSheets(text('a;b\n'.repeat(2_000_000)))), 'sheets.too-many-rows');
  assert.equal(await refusal(readSheets(text(`${'a;'.repeat(300)}b`))), 'sheets.too-many-columns');
  assert.equal(await refusal(readSheets(text('a;b'), { ...sheetLimits, bytes: 2 })), 'sheets.file-too-large');
  assert.equal(
    await refusal(readSheets(text('a;b\n'.repeat(150_000)), { ...sheetLimits, milliseconds: 1 })),
    'sheets.file-takes-too-long',
  );
});

test('a workbook that says less of its size than it unpacks to is not unpacked further than it says', async () => {
  const whole = await workbook((sheet) => {
    for (let row = 0; row < 2000; row++) sheet.addRow([`Line ${row}`]);
  });
  const lying = Buffer.from(whole);
  // The table of contents stands last, and a part's name behind the 46 bytes of its entry.
  const name = lying.lastIndexOf('xl/worksheets/sheet1.xml');
  lying.writeUInt32LE(100, name - 46 + 24);
  assert.equal(await refusal(readSheets(lying)), 'sheets.file-damaged');
});

test('a workbook to fill in has dropdowns, locked keys, formats and nothing hidden, as another program reads it', async () => {
  const bytes = await writeFormWorkbook({
    names: { form: 'Expenses', lists: 'Lists', readMe: 'Read me' },
    columns: [
      { label: 'Reference', kind: 'text', locked: true },
      { label: 'Day', kind: 'day', locked: false },
      { label: 'Amount', kind: 'number', locked: false },
      { label: 'Heading', kind: 'text', locked: false, list: { name: 'Heading', strict: true } },
    ],
    rows: [['=R1', '2027-05-02', '1234.50', 'running costs']],
    emptyRows: 3,
    lists: { Heading: ['investment', 'running costs'] },
    readMe: ['Type into the empty rows.'],
  });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const sheet = book.getWorksheet('Expenses')!;
  assert.equal(sheet.getCell('A2').value, '=R1');
  assert.deepEqual(sheet.getCell('B2').value, new Date('2027-05-02T00:00:00Z'));
  assert.equal(sheet.getCell('C2').value, 1234.5);
  assert.equal(sheet.getCell('A2').protection?.locked ?? true, true);
  for (const cell of ['A3', 'B2', 'C4', 'D2'])
    assert.equal(sheet.getCell(cell).protection.locked, false, cell);
  assert.equal(sheet.getCell('D4').dataValidation.formulae[0], "'Lists'!$A$2:$A$3");
  assert.ok((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet);
  assert.ok(book.worksheets.every(({ state }) => state === 'visible'));
  const { sheets } = await read(readSheets(bytes));
  assert.deepEqual(sheets[0]!.rows.slice(0, 2), [
    ['Reference', 'Day', 'Amount', 'Heading'],
    ['=R1', { day: '2027-05-02' }, 1234.5, 'running costs'],
  ]);
  assert.deepEqual(
    sheets.flatMap(({ faults }) => faults),
    [],
  );
});
