import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { relais } from '../../test/support/relais-program.ts';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const root = mkdtempSync(join(tmpdir(), 'relais-root-'));
after(() => rmSync(root, { recursive: true, force: true }));

test('as root where no user namespace may be made, the database runs as another user in root’s own folder', {
  skip: !isRoot,
}, async () => {
  // A PATH without `unshare` is a machine that forbids namespaces, as containers do.
  const tools = join(root, 'bin');
  mkdirSync(tools);
  symlinkSync(execFileSync('which', ['setpriv'], { encoding: 'utf8' }).trim(), join(tools, 'setpriv'));
  const env = { PATH: tools, RELAIS_DATA: join(root, 'data') };
  const found = () => relais(['institute', 'found', 'ifsi', '--name', 'Institut'], env);
  assert.deepEqual(await found(), { code: 0, out: 'The institute ifsi is founded\n', err: '' });
  assert.match((await found()).err, /institute «ifsi» already/);
  const cluster = statSync(join(root, 'data', 'database', 'cluster'));
  assert.deepEqual([cluster.uid, cluster.mode & 0o777], [65534, 0o700]);
  assert.equal(statSync(join(root, 'data')).mode & 0o077, 0);
});
