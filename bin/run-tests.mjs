import { accessSync, constants, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { hook, root, run } from './runtime.mjs';
import { batched } from './test-batches.mjs';

const counted = ['tests', 'suites', 'passed', 'failed', 'cancelled', 'skipped', 'todo'];
const words = { passed: 'pass', failed: 'fail' };
const longestFailure = 4000;
const runs = [];
const compiled = join(root, 'node_modules', '.cache', 'relais', 'compiled');
const memory = '/dev/shm';
const room = 4 * 2 ** 30;

/** The files that take longest stand last by name, so they begin first. A file of which no test ran is a failure. */
export async function runTests(files, env = {}) {
  if (files.length === 0) {
    console.log('There is no test file here.');
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'relais-check-'));
  const counts = join(folder, 'counts.json');
  const inOrder = batched(files.toReversed(), folder);
  const code = await run(['--import', hook, join(root, 'bin', 'test-runner.mjs'), ...inOrder], {
    cwd: root,
    env: { ...heldInMemory(), NODE_COMPILE_CACHE: compiled, ...env, RELAIS_TEST_COUNTS: counts },
  });
  const summary = readCounts(counts);
  rmSync(folder, { recursive: true });
  if (!summary) return code || 1;
  runs.push(summary);
  const unheard = files.filter((file) => !summary.heard.includes(file));
  for (const file of unheard) console.log(`✖ ${file}: none of its tests ran.`);
  return code || (unheard.length > 0 ? 1 : 0);
}

/** What failed, again: who sees only the end of a long output sees why. Then the sum of all runs as node's runner ends. */
export function closingLines() {
  if (runs.length === 0) return [];
  const sum = (value) => runs.reduce((total, each) => total + value(each), 0);
  const lines = counted.map((name) => `# ${words[name] ?? name} ${sum(({ counts }) => counts[name])}`);
  const failures = runs.flatMap((each) => each.failures.map((text) => text.slice(0, longestFailure)));
  return [...failures, ...lines, `# duration_ms ${sum(({ duration_ms }) => duration_ms).toFixed(1)}`];
}

// The database of a test file is 1,500 small files, copied and deleted: a second on some disks, nothing in memory.
function heldInMemory() {
  if (process.env.TMPDIR) return {};
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    const free = process.availableMemory?.() ?? freemem();
    return Math.min(bavail * bsize, free) < room ? {} : { TMPDIR: memory };
  } catch {
    return {};
  }
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
