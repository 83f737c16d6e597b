import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import {
  type Binaries,
  findBinaries,
  giveFolder,
  letThrough,
  refuseUnreachable,
} from './embedded-binaries.ts';
import { withProgramLock } from './program-lock.ts';
import { programRegister } from './program-register.ts';

export type EmbeddedOptions = {
  /** Folder of this cluster; made on first use, mode 0700. */
  folder: string;
  /** What this program is, for those that must not run beside it: `serve`, `cli`, `test`. */
  purpose: string;
  /** PostgreSQL's programs; default: the pinned packages. */
  binaries?: string;
  /** Extra server settings, for example `fsync=off` in tests. */
  settings?: readonly string[];
};

export type Embedded = {
  /** Connection string for a login role and database of this cluster. */
  url(role: 'relais_owner' | 'relais_app' | 'postgres', database?: string): string;
  /** Other programs that use the folder now. */
  others(): Promise<{ pid: number; purpose: string }[]>;
  /** Starts the server again where it ended under us; in the background, once at a time. */
  revive(): void;
  /** Leaves; the last program to leave stops the server. */
  close(): Promise<void>;
};

/**
 * Starts the folder's PostgreSQL or joins the one that already runs; no TCP, a socket in a short 0700 folder.
 * Several programs may open one folder at once; whoever dies, the others go on.
 */
export const openEmbedded = async (options: EmbeddedOptions): Promise<Embedded> => {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const folder = realpathSync(options.folder);
  const cluster = clusterOf(folder, options);
  const register = programRegister(join(folder, 'programs'));
  await withProgramLock(folder, 60, async () => {
    register.enter(options.purpose);
    try {
      await ensureRunning(cluster);
    } catch (error) {
      register.leave();
      throw error;
    }
  });
  let reviving = false;
  let closed = false;
  const revive = async (): Promise<void> => {
    if (reviving) return;
    reviving = true;
    try {
      await withProgramLock(folder, 60, async () => (closed ? undefined : ensureRunning(cluster)));
    } catch {
      // The next call that finds the server away tries again.
    } finally {
      reviving = false;
    }
  };
  return {
    url: (role, database = 'relais') => cluster.url(role, database),
    others: () => withProgramLock(folder, 60, async () => register.others()),
    revive: () => void revive(),
    close: () =>
      withProgramLock(folder, 60, async () => {
        closed = true;
        register.leave();
        if (register.others().length === 0) await stop(cluster);
      }),
  };
};

type Cluster = {
  folder: string;
  data: string;
  socket: string;
  binaries: Binaries;
  settings: readonly string[];
  url(role: string, database: string): string;
};

const clusterOf = (folder: string, options: EmbeddedOptions): Cluster => {
  const socket = socketFolder(folder);
  return {
    folder,
    data: join(folder, 'cluster'),
    socket,
    binaries: findBinaries(options.binaries),
    settings: options.settings ?? [],
    url: (role, database) =>
      `postgresql://${role}:${secretOf(folder)}@/${database}?host=${encodeURIComponent(socket)}`,
  };
};

/** A path over 107 bytes cannot be a socket's: a short folder named after the real one. */
const socketFolder = (folder: string): string => {
  const base =
    process.env.XDG_RUNTIME_DIR && existsSync(process.env.XDG_RUNTIME_DIR)
      ? process.env.XDG_RUNTIME_DIR
      : tmpdir();
  return join(base, `relais-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
};

const secretOf = (folder: string): string => readFileSync(join(folder, 'secret'), 'utf8').trim();

const ensureRunning = async (cluster: Cluster): Promise<void> => {
  if (!existsSync(join(cluster.data, 'PG_VERSION'))) initialise(cluster);
  mkdirSync(cluster.socket, { recursive: true, mode: 0o700 });
  giveFolder(cluster.binaries, cluster.socket);
  const deadline = Date.now() + 60_000;
  let server: ChildProcess | undefined;
  for (;;) {
    const answer = await knock(cluster);
    if (answer === 'ready') break;
    const ended = server === undefined || server.exitCode !== null;
    // A server that was killed can hold its lock for a moment: then the new one ends at once, and is tried again.
    if (answer === 'absent' && ended) server = launch(cluster);
    if (Date.now() > deadline)
      throw new Error(`The built-in database did not start; see ${join(cluster.folder, 'server.log')}`);
    await pause(15);
  }
  await makeRolesAndDatabase(cluster);
};

const initialise = (cluster: Cluster): void => {
  rmSync(cluster.data, { recursive: true, force: true });
  const secret = join(cluster.folder, 'secret');
  if (!existsSync(secret)) writeFileSync(secret, randomBytes(24).toString('hex'), { mode: 0o600 });
  giveFolder(cluster.binaries, cluster.folder);
  giveFolder(cluster.binaries, secret);
  letThrough(cluster.binaries, dirname(cluster.folder));
  refuseUnreachable(cluster.binaries, secret);
  const locale = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C'];
  const made = run(cluster, 'initdb', [
    '-D',
    cluster.data,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${secret}`,
    '--data-checksums',
    ...locale,
  ]);
  if (made.status !== 0)
    throw new Error(
      `The built-in database could not be made: ${String(made.stderr).trim().split('\n').at(-1)}`,
    );
};

