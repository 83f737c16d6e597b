import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { isCountryCode } from '../src/kernel/country.ts';
import { projectRoot } from '../src/root.ts';
import { worldHeight, worldShapes } from '../src/ui/world-shapes.ts';
import { drawnWorld } from './support/world-shapes.ts';

const file = join(projectRoot, 'src', 'ui', 'world-shapes.ts');

test('src/ui/world-shapes.ts is the atlas as it is drawn; `npm run shapes` writes it anew', () => {
  const { height, shapes, rest } = drawnWorld();
  const text = [
    '// Written by `npm run shapes` from world-atlas (Natural Earth, public domain), Equal Earth projection.',
    `export const worldWidth = 640;`,
    `export const worldHeight = ${height};`,
    '/** Country code to SVG path. */',
    'export const worldShapes: Readonly<Record<string, string>> = {',
    ...shapes.map(([code, path]) => `  ${code}: '${path}',`),
    '};',
    '/** Land without a country code. */',
    'export const worldRest =',
    `  '${rest}';`,
    '',
  ].join('\n');
  if (process.env.RELAIS_WRITE_SHAPES === '1') writeFileSync(file, text);
  assert.equal(readFileSync(file, 'utf8'), text);
});

test('the map knows each country once, by a code that the house knows, and is light', () => {
  const codes = Object.keys(worldShapes);
  assert.ok(codes.length > 165, String(codes.length));
  assert.ok(codes.every(isCountryCode));
  for (const code of ['BE', 'BI', 'BJ', 'BF', 'CD', 'RW', 'ID', 'PE', 'SN', 'TG', 'NE', 'XK'])
    assert.match(worldShapes[code] ?? '', /^M\d+ \d+l/, code);
  assert.ok(worldHeight > 200 && worldHeight < 400);
  const bytes = brotliCompressSync(Object.values(worldShapes).join('')).length;
  assert.ok(bytes < 9_000, `${bytes} bytes on the wire`);
});
