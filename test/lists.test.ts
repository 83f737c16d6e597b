import assert from 'node:assert/strict';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { permissions } from '../src/registry.ts';
import { projectRoot } from '../src/root.ts';
import { listsText } from './support/lists.ts';

const file = join(projectRoot, 'docs', 'lists.md');

test('docs/lists.md says what the code says; `npm run lists` writes it anew', () => {
  const text = `${listsText()}\n`;
  if (process.env.RELAIS_WRITE_LISTS === '1') writeFileSync(file, text);
  assert.equal(readFileSync(file, 'utf8'), text);
});

test('every list of permissions of an area is in the registry, from which people and lists read them', async () => {
  const joined = new Set(permissions.map(({ key }) => key));
  const files = globSync('src/areas/*/rules/*-permissions.ts', { cwd: projectRoot });
  assert.ok(files.length > 10, `${files.length} files`);
  for (const path of files)
    for (const list of Object.values(await import(join(projectRoot, path))).filter(Array.isArray))
      for (const { key } of list as { key: string }[]) assert.ok(joined.has(key), `${path}: ${key}`);
});
