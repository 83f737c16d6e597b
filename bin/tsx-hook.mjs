// Lets Node run `.tsx` in development and tests: Node strips types from `.ts` itself, JSX needs one transform.
// Starting esbuild costs 70 ms a process, so what it made is kept under node_modules/.cache by content.
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../node_modules/.cache/relais/tsx/', import.meta.url));
const options = {
  loader: 'tsx',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: 'inline',
  target: 'esnext',
};

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context);
    return { format: 'module', source: plainScript(fileURLToPath(url)), shortCircuit: true };
  },
});

function plainScript(file) {
  const source = readFileSync(file, 'utf8');
  const kept = `${cache}${hash('sha256', JSON.stringify([file, source, options]))}.mjs`;
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    const { transformSync } = createRequire(import.meta.url)('esbuild');
    const { code } = transformSync(source, { ...options, sourcefile: file });
    keep(kept, code);
    return code;
  }
}

// Test workers write side by side: a rename shows the others a whole file or none. A folder that cannot be
// written to costs time, not correctness.
function keep(file, code) {
  try {
    mkdirSync(cache, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  } catch {}
}
