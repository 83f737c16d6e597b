import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../bin/runtime.mjs';
import { batched, filesIn } from '../bin/test-batches.mjs';

const folder = mkdtempSync(join(tmpdir(), 'relais-batches-'));
after(() => rmSync(folder, { recursive: true }));

test('files of areas share a process, twenty at most, in their order; others and those that change it do not', () => {
  const areas = join(root, 'src', 'areas');
  const plain = Array.from({ length: 21 }, () => join(areas, 'results', 'queries', 'figure-entries.test.ts'));
  const mocking = join(areas, 'reviews', 'pages', 'scores.test.ts');
  const elsewhere = join(root, 'src', 'db', 'migrate.test.ts');
  const batches = batched([...plain, mocking, elsewhere], folder);
  assert.deepEqual(
    batches.map((file) => filesIn(file).length),
    [20, 1, 1, 1],
  );
  assert.deepEqual(batches.slice(1), [plain[20], mocking, elsewhere]);
  assert.deepEqual(batches.flatMap(filesIn), [...plain, mocking, elsewhere]);
});