const run = ({ binaries }: Cluster, program: string, args: readonly string[]) => {
  const [command = '', ...rest] = [...binaries.wrapper, join(binaries.folder, program), ...args];
  return spawnSync(command, rest, { ...userOf(binaries), encoding: 'utf8' });
};

const userOf = ({ uid }: Binaries) => (uid === undefined ? {} : { uid, gid: uid });

const launch = (cluster: Cluster): ChildProcess => {
  const log = openSync(join(cluster.folder, 'server.log'), 'a', 0o600);
  const fixed = [
    'listen_addresses=',
    `unix_socket_directories=${cluster.socket}`,
    'unix_socket_permissions=0700',
    'max_connections=60',
    // A restore touches every table, index and key in one transaction.
    'max_locks_per_transaction=256',
    'shared_buffers=64MB',
    'jit=off',
    'log_min_messages=warning',
    'timezone=UTC',
    'log_timezone=UTC',
  ];
  const settings = [...fixed, ...cluster.settings].flatMap((setting) => ['-c', setting]);
  const [command = '', ...rest] = [
    ...cluster.binaries.wrapper,
    join(cluster.binaries.folder, 'postgres'),
    '-D',
    cluster.data,
    ...settings,
  ];
  // Detached: Ctrl-C at the terminal must reach Relais, which then stops the server in its own time.
  const server = spawn(command, rest, {
    detached: true,
    stdio: ['ignore', log, log],
    cwd: cluster.folder,
    ...userOf(cluster.binaries),
  });
  server.unref();
  return server;
};

const knock = async (cluster: Cluster): Promise<'ready' | 'busy' | 'absent'> => {
  if (!existsSync(join(cluster.socket, '.s.PGSQL.5432'))) return 'absent';
  const client = new pg.Client({
    connectionString: cluster.url('postgres', 'postgres'),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code === 'ECONNREFUSED' || code === 'ENOENT') return 'absent';
    if (code === '57P03' || code === 'ECONNRESET') return 'busy';
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
};

const makeRolesAndDatabase = async (cluster: Cluster): Promise<void> => {
  const client = new pg.Client({ connectionString: cluster.url('postgres', 'postgres') });
  await client.connect();
  try {
    const secret = pg.escapeLiteral(secretOf(cluster.folder));
    const { rows } = await client.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname like 'relais%'`,
    );
    const known = new Set(rows.map((row) => row.rolname));
    if (!known.has('relais_owner'))
      await client.query(`create role relais_owner login createrole createdb password ${secret}`);
    if (!known.has('relais_app'))
      await client.query(`create role relais_app login noinherit password ${secret}`);
    const { rowCount } = await client.query(`select from pg_database where datname = 'relais'`);
    if (!rowCount) await client.query('create database relais owner relais_owner');
  } finally {
    await client.end();
  }
};

/** Fast shutdown: running transactions are rolled back, nothing committed is lost. */
const stop = async (cluster: Cluster): Promise<void> => {
  const pidFile = join(cluster.data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  const deadline = Date.now() + 30_000;
  while (existsSync(pidFile) && Date.now() < deadline) await pause(15);
  try {
    rmdirSync(cluster.socket);
  } catch {
    // Something else lies there, or the server still runs: it is not ours to clear.
  }
};
