import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { tarContent, tarEntries, tarWriter } from './tar.ts';

const folder = mkdtempSync(join(tmpdir(), 'relais-tar-'));
after(() => rmSync(folder, { recursive: true }));

const long = `files/${'a'.repeat(36)}/${'b'.repeat(64)}`;
const contents: Record<string, Buffer> = {
  'tables/empty.gz': Buffer.alloc(0),
  'tables/block.gz': Buffer.alloc(512, 1),
  'tables/odd.gz': Buffer.alloc(700_001, 2),
  [long]: Buffer.from('été'),
};

const written = async (name: string): Promise<string> => {
  const path = join(folder, name);
  const file = await open(path, 'w');
  const tar = tarWriter(file);
  for (const [entry, bytes] of Object.entries(contents))
    await tar.entry(entry, [bytes.subarray(0, 5), bytes.subarray(5)]);
  await tar.end();
  await file.close();
  return path;
};

const entriesOf = async (path: string): Promise<Map<string, Buffer>> => {
  const file = await open(path, 'r');
  try {
    const found = new Map<string, Buffer>();
    for (const entry of (await tarEntries(file)).values()) {
      const pieces: Uint8Array[] = [];
      for await (const piece of tarContent(file, entry)) pieces.push(piece);
      found.set(entry.name, Buffer.concat(pieces));
    }
    return found;
  } finally {
    await file.close();
  }
};

test('what was written is read again, byte for byte', async () => {
  const found = await entriesOf(await written('a.tar'));
  assert.deepEqual([...found.keys()], Object.keys(contents));
  for (const [name, bytes] of Object.entries(contents)) assert.ok(found.get(name)!.equals(bytes), name);
});

test('every other tar reads it too', async () => {
  const path = await written('b.tar');
  const listed = execFileSync('tar', ['tf', path], { encoding: 'utf8' });
  assert.deepEqual(listed.trim().split('\n'), Object.keys(contents));
  const content = execFileSync('tar', ['xOf', path, long]);
  assert.ok(content.equals(contents[long]!));
});

test('a file that is cut off anywhere is refused, never read short', async () => {
  const whole = readFileSync(await written('c.tar'));
  for (const keep of [0, 100, 512, 700_000, whole.length - 1500, whole.length - 1024]) {
    const path = await written('d.tar');
    truncateSync(path, keep);
    await assert.rejects(entriesOf(path), /cut off/, `${keep} bytes`);
  }
});

test('a file that is no tar is refused', async () => {
  await assert.rejects(entriesOf(join(import.meta.dirname, 'tar.ts')), /damaged, or no backup/);
});
