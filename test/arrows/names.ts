import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { areas, forbiddenNames, longByNature, mostLines, rolesInAnArea, technicalFolders } from './house.ts';
import { lineOf } from './scan.ts';
import type { SourceFile, Tree } from './tree.ts';
import { type Violation, violation } from './violation.ts';

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|generated|d))*\.\w+$/;
const exported = (name: string): RegExp =>
  new RegExp(
    `\\bexport\\s+(?:const|function|async\\s+function)\\s+${name}\\b|\\bexport\\s*\\{[^}]*\\b${name}\\b[^}]*\\}`,
  );
const opensAddress = /\b(?:href|action|formaction|src)\s*(?:=\s*\{?|:)\s*["'`]|\bredirect\s*\(\s*["'`]/g;
const isAddress = /^\/(?!\/)/;

/** What things are called, how long they are and what stands in an area. */
export const brokenNames = (tree: Tree): Violation[] => [
  ...tree.files.flatMap((file) => [
    ...badName(file),
    ...tooLong(file),
    ...barrel(file),
    ...writtenPath(file),
  ]),
  ...tree.files.flatMap((file) => [...commandName(file), ...movingAddress(file), ...unbundledImport(file)]),
  ...tree.paths.flatMap(strayInArea),
  ...loosePins(tree),
];

const badName = ({ path }: SourceFile): Violation[] => {
  const stems = path.split('/').map((part) => part.replace(/\..*$/, '').split('-').at(-1) as string);
  const forbidden = stems.find((stem) => forbiddenNames.includes(stem));
  if (forbidden) return [violation(path, 1, `«${forbidden}» says nothing: name the thing`)];
  return kebab.test(basename(path)) ? [] : [violation(path, 1, 'file names are kebab-case')];
};

const tooLong = ({ path, source }: SourceFile): Violation[] => {
  const lines = source.trimEnd().split('\n').length;
  if (lines <= mostLines || longByNature.some((pattern) => pattern.test(path))) return [];
  return [violation(path, mostLines, `has ${lines} lines, more than ${mostLines}`)];
};

const barrel = ({ path, code }: SourceFile): Violation[] => {
  const statements = code.split(';').map((each) => each.trim());
  const real = statements.filter((each) => each !== '');
  const onlyPassesOn = real.length > 0 && real.every((each) => /^export\b[^=]*\bfrom\b/.test(each));
  return onlyPassesOn
    ? [violation(path, 1, 'only passes on what others export: import from where it is')]
    : [];
};

const writtenPath = ({ path, source, code, quoted, isTest, zone }: SourceFile): Violation[] => {
  if (!path.startsWith('src/') || isTest || zone === 'paths') return [];
  const texts = new Map(quoted.map(({ at, text }) => [at, text]));
  return [...code.matchAll(opensAddress)]
    .map(({ index, 0: opening }) => index + opening.length)
    .filter((at) => isAddress.test(texts.get(at) ?? ''))
    .map((at) =>
      violation(path, lineOf(source, at), `writes the address ${texts.get(at)}: take it from src/paths.ts`),
    );
};

const commandName = ({ path, source, code, zone, isTest }: SourceFile): Violation[] => {
  if (zone !== 'commands' || isTest) return [];
  const name = basename(path)
    .replace(/\.tsx?$/, '')
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return exported(name).test(code)
    ? []
    : [violation(path, lineOf(source, 0), `a command exports its own name: ${name}`)];
};

// The bundle lies in dist/: an address relative to a source file would point elsewhere there.
const movingAddress = ({ path, source, code, isTest }: SourceFile): Violation[] => {
  if (!path.startsWith('src/') || isTest || path === 'src/root.ts') return [];
  const match = /\bimport\.meta\.(dirname|filename)\b|\bnew\s+URL\([^)]*import\.meta\.url/.exec(code);
  return match
    ? [
        violation(
          path,
          lineOf(source, match.index),
          'finds files by projectRoot (src/root.ts), not by its own place',
        ),
      ]
    : [];
};

const unbundledImport = ({ path, source, code, isTest }: SourceFile): Violation[] => {
  if (!path.startsWith('src/') || isTest) return [];
  const match = /(?<![.\w$])import\s*\(\s*(?:[^"'`\s]|`[^`]*\$\{)/.exec(code);
  return match
    ? [
        violation(
          path,
          lineOf(source, match.index),
          'import() takes a written path, or the bundle lacks the file',
        ),
      ]
    : [];
};

const strayInArea = (path: string): Violation[] => {
  const [, area, entry] = /^src\/areas\/([^/]+)(?:\/([^/]+))?/.exec(path) ?? [];
  if (area === undefined || path === 'src/areas/README.md') return [];
  if (!areas.includes(area))
    return [violation(path, 1, `${area} is none of the areas (test/arrows/house.ts)`)];
  const allowed = [...rolesInAnArea, ...(technicalFolders[area] ?? [])];
  return entry !== undefined && allowed.includes(entry)
    ? []
    : [violation(path, 1, `an area holds only ${allowed.join(', ')}`)];
};

const loosePins = ({ root }: Tree): Violation[] => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  return ['dependencies', 'optionalDependencies', 'devDependencies'].flatMap((group) =>
    Object.entries(manifest[group] ?? {})
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => violation('package.json', 1, `${name} ${version} is not pinned exactly`)),
  );
};
