import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Context } from 'hono';
import { projectRoot } from '../root.ts';

/** The stylesheet, the islands and that of the grid, under names that change with their content. */
export type Assets = {
  stylesheet: string;
  script: string;
  gridScript: string;
  files: ReadonlyMap<string, Asset>;
};
type Asset = { type: string; body: Buffer; brotli: Buffer };

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** What `bin/build.mjs` wrote; from a checkout that was not built, made now in memory. */
export const loadAssets = async (): Promise<Assets> => {
  const built = join(projectRoot, 'dist', 'assets');
  const manifest = join(built, 'manifest.json');
  if (existsSync(manifest)) {
    const names = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>;
    return assetsOf(
      Object.entries(names).map(([plain, hashed]) => [plain, hashed, readFileSync(join(built, hashed))]),
    );
  }
  return assetsOf([
    await bundled('relais.css', 'src/ui/relais.css'),
    await bundled('relais.js', 'src/islands/main.ts'),
    await bundled('grid.js', 'src/islands/grid.ts'),
  ]);
};

const bundled = async (plain: string, entry: string): Promise<[string, string, Buffer]> => {
  const result = await build({
    entryPoints: [join(projectRoot, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
  });
  const body = Buffer.from(result.outputFiles[0]!.contents);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 8);
  const [name, extension] = plain.split('.');
  return [plain, `${name}.${hash}.${extension}`, body];
};

const assetsOf = (entries: [plain: string, hashed: string, body: Buffer][]): Assets => {
  const href = (plain: string): string => `/assets/${entries.find(([name]) => name === plain)?.[1] ?? plain}`;
  const files = entries.map(([, hashed, body]): [string, Asset] => [
    hashed,
    {
      type: types[hashed.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      body,
      brotli: brotliCompressSync(body),
    },
  ]);
  return {
    stylesheet: href('relais.css'),
    script: href('relais.js'),
    gridScript: href('grid.js'),
    files: new Map(files),
  };
};

export const serveAsset = (assets: Assets, c: Context): Response => {
  const asset = assets.files.get(c.req.param('file') ?? '');
  if (!asset) return c.text('', 404);
  const brotli = (c.req.header('accept-encoding') ?? '').includes('br');
  return c.body(new Uint8Array(brotli ? asset.brotli : asset.body), 200, {
    'content-type': asset.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    ...(brotli ? { 'content-encoding': 'br' } : {}),
  });
};
