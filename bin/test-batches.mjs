// Test files that can share a process do: loading the house takes longer than most of them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from './runtime.mjs';

const most = 20;
const fewest = 4;
const areas = join(root, 'src', 'areas');
// What changes the process itself: a stand-in for a global, a variable, a hook around every test.
const ownProcess = /\bmock\.|process\.|^(before|after|beforeEach|afterEach)\(/m;

/**
 * The files to run, in the order given; several of areas are one file in the folder, which imports them one by one: the fewer
 * are left, the smaller, so that no core waits long for the last.
 */
export function batched(files, folder) {
  const sharing = new Set(files.filter(sharesProcess));
  let left = files.filter((file) => sharing.has(file)).length;
  const batches = [];
  let open = { batch: [], room: 0 };
  for (const file of files) {
    if (!sharing.has(file)) {
      batches.push([file]);
      continue;
    }
    if (open.batch.length >= open.room) {
      open = { batch: [], room: Math.max(fewest, Math.min(most, Math.ceil(left / 6))) };
      batches.push(open.batch);
    }
    open.batch.push(file);
    left -= 1;
  }
  return batches.map((batch, at) =>
    batch.length === 1 ? batch[0] : write(batch, join(folder, `${at}.test.mjs`)),
  );
}

const sharesProcess = (file) => file.startsWith(areas) && !ownProcess.test(readFileSync(file, 'utf8'));

/** The test files that a file of `batched` runs: those it imports where it is a batch, else itself. */
export function filesIn(file) {
  if (file.startsWith(root)) return [file];
  return [...readFileSync(file, 'utf8').matchAll(/^ {2}await import\("(.*)"\);$/gm)].map(([, url]) =>
    fileURLToPath(url),
  );
}

// No test begins before every file has prepared its own: the runner would take a pause between two files for the end.
function write(batch, path) {
  const imports = batch.map((file) => `  await import(${JSON.stringify(pathToFileURL(file).href)});\n`);
  writeFileSync(
    path,
    `import { before } from 'node:test';
const { promise: prepared, resolve } = Promise.withResolvers();
before(() => prepared);
try {
${imports.join('')}} finally {
  resolve();
}
`,
  );
  return path;
}
