import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { install, installed } from './install.mjs';
import { machinePostgres } from './machine-postgres.mjs';
import { closingLines, runTests } from './run-tests.mjs';
import { filesBelow, root, run, Sentence, stopWithSentence } from './runtime.mjs';

const tool = (...path) => join(root, 'node_modules', ...path);

// The tests stand last: their closing lines end the output.
const steps = {
  build: () => run([join(root, 'bin', 'build.mjs')], { cwd: root }),
  types: () => run([tool('typescript', 'bin', 'tsc'), '-p', '.'], { cwd: root }),
  lint: () =>
    run([tool('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings', '.'], { cwd: root }),
  knip: () => run([tool('knip', 'bin', 'knip.js'), '--no-progress'], { cwd: root }),
  db15: ({ database, files }) => testOnMachinePostgres(files.length > 0 ? files : database),
  unit: ({ unit, files }) => testInBrowser(files.length > 0 ? files : unit),
  journeys: ({ journeys, files }) => testInBrowser(files.length > 0 ? files : journeys),
};

/** Runs the chosen steps, all of them whatever fails, and sets the exit code. */
export async function check(args) {
  try {
    const { names, files } = readArguments(args);
    if (!installed()) install();
    if (names.includes('unit') || names.includes('journeys')) ensureChromium();
    const tests = { ...testFiles(), files };
    const failed = [];
    for (const name of names) if (!(await passes(name, tests))) failed.push(name);
    report(names, failed);
  } catch (problem) {
    stopWithSentence(problem);
  }
}

async function passes(name, tests) {
  console.log(`\n── ${name}`);
  const began = Date.now();
  const code = await steps[name](tests);
  if (code === 130 || code === 143) throw new Sentence('Stopped.');
  console.log(
    `── ${name}: ${code === 0 ? 'good' : 'FAILED'} after ${((Date.now() - began) / 1000).toFixed(1)} s`,
  );
  return code === 0;
}

function report(names, failed) {
  const words = failed.length === 0 ? 'all good' : `FAILED: ${failed.join(', ')}`;
  console.log(`\n── ${names.join(', ')}: ${words}\n`);
  for (const line of closingLines()) console.log(line);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

function readArguments(args) {
  const at = args.indexOf('--only');
  const only = at < 0 ? [] : (args[at + 1] ?? '').split(',');
  const files = args
    .filter((_, index) => at < 0 || (index !== at && index !== at + 1))
    .map((file) => resolve(root, file));
  const unknown = only.find((name) => !(name in steps));
  if (unknown !== undefined)
    throw new Sentence(`--only takes ${Object.keys(steps).join(', ')}; «${unknown}» is none of them.`);
  const missing = files.find((file) => !existsSync(file));
  if (missing) throw new Sentence(`There is no test file ${missing}.`);
  if (only.length > 0) return { names: Object.keys(steps).filter((name) => only.includes(name)), files };
  if (files.length > 0) return { names: [files.some(isJourney) ? 'journeys' : 'unit'], files };
  return { names: Object.keys(steps), files };
}

function testFiles() {
  const all = ['src', 'db', 'bin', 'bench', 'test'].flatMap((folder) => filesBelow(join(root, folder)));
  const tests = all.filter((file) => /\.test\.(tsx?|mjs)$/.test(file));
  const unit = tests.filter((file) => !isJourney(file));
  return { unit, journeys: tests.filter(isJourney), database: unit.filter(isAboutDatabase) };
}

function isJourney(file) {
  return inProject(file).startsWith('test/journeys/');
}

// Not every page as everyone: that is long, and its rows are asked of both servers by the other tests of tenancy.
function isAboutDatabase(file) {
  return (
    !file.endsWith('everyone.test.ts') &&
    /^(src\/(db|command|backup|areas\/[^/]+\/(queries|commands))|test\/tenancy)\//.test(inProject(file))
  );
}

function inProject(file) {
  return relative(root, file).replaceAll('\\', '/');
}

function testInBrowser(files) {
  return runTests(files, { RELAIS_CHROMIUM: ensureChromium() });
}

async function testOnMachinePostgres(files) {
  const found = machinePostgres();
  if (!found) {
    console.log(
      '!!! This machine has no PostgreSQL 15 or newer of its own: the database tests ran on the embedded one only.',
    );
    return 0;
  }
  console.log(`PostgreSQL ${found.version} of this machine, ${found.programs}`);
  return runTests(files, { RELAIS_TEST_POSTGRES: found.programs });
}
