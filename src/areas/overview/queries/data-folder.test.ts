import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { dataFolderState } from './data-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'relais-folder-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const put = (path: string, day: string) => {
  writeFileSync(join(folder, path), 'x');
  utimesSync(join(folder, path), new Date(day), new Date(day));
};

test('a data folder without backups and mail says so instead of failing', async () => {
  const state = await dataFolderState(folder);
  assert.equal(state.newestBackup, null);
  assert.deepEqual(state.letters, { count: 0, oldest: null });
  assert.ok((state.disk?.totalBytes ?? 0) > 0);
  assert.equal((await dataFolderState(join(folder, 'nowhere'))).disk, null);
});

test('the newest backup is the one written last; what is still being written does not count', async () => {
  mkdirSync(join(folder, 'backups'));
  put('backups/b', '2026-01-02T00:00:00Z');
  put('backups/a', '2026-01-03T00:00:00Z');
  put('backups/.unfinished', '2026-01-04T00:00:00Z');
  const { newestBackup } = await dataFolderState(folder);
  assert.deepEqual([newestBackup?.name, newestBackup?.at.toString()], ['a', '2026-01-03T00:00:00Z']);
});

test('letters that wait are counted from the oldest', async () => {
  mkdirSync(join(folder, 'mail'));
  put('mail/2.eml', '2026-02-02T00:00:00Z');
  put('mail/1.eml', '2026-02-01T00:00:00Z');
  const { letters } = await dataFolderState(folder);
  assert.deepEqual([letters.count, letters.oldest?.toString()], [2, '2026-02-01T00:00:00Z']);
});
