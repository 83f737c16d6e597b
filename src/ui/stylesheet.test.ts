import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { buildSync } from 'esbuild';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const bundled = (entry: string) =>
  buildSync({ entryPoints: [here(entry)], bundle: true, minify: true, write: false, format: 'esm' })
    .outputFiles[0]!;

test('the stylesheet weighs at most 7 KB on the wire', () => {
  assert.ok(brotliCompressSync(bundled('./relais.css').contents).length <= 7_000);
});

test('the islands weigh at most 3 KB on the wire', () => {
  assert.ok(brotliCompressSync(bundled('../islands/main.ts').contents).length <= 3_000);
});

test('every part of the stylesheet is joined in', () => {
  const entry = readFileSync(here('./relais.css'), 'utf8');
  for (const part of readdirSync(here('./style')))
    assert.ok(entry.includes(`@import "./style/${part}";`), `${part} is imported`);
});

test('the stylesheet loads nothing from elsewhere', () => {
  assert.doesNotMatch(bundled('./relais.css').text, /url\(|https?:/);
});
