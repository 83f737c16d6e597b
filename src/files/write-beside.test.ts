import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writeBeside } from './write-beside.ts';

const folder = mkdtempSync(join(tmpdir(), 'relais-beside-'));
const path = join(folder, 'a.txt');
after(() => rmSync(folder, { recursive: true }));

test('a file replaces the one before it whole, and is for its owner only', async () => {
  writeFileSync(path, 'before');
  const result = await writeBeside(path, async (file) => {
    await file.write('after');
    assert.equal(readFileSync(path, 'utf8'), 'before');
    return 5;
  });
  assert.deepEqual([result, readFileSync(path, 'utf8')], [5, 'after']);
  assert.equal(statSync(path).mode & 0o777, 0o600);
});

test('where the disk is full in the middle, the file before it stays and nothing lies beside it', async () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const writing = writeBeside(path, async (file) => {
    await file.write('half');
    throw full;
  });
  await assert.rejects(writing, full);
  assert.equal(readFileSync(path, 'utf8'), 'after');
  assert.deepEqual(readdirSync(folder), ['a.txt']);
});

test('a folder that is not there is said at once', async () => {
  await assert.rejects(
    writeBeside(join(folder, 'no', 'b.txt'), async () => {}),
    { code: 'ENOENT' },
  );
});
