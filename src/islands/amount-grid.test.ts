import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { seededRandom } from '../kernel/seeded-random.ts';
import { AmountGrid } from '../ui/amount-grid.tsx';
import { readCells, writeCells } from './grid-text.ts';

const entryPoints = [fileURLToPath(new URL('./grid-main.ts', import.meta.url))];
const script = buildSync({ entryPoints, bundle: true, write: false, format: 'esm' }).outputFiles[0]!.text;
const executablePath = process.env.RELAIS_CHROMIUM ?? '/usr/bin/chromium';
const skip = existsSync(executablePath) ? false : `no chromium at ${executablePath}`;

const cell = (row: number, column: number) => ({
  name: `c${row}${column}`,
  label: `Row ${row}, ${2027 + column}`,
  value: row === 0 ? '1.000,00' : '',
  ...(row === 0 ? { minor: 100_000 } : {}),
});
const row = (at: number) => ({ head: `Row ${at}`, cells: [0, 1, 2].map((column) => cell(at, column)) });
const grid = () =>
  AmountGrid({
    caption: 'Budget',
    head: 'Row',
    columns: ['2027', '2028', '2029'],
    groups: [
      { name: 'One', rows: [row(0), row(1)] },
      { name: 'Two', rows: [row(2), row(3)] },
    ],
    total: 'Total',
    write: String,
    language: 'nl',
    currency: 'EUR',
    script: '/main.js',
    says: {
      wrong: 'wrong {text} {row} {column}',
      outside: 'outside {text}',
      pasted: 'pasted',
      undone: 'undone',
    },
  });

let server: Server;
let browser: Browser;
before(async () => {
  if (skip) return;
  server = createServer((request, response) => {
    if (request.url === '/main.js') response.setHeader('content-type', 'text/javascript').end(script);
    else response.setHeader('content-type', 'text/html').end(`<!doctype html><form>${grid()}</form>`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
});
after(async () => {
  await browser?.close();
  server?.close();
});

const open = async (): Promise<Page> => {
  const { port } = server.address() as AddressInfo;
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction(() => customElements.get('amount-grid'));
  return page;
};
const at = (page: Page, name: string) => page.locator(`[name=${name}]`);
const focused = (page: Page) => page.evaluate(() => (document.activeElement as HTMLInputElement).name);
const values = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value));
const sums = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('[data-sum]')].map(({ textContent }) => textContent));
const paste = (page: Page, text: string) =>
  page.evaluate((sent) => {
    const data = new DataTransfer();
    data.setData('text/plain', sent);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
const status = (page: Page) => page.locator('[role=status]').textContent();

test('arrows and Enter move, typing replaces, Escape takes it back, F2 stays in the cell', {
  skip,
}, async () => {
  const page = await open();
  await at(page, 'c00').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(page), 'c11');
  await page.keyboard.type('12,5');
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'c21');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('9');
  await page.keyboard.press('Escape');
  assert.equal(await at(page, 'c11').inputValue(), '12,5');
  await page.keyboard.press('F2');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await focused(page), 'c11', 'the arrow moves in the text');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(page), 'c01');
  await page.close();
});

test('sums follow what is typed, by row, group, column and in all; what is no amount is marked', {
  skip,
}, async () => {
  const page = await open();
  await at(page, 'c20').fill('0,30');
  await at(page, 'c21').fill('0,10');
  assert.deepEqual(await sums(page), [
    ...['1.000,00', '1.000,00', '1.000,00', '3.000,00', '3.000,00', '0,00'],
    ...['0,30', '0,10', '0,00', '0,40', '0,40', '0,00'],
    ...['1.000,30', '1.000,10', '1.000,00', '3.000,40'],
  ]);
  await at(page, 'c21').fill('1.2.3');
  assert.equal(await at(page, 'c21').getAttribute('aria-invalid'), 'true');
  assert.equal(await page.locator('[data-changed]').count(), 2);
  await at(page, 'c00').fill('1000');
  assert.equal(await at(page, 'c00').getAttribute('data-changed'), null, 'the same amount in other words');
  await page.close();
});

test('a block from a spreadsheet goes in whole, with either decimal sign; undone and done again', {
  skip,
}, async () => {
  const page = await open();
  await at(page, 'c10').focus();
  await paste(page, '1\t€ 2.000,50\n3,5\t\n');
  assert.deepEqual(await values(page), [
    ...['1.000,00', '1.000,00', '1.000,00', '1,00', '2.000,50', ''],
    ...['3,50', '', '', '', '', ''],
  ]);
  assert.equal(await status(page), 'pasted');
  await page.keyboard.press('Control+z');
  assert.deepEqual((await values(page)).slice(3), Array(9).fill(''));
  await page.keyboard.press('Control+y');
  assert.equal(await at(page, 'c20').inputValue(), '3,50');
  await page.close();
});

test('a block with a word in it, or larger than the grid, is told and nothing of it goes in', {
  skip,
}, async () => {
  const page = await open();
  const before = await values(page);
  await at(page, 'c30').focus();
  await paste(page, '1\t2\t3\n4\t5\t6');
  assert.equal(await status(page), 'outside 4');
  await at(page, 'c10').focus();
  await paste(page, '1\t2\n3\thall');
  assert.equal(await status(page), 'wrong hall 2 2');
  assert.deepEqual(await values(page), before);
  await page.close();
});

test('Shift chooses a block; it is copied, emptied, and one value fills it', { skip }, async () => {
  const page = await open();
  await at(page, 'c00').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  assert.equal(await page.locator('[data-chosen]').count(), 4);
  const copied = await page.evaluate(() => {
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return data.getData('text/plain');
  });
  assert.equal(copied, '1.000,00\t1.000,00\n\t');
  await paste(page, '7');
  assert.deepEqual((await values(page)).slice(0, 5), ['7,00', '7,00', '1.000,00', '7,00', '7,00']);
  await page.keyboard.press('Delete');
  assert.deepEqual((await values(page)).slice(0, 5), ['', '', '1.000,00', '', '']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  assert.equal(await at(page, 'c00').inputValue(), '1.000,00');
  await page.close();
});

test('what is copied is read again as it was, quotes, tabs and line breaks too', () => {
  assert.deepEqual(readCells('a\tb\r\nc\td\r\n'), [
    ['a', 'b'],
    ['c', 'd'],
  ]);
  assert.deepEqual(readCells('"1\n2"\t"say ""x"""'), [['1\n2', 'say "x"']]);
  assert.deepEqual(readCells(''), [['']]);
  const random = seededRandom(7);
  for (let run = 0; run < 500; run += 1) {
    const width = 1 + random(4);
    const rows = Array.from({ length: 1 + random(4) }, () =>
      Array.from({ length: width }, () => String(1 + random(10_000))),
    );
    assert.deepEqual(readCells(writeCells(rows)), rows);
  }
});
