import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../bin/runtime.mjs';
import { batched, filesIn } from '../bin/test-batches.mjs';

const folder = mkdtempSync(join(tmpdir(), 'relais-batches-'));
after(() => rmSync(folder, { recursive: true }));

test('files of areas share a process, in their order, fewer the fewer are left; others and those that change it do not', () => {
  const areas = join(root, 'src', 'areas');
  const plain = Array.from({ length: 130 }, () =>
    join(areas, 'results', 'queries', 'figure-entries.test.ts'),
  );
  const mocking = join(areas, 'reviews', 'pages', 'scores.test.ts');
  const elsewhere = join(root, 'src', 'db', 'migrate.test.ts');
  const batches = batched([...plain, mocking, elsewhere], folder);
  const sizes = batches.map((file) => filesIn(file).length);
  assert.deepEqual(sizes.slice(0, 3), [20, 19, 16]);
  assert.deepEqual(
    sizes,
    sizes.toSorted((one, other) => other - one),
  );
  assert.deepEqual(batches.slice(-2), [mocking, elsewhere]);
  assert.deepEqual(batches.flatMap(filesIn), [...plain, mocking, elsewhere]);
});
