// Run by the pinned Node: bundles the program and what browsers load. Packages stay outside the bundle.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { root, sourcesDigest } from './runtime.mjs';

const dist = join(root, 'dist');
const assets = {
  'relais.js': 'src/islands/main.ts',
  'grid.js': 'src/islands/grid.ts',
  'relais.css': 'src/ui/relais.css',
};

// Taken first: a file saved while we build makes the bundle old, never falsely new.
const digest = sourcesDigest();
const before = existsSync(dist) ? readdirSync(dist, { recursive: true }).map((path) => join(dist, path)) : [];
const written = [...(await bundleProgram()), ...(await bundleAssets())];
write(join(dist, 'stamp'), digest);
forgetOldFiles();

async function bundleProgram() {
  const { outputFiles } = await build({
    entryPoints: { cli: join(root, 'src/cli/main.ts') },
    outdir: dist,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    packages: 'external',
    format: 'esm',
    target: 'node26',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    write: false,
    logLevel: 'warning',
  });
  // The entry last: it is never there before the chunks it names.
  return outputFiles.reverse().map(({ path, contents }) => write(path, contents));
}

/** Each asset under a name that carries its hash, so browsers may keep it for ever; the manifest tells the names. */
async function bundleAssets() {
  const manifest = {};
  const files = [];
  for (const [name, entry] of Object.entries(assets).filter(([, path]) => existsSync(join(root, path)))) {
    const contents = await bundleForBrowsers(entry);
    const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8);
    manifest[name] = name.replace('.', `.${hash}.`);
    files.push(write(join(dist, 'assets', manifest[name]), contents));
  }
  files.push(write(join(dist, 'assets', 'manifest.json'), JSON.stringify(manifest)));
  return files;
}

async function bundleForBrowsers(entry) {
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    target: ['chrome109', 'firefox115', 'safari16'],
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0].contents;
}

// A rename, so that a program that starts meanwhile reads the old file or the new one, never half of one.
function write(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const draft = join(dirname(path), `.${process.pid}-${basename(path)}`);
  writeFileSync(draft, contents);
  renameSync(draft, path);
  return path;
}

// A server that still runs may yet load a chunk of the build before this one: that one generation stays.
function forgetOldFiles() {
  const list = join(dist, 'files.json');
  const previous = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  const current = written.map((path) => relative(dist, path));
  const keep = new Set([...previous, ...current]);
  const isOld = (path) => !keep.has(relative(dist, path)) && /(chunks|assets).*\.\w+$/.test(path);
  for (const path of before.filter(isOld)) rmSync(path, { force: true });
  write(list, JSON.stringify(current));
}
