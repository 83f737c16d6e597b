import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, Sentence } from './runtime.mjs';

const lockFile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules', '.relais-lock');
const whatNpmInstalled = join(root, 'node_modules', '.package-lock.json');

/** Whether node_modules is what the lock file asks for, by whichever npm command it came to be so. */
export function installed() {
  if (!existsSync(whatNpmInstalled)) return false;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockDigest()) return true;
  if (!holdsTheLock()) return false;
  writeFileSync(stampFile, lockDigest());
  return true;
}

/** npm's own words go to stderr: what `bin/relais` prints on stdout may be read by a program. */
export function install() {
  console.error('Installing packages (once, about a minute) ...');
  const npm = process.env.npm_execpath;
  const words = ['ci', '--prefer-offline', '--no-audit', '--no-fund'];
  const [command, args] = npm ? [process.execPath, [npm, ...words]] : ['npm', words];
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && !npm,
  });
  if (error || status !== 0) {
    throw new Sentence(
      `The packages could not be installed (npm ci: ${error?.message ?? `exit code ${status}`}); the first time this needs a network.`,
    );
  }
  writeFileSync(stampFile, lockDigest());
}

function lockDigest() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}

// A person who ran `npm ci` has no stamp: compare what npm noted it put there, so that no network is asked for twice.
function holdsTheLock() {
  const wanted = packagesOf(lockFile);
  const present = packagesOf(whatNpmInstalled);
  const missing = Object.keys(wanted).filter(
    (path) => path !== '' && !present[path] && !wanted[path].optional,
  );
  const other = Object.keys(present).filter((path) => present[path].integrity !== wanted[path]?.integrity);
  return missing.length === 0 && other.length === 0;
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
