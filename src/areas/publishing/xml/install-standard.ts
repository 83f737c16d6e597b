import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { readableVersions } from './reader.ts';
import { openStandard } from './standard.ts';
import { textOf } from './standard-lists.ts';
import { recordNames } from './tree.ts';

/** A part of the standard by version; the list of agencies is that of no version. */
export type StandardPart = {
  part: 'schemas' | 'ruleset' | 'codelists' | 'agencies';
  version: string;
  isThere: boolean;
};

const SCHEMAS = [
  ...Object.keys(recordNames).map((kind) => `${kind}-schema.xsd`),
  'iati-common.xsd',
  'xml.xsd',
];

/** What of the standard a folder holds and can be read; a part that is damaged is not there. */
export async function standardParts(folder: string): Promise<StandardPart[]> {
  const parts: StandardPart[] = [];
  for (const version of readableVersions) {
    const kinds = Object.keys(recordNames).map((kind) =>
      openStandard({ standardDir: folder }, version, kind),
    );
    const opened = await Promise.all(kinds);
    const [{ ruleset, codelists } = {}] = opened;
    parts.push({ part: 'schemas', version, isThere: opened.every(({ schema }) => schema !== undefined) });
    parts.push({ part: 'ruleset', version, isThere: ruleset !== undefined });
    parts.push({ part: 'codelists', version, isThere: codelists !== undefined });
    if (version === readableVersions.at(-1))
      parts.push({ part: 'agencies', version: '', isThere: opened[0]?.agencies !== undefined });
  }
  return parts;
}

/**
 * Takes the files of the standard out of a folder into another, in place of what was there: all that is named in
 * it, or nothing. Only files that the standard knows are taken, and no link is followed. A problem where there are
 * none (`publishing.standard-empty`), or one is damaged (`publishing.standard-damaged`, `part` and `version`).
 */
export async function installStandard(from: string, to: string): Promise<Result<StandardPart[]>> {
  const suffix = randomBytes(6).toString('hex');
  const fresh = `${to}.${suffix}.new`;
  const old = `${to}.${suffix}.old`;
  try {
    const taken = await copied(from, fresh);
    const problem = taken.length === 0 ? EMPTY : undefined;
    const parts = problem ? [] : await standardParts(fresh);
    const damaged = parts.find((part) => !part.isThere && isMeant(part, taken));
    if (problem || damaged) return fail(problem ?? damagedPart(damaged!));
    await rename(to, old).catch(ignoreMissing);
    try {
      await rename(fresh, to);
    } catch (error) {
      await rename(old, to).catch(ignoreMissing);
      throw error;
    }
    await rm(old, { recursive: true, force: true });
    return ok(parts);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

const EMPTY: Problem = { key: 'publishing.standard-empty' };

const damagedPart = ({ part, version }: StandardPart): Problem => ({
  key: 'publishing.standard-damaged',
  args: { part: `${part} ${version}`.trim() },
});

/** Whether some of what a part is made of was in the folder, so that it was meant to be there. */
function isMeant({ part, version }: StandardPart, taken: readonly string[]): boolean {
  const wanted = {
    schemas: [`schemas/${version}/`],
    ruleset: [`rulesets/standard-${version}.json`],
    codelists: [`codelists/embedded-${version}/`],
    agencies: ['org-id/lists.json'],
  }[part];
  return wanted.some((start) => taken.some((path) => path.startsWith(start)));
}

async function copied(from: string, to: string): Promise<string[]> {
  const taken: string[] = [];
  for (const path of await filesOf(from)) {
    if (!(await lstat(join(from, path))).isFile()) continue;
    const text = await textOf(join(from, path));
    if (text === undefined) continue;
    await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 });
    await writeFile(join(to, path), text, { mode: 0o600 });
    taken.push(path);
  }
  return taken;
}

async function filesOf(folder: string): Promise<string[]> {
  const paths = [join('validator', 'codelist-rules.tsv'), join('org-id', 'lists.json')];
  for (const version of readableVersions) {
    paths.push(...SCHEMAS.map((name) => join('schemas', version, name)));
    paths.push(join('rulesets', `standard-${version}.json`));
  }
  for (const part of ['nonembedded', ...readableVersions.map((version) => `embedded-${version}`)]) {
    const names = await readdir(join(folder, 'codelists', part)).catch((): string[] => []);
    paths.push(
      ...names.filter((name) => /^[\w-]+\.xml$/.test(name)).map((name) => join('codelists', part, name)),
    );
  }
  const there = await Promise.all(paths.map((path) => lstat(join(folder, path)).catch(() => undefined)));
  return paths.filter((_, index) => there[index] !== undefined);
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
