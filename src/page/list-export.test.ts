import assert from 'node:assert/strict';
import { test } from 'node:test';
import ExcelJS from 'exceljs';
import type { Language } from '../kernel/language.ts';
import { wordsIn } from '../text/words.ts';
import { isListFile, type ListColumn, listFile, listFileLinks } from './list-export.ts';
import type { Page } from './page.ts';

type Row = { name: string; amount: string | null; day: string };

const columns: readonly ListColumn<Row>[] = [
  { label: 'Name', value: ({ name }) => name },
  { label: 'Amount', kind: 'number', value: ({ amount }) => amount },
  { label: 'Day', kind: 'day', value: ({ day }) => day },
];
const rows: readonly Row[] = [
  { name: 'Syndicat «Été»; centre', amount: '-1234.50', day: '2027-04-30' },
  { name: '=HYPERLINK("http://x")', amount: null, day: '2027-05-01' },
];

const asked = (query: string, language: Language = 'fr'): Page =>
  ({ words: wordsIn(language), query: new URLSearchParams(query), path: '/expenses' }) as unknown as Page;

const fileOf = async (page: Page, list = rows): Promise<Buffer> => {
  const answer = await listFile(page, 'depenses', columns, list);
  assert.ok(answer.kind === 'file' && answer.body instanceof Uint8Array);
  return Buffer.from(answer.body);
};

test('a list in French is UTF-8 with its mark, semicolons and decimal commas', async () => {
  assert.equal(
    (await fileOf(asked('format=csv'))).toString(),
    '\ufeffName;Amount;Day\r\n"Syndicat «Été»; centre";-1234,50;2027-04-30\r\n' +
      `"'=HYPERLINK(""http://x"")";;2027-05-01\r\n`,
  );
});

test('a list in English has commas and decimal points', async () => {
  const text = (await fileOf(asked('format=csv', 'en'))).toString();
  assert.match(text, /Syndicat «Été»; centre,-1234\.50,2027-04-30\r\n/);
});

for (const start of ['=1+1', '+1', '-1', '@sum', '\t=1', '\r=1'])
  test(`a text that starts with ${JSON.stringify(start)} is no formula in a spreadsheet`, async () => {
    const text = (await fileOf(asked('format=csv'), [{ name: start, amount: null, day: '' }])).toString();
    assert.match(text.split('\r\n').slice(1).join('\r\n'), /^"?'/);
  });

test('the workbook reads back elsewhere: texts, numbers and days are what they were', async () => {
  const book = new ExcelJS.Workbook();
  const bytes = await fileOf(asked('format=xlsx'), [
    ...rows,
    { name: 'odd \u0000\u000b\uffff\ud800 end', amount: '123456789012345678.25', day: '2027-01-01' },
  ]);
  await book.xlsx.load(bytes as never);
  const sheet = book.worksheets[0]!;
  assert.equal(sheet.name, 'depenses');
  const cells = (at: number) => (sheet.getRow(at).values as unknown[]).slice(1);
  assert.deepEqual(cells(1), ['Name', 'Amount', 'Day']);
  assert.deepEqual(cells(2), [rows[0]!.name, -1234.5, new Date('2027-04-30T00:00:00Z')]);
  assert.equal(sheet.getCell('A3').value, '=HYPERLINK("http://x")');
  assert.equal(sheet.getCell('A3').type, ExcelJS.ValueType.String);
  assert.equal(sheet.getCell('B3').value, null);
  assert.deepEqual(cells(4), ['odd \ufffd end', '123456789012345678.25', new Date('2027-01-01T00:00:00Z')]);
});

test('an empty list is a file with its heads', async () => {
  assert.equal((await fileOf(asked('format=csv'), [])).toString(), '\ufeffName;Amount;Day\r\n');
  assert.ok((await fileOf(asked('format=xlsx'), [])).length > 0);
});

test('links keep the filters of the list and leave its place; only two formats are known', () => {
  const page = asked('q=caf%C3%A9&after=x%7Cy');
  assert.deepEqual(
    listFileLinks(page).map(({ href }) => href),
    ['/expenses?q=caf%C3%A9&format=csv', '/expenses?q=caf%C3%A9&format=xlsx'],
  );
  assert.equal(isListFile(page), false);
  assert.equal(isListFile(asked('format=csv')), true);
  assert.equal(isListFile(asked('format=exe')), false);
});

test('what is to be known of the figures stands below the rows, as text whatever the columns are', async () => {
  const sentence = '=Counted; of what lies here today';
  const told = async (query: string, of: readonly ListColumn<Row>[]) => {
    const answer = await listFile(asked(query), 'depenses', of, rows.slice(0, 1), [sentence]);
    assert.ok(answer.kind === 'file' && answer.body instanceof Uint8Array);
    return Buffer.from(answer.body);
  };
  const text = (await told('format=csv', columns)).toString();
  assert.ok(text.endsWith(`2027-04-30\r\n;;\r\n"'${sentence}";;\r\n`), text);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await told('format=xlsx', columns.toReversed())) as never);
  const sheet = book.worksheets[0]!;
  assert.deepEqual(
    [3, 4].map((row) => sheet.getRow(row).getCell(3).text),
    ['', sentence],
  );
});
