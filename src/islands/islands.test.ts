import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { CopyText } from '../ui/copy-text.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { FileField } from '../ui/file-field.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';

const entryPoints = [fileURLToPath(new URL('./main.ts', import.meta.url))];
const script = buildSync({ entryPoints, bundle: true, write: false, format: 'esm' }).outputFiles[0]!.text;
const executablePath = process.env.RELAIS_CHROMIUM ?? '/usr/bin/chromium';
const skip = existsSync(executablePath) ? false : `no chromium at ${executablePath}`;

let server: Server;
let browser: Browser;
let context: BrowserContext;
let posts: string[] = [];

/** A form with all that islands touch; each visit is given an id of its own, as the program does. */
const form = (path: string, version: number) =>
  Form({
    action: path,
    commandId: `c${++visits}`,
    version,
    keep: { key: `m1 ${path}`, restored: 'Put back', discard: 'Start again' },
    confirmLeave: true,
    buttons: [{ label: 'Save', name: 'how', value: 'whole' }],
    children: [
      TextField({ name: 'title', label: 'Title' }),
      TextField({ name: 'word', label: 'Word', type: 'password' }),
      FileField({ name: 'photo', label: 'Photo', limit: { bytes: 5, sentence: 'Too large' } }),
    ],
  });
let visits = 0;

const pages: Record<string, () => unknown> = {
  '/form': () => form('/form', 3),
  '/other': () => form('/other', 1),
  '/newer': () => String(form('/form', 4)),
  '/sign-in': () => 'Sign in',
  '/saved': () => Notice({ kind: 'success', children: 'Saved' }),
  '/copy': () => CopyText({ text: 'abc', copy: 'Copy', copied: 'Copied' }),
  '/wide': () =>
    DataTable({
      caption: 'Wide',
      stack: false,
      empty: '',
      rows: [1],
      columns: [{ key: 'a', label: 'A', cell: () => 'word'.repeat(80) }],
    }),
};

before(async () => {
  if (skip) return;
  server = createServer((request, response) => {
    if (request.method === 'POST') {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        posts.push(body);
        // No content: the page stays, as it does while an answer is on its way.
        if (request.url === '/stay') response.writeHead(204).end();
        else response.writeHead(303, { location: '/sign-in' }).end();
      });
      return;
    }
    if (request.url === '/main.js') {
      response.setHeader('content-type', 'text/javascript').end(script);
      return;
    }
    const page = pages[request.url ?? '']?.() ?? '';
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><style>scroll-region{display:block;overflow:auto}</style><script type=module src=/main.js></script>${page}`,
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** A fresh tab with nothing kept. */
async function tab(path: string): Promise<Page> {
  const { port } = server.address() as AddressInfo;
  context = await browser.newContext({
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 360, height: 600 },
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  page.on('dialog', (dialog) => dialog.accept());
  posts = [];
  await page.goto(path);
  return page;
}
const title = (page: Page) => page.getByLabel('Title').inputValue();
const hidden = (page: Page, name: string) => page.locator(`input[name=${name}]`).inputValue();

test('what was typed comes back after the session ended under the form', { skip }, async () => {
  const page = await tab('/form');
  await page.getByLabel('Title').fill('Typed');
  await page.getByLabel('Word').fill('secret');
  const sent = await hidden(page, 'command_id');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/sign-in');
  await page.goto('/form');
  assert.equal(await title(page), 'Typed');
  assert.equal(await page.getByLabel('Word').inputValue(), '', 'a password is never kept');
  assert.equal(await hidden(page, 'command_id'), sent, 'sent again it is the same command');
  assert.ok(await page.getByText('Put back').isVisible());
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify(sessionStorage)), /secret/);
  await context.close();
});

test('words that come back stay on the version they were typed over', { skip }, async () => {
  const page = await tab('/form');
  await page.getByLabel('Title').fill('Typed');
  await page.goto('/newer');
  assert.equal(await title(page), 'Typed');
  assert.equal(await hidden(page, 'version'), '3');
  await context.close();
});

test('one can start again instead', { skip }, async () => {
  const page = await tab('/form');
  await page.getByLabel('Title').fill('Typed');
  await page.goto('/newer');
  await page.getByRole('button', { name: 'Start again' }).click();
  assert.equal(await title(page), '');
  assert.equal(await hidden(page, 'version'), '4');
  await page.goto('/form');
  assert.equal(await title(page), '');
  await context.close();
});

test('a success forgets the form that was sent, and no other', { skip }, async () => {
  const page = await tab('/other');
  await page.getByLabel('Title').fill('Other');
  await page.goto('/form');
  await page.getByLabel('Title').fill('Typed');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/sign-in');
  await page.goto('/saved');
  await page.goto('/form');
  assert.equal(await title(page), '');
  await page.goto('/other');
  assert.equal(await title(page), 'Other');
  await context.close();
});

test('a second press while the first is on its way sends nothing, and the button pressed is sent', {
  skip,
}, async () => {
  const page = await tab('/form');
  await page.evaluate(() => document.querySelector('form')?.setAttribute('action', '/stay'));
  const save = page.getByRole('button', { name: 'Save' });
  await save.click();
  await page.locator('button.button:disabled').waitFor();
  await save.click({ force: true });
  await page.getByLabel('Title').press('Enter');
  assert.equal(posts.length, 1);
  assert.match(posts[0] ?? '', /how=whole/);
  await context.close();
});

test('a file that is too large is said before anything is sent', { skip }, async () => {
  const page = await tab('/form');
  await page
    .getByLabel('Photo')
    .setInputFiles({ name: 'big.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(6) });
  await page.getByText('Too large (big.jpg)').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  assert.equal(await page.locator('button:disabled').count(), 0, 'the button can be pressed again');
  assert.deepEqual(posts, []);
  await context.close();
});

test('leaving unsaved words asks first, sending them does not', { skip }, async () => {
  const page = await tab('/form');
  let asked = 0;
  page.on('dialog', () => asked++);
  await page.getByLabel('Title').fill('Typed');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/sign-in');
  assert.equal(asked, 0);
  await page.goto('/other');
  await page.getByLabel('Title').pressSequentially('x');
  await page.goto('/sign-in');
  assert.equal(asked, 1);
  await context.close();
});

test('a text can be copied with a button that is not there without script', { skip }, async () => {
  const page = await tab('/copy');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'abc');
  await context.close();
});

test('the keyboard stops at a table only while it is wider than its place', { skip }, async () => {
  const page = await tab('/wide');
  const region = page.getByRole('region', { name: 'Wide' });
  await region.waitFor();
  assert.equal(await region.getAttribute('tabindex'), '0');
  await page.setViewportSize({ width: 6000, height: 600 });
  await region.waitFor({ state: 'detached' });
  await context.close();
});
