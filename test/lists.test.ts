import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../src/root.ts';
import { listsText } from './support/lists.ts';

const file = join(projectRoot, 'docs', 'lists.md');

test('docs/lists.md says what the code says; `npm run lists` writes it anew', () => {
  const text = `${listsText()}\n`;
  if (process.env.RELAIS_WRITE_LISTS === '1') writeFileSync(file, text);
  assert.equal(readFileSync(file, 'utf8'), text);
});
