import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { areas, places } from './house.ts';
import { lineOf, type Scanned, scan } from './scan.ts';

/** What a file imports: `path` from the root where it is ours, else the `package` as written. */
export type Import = { path?: string; package?: string; line: number };

/** One file of the tree; `zone` and `area` are undefined where it stands in none. Paths use `/`. */
export type SourceFile = Scanned & {
  path: string;
  source: string;
  zone: string | undefined;
  area: string | undefined;
  isTest: boolean;
  imports: readonly Import[];
};

export type Tree = { root: string; files: readonly SourceFile[]; paths: readonly string[] };

const folders = ['src', 'db', 'bin', 'test', 'bench'];

/** Everything that is written by hand under a root folder. */
export const readTree = (root: string): Tree => {
  const paths = folders.flatMap((folder) => pathsBelow(root, folder));
  const files = paths.filter((path) => /\.(tsx?|mjs|css)$/.test(path)).map((path) => readSource(root, path));
  return { root, files, paths };
};

const pathsBelow = (root: string, folder: string): string[] => {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? pathsBelow(root, path) : [path];
  });
};

const readSource = (root: string, path: string): SourceFile => {
  const source = readFileSync(join(root, path), 'utf8');
  const scanned = path.endsWith('.css') ? { code: source, quoted: [] } : scan(source);
  const isTest = /\.test\.(tsx?|mjs)$/.test(path) || path.startsWith('test/');
  return {
    ...scanned,
    path,
    source,
    isTest,
    zone: zoneOf(path),
    area: areaOf(path),
    imports: importsOf(path, source, scanned),
  };
};

export const zoneOf = (path: string): string | undefined =>
  Object.keys(places).find((zone) => {
    const place = (places[zone] as string).replace('<area>', areaOf(path) ?? '<none>');
    return place.endsWith('/') ? path.startsWith(place) : path === place;
  });

export const areaOf = (path: string): string | undefined => {
  const [, name] = /^src\/areas\/([^/]+)\//.exec(path) ?? [];
  return name !== undefined && areas.includes(name) ? name : undefined;
};

/** `import`, `export from`, `import()` and `import('...').Type`, types included. */
const importsOf = (path: string, source: string, { code, quoted }: Scanned): Import[] => {
  const texts = new Map(quoted.map(({ at, text }) => [at, text]));
  const openings = code.matchAll(/(?<![.\w$])(?:from\s*|import\s*\(?\s*)["'`]/g);
  return [...openings].flatMap(({ index, 0: opening }): Import[] => {
    const at = index + opening.length;
    const specifier = texts.get(at);
    if (specifier === undefined) return [];
    const line = lineOf(source, at);
    if (!specifier.startsWith('.')) return [{ package: specifier, line }];
    return [{ path: posix.normalize(`${dirname(path)}/${specifier}`), line }];
  });
};
