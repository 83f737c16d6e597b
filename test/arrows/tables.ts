import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  areas,
  areasThatReadEveryTable,
  ownerOfTheGround,
  readsAnyway,
  sqlZones,
  takenOver,
  zonesThatWriteAnyTable,
} from './house.ts';
import { lineOf } from './scan.ts';
import type { SourceFile, Tree } from './tree.ts';
import { type Violation, violation } from './violation.ts';

const kysely = /\.\s*(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\s*\(/;
const sqlText = /(?<![.\w$])sql\s*(<[^`;]*?>)?\s*`|(?<![.\w$])sql\s*\.\s*(raw|table|id|ref|join)\b/;
const directQuery = /\b(pool|client)\s*\.\s*query\s*[(<]/i;
const writeCall = /\.\s*(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\s*\(\s*["'`]/g;
const readCall = /\.\s*(?:selectFrom|\w*[jJ]oin)\s*\(\s*["'`]/g;
const writeText =
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate(?:\s+table)?)\s+(?:only\s+)?(\w+)/gi;
const readText = /\b(?:from|join)\s+(?:only\s+)?(\w+)/gi;

/** Where SQL stands, which area writes each table, and that no area reads what stands above it. */
export const brokenTables = (tree: Tree): Violation[] => {
  const owners = readOwners(tree);
  const program = tree.files.filter(({ path, isTest }) => path.startsWith('src/') && !isTest);
  return [
    ...program.flatMap(strayQueries),
    ...program.flatMap((file) => foreignWrites(file, owners)),
    ...program.flatMap((file) => readsFromAbove(file, owners)),
    ...areas.flatMap((area) => driftedReadme(tree, area, owners)),
  ];
};

/** Table -> owner, from the first line of each migration, «-- Area people: ...», or from who took it over. */
const readOwners = (tree: Tree): Map<string, string> => {
  const heirs = new Map(
    Object.entries(takenOver).flatMap(([area, tables]) => tables.map((table) => [table, area] as const)),
  );
  const migrations = tree.paths.filter((path) => /^db\/migrations\/.*\.sql$/.test(path));
  return new Map(
    migrations.flatMap((path) => {
      const text = readFileSync(join(tree.root, path), 'utf8');
      const owner = /^-- (?:Area|Folder) (\w+)/.exec(text)?.[1] ?? ownerOfTheGround;
      const tables = text
        .replace(/--.*$/gm, '')
        .matchAll(/\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?(\w+)/gi);
      return [...tables].map(([, table = '']): [string, string] => [table, heirs.get(table) ?? owner]);
    }),
  );
};

const strayQueries = (file: SourceFile): Violation[] => {
  const zone = file.zone ?? '';
  const found: Violation[] = [];
  const refuse = (pattern: RegExp, sentence: string): void => {
    const match = pattern.exec(file.code);
    if (match) found.push(violation(file.path, lineOf(file.source, match.index), sentence));
  };
  if (!sqlZones.includes(zone)) {
    refuse(kysely, `${zone} holds no SQL: a query belongs in queries/`);
    refuse(sqlText, `${zone} holds no SQL: a query belongs in queries/`);
  }
  if (zone !== 'db') refuse(directQuery, 'only db/ asks the pool; use read(actor, ...) or a command');
  return found;
};

const foreignWrites = (file: SourceFile, owners: Map<string, string>): Violation[] => {
  if (zonesThatWriteAnyTable.includes(file.zone ?? '')) return [];
  const writer = file.area ?? file.zone;
  return mentions(file, writeCall, writeText)
    .filter(({ table }) => owners.has(table) && owners.get(table) !== writer)
    .map(({ table, at }) =>
      violation(
        file.path,
        lineOf(file.source, at),
        `${writer} must not write ${table}: ${owners.get(table)} owns it`,
      ),
    );
};

const readsFromAbove = (file: SourceFile, owners: Map<string, string>): Violation[] => {
  const { area } = file;
  if (area === undefined || areasThatReadEveryTable.includes(area)) return [];
  return mentions(file, readCall, readText)
    .filter(({ table }) => areas.indexOf(owners.get(table) ?? '') > areas.indexOf(area))
    .filter(({ table }) => !readsAnyway[file.path]?.includes(table))
    .map(({ table, at }) =>
      violation(
        file.path,
        lineOf(file.source, at),
        `area ${area} must not read ${table} of ${owners.get(table)}, which stands above it`,
      ),
    );
};

const mentions = (file: SourceFile, call: RegExp, text: RegExp): { table: string; at: number }[] => {
  if (!sqlZones.includes(file.zone ?? '')) return [];
  const starts = new Set(
    [...file.code.matchAll(call)].map(({ index, 0: opening }) => index + opening.length),
  );
  return file.quoted.flatMap(({ text: quoted, at }) => {
    if (starts.has(at)) return [{ table: quoted.split(/\s/)[0] as string, at }];
    return [...quoted.matchAll(text)].map(({ 1: table, index }) => ({
      table: table as string,
      at: at + index,
    }));
  });
};

// The list in a README is for people: where it is given it must be true.
const driftedReadme = (tree: Tree, area: string, owners: Map<string, string>): Violation[] => {
  const path = `src/areas/${area}/README.md`;
  if (!tree.paths.includes(path)) return [];
  const line = /^.*\bTables it owns:(.*)$/im.exec(readFileSync(join(tree.root, path), 'utf8'))?.[1];
  if (line === undefined) return [];
  const said = [...line.matchAll(/[a-z]\w*/g)].map(([table]) => table).sort();
  const owned = [...owners].filter(([, owner]) => owner === area).map(([table]) => table);
  if (said.join() === owned.sort().join()) return [];
  return [
    violation(
      path,
      1,
      `lists tables ${said.join(', ')}; the migrations give it ${owned.join(', ') || 'none'}`,
    ),
  ];
};
