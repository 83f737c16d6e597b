import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '../../src/root.ts';
import { type Figure, figure } from '../figure.ts';

const port = 18_480;
const seconds = 6;

/** A server of its own process on the same data: how soon it serves, what it weighs idle, what a list page bears. */
export const measureServer = async (
  dataFolder: string,
  cookie: string,
  listPath: string,
): Promise<Figure[]> => {
  // People run the bundle; from the sources the server would carry the compiler along.
  spawnSync(process.execPath, [join(projectRoot, 'bin', 'build.mjs')], { stdio: 'inherit' });
  const began = performance.now();
  const server = spawn(join(projectRoot, 'bin', 'relais'), ['serve'], {
    env: { ...process.env, RELAIS_DATA: dataFolder, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    while (!(await answers('/healthz'))) await pause(20);
    const start = (performance.now() - began) / 1000;
    await pause(2_000);
    await idle(dataFolder);
    const { node, postgres } = memoryOf(server, dataFolder);
    const rate = await requestsASecond(listPath, cookie);
    return [
      figure('start on the embedded database, later', start, 's', { value: 3 }),
      figure('idle memory with the embedded database (PSS)', node + postgres, 'MB', { value: 250 }),
      figure('idle memory without it (PSS)', node, 'MB', { value: 150 }),
      figure(`requests of ${listPath}, session, tenancy and row security`, rate, 'a second', {
        value: 1500,
        more: true,
      }),
    ];
  } finally {
    server.kill('SIGINT');
    await new Promise((done) => server.once('exit', done));
  }
};

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

const answers = (path: string, cookie = ''): Promise<boolean> =>
  new Promise((settle) => {
    get({ host: '127.0.0.1', port, path, agent, headers: { cookie } }, (answer) => {
      answer.resume();
      answer.once('end', () => settle(answer.statusCode === 200));
    }).once('error', () => settle(false));
  });

const requestsASecond = async (path: string, cookie: string): Promise<number> => {
  if (!(await answers(path, cookie))) throw new Error(`${path} does not answer`);
  // What a server does all day, not while it still compiles itself.
  await requestsFor(2, path, cookie);
  return (await requestsFor(seconds, path, cookie)) / seconds;
};

const requestsFor = async (duration: number, path: string, cookie: string): Promise<number> => {
  const end = performance.now() + duration * 1000;
  let count = 0;
  const client = async () => {
    while (performance.now() < end) if (await answers(path, cookie)) count++;
  };
  await Promise.all(Array.from({ length: 16 }, client));
  return count;
};

/** Until nothing is vacuumed any more that the measures before left behind; a minute at the most. */
const idle = async (dataFolder: string): Promise<void> => {
  for (let second = 0; second < 60; second++) {
    if (!clusterOf(dataFolder).some((pid) => textOf(`/proc/${pid}/cmdline`).includes('autovacuum worker')))
      return;
    await pause(1_000);
  }
};

/** Proportional memory in MB of the server's processes: its own, and PostgreSQL's that were started for this folder. */
const memoryOf = (server: ChildProcess, dataFolder: string): { node: number; postgres: number } => {
  const sum = (names: readonly string[]) =>
    names.reduce((total, name) => total + proportional(name), 0) / 1024;
  const cluster = clusterOf(dataFolder);
  const own = descendants(String(server.pid), processes()).filter((name) => !cluster.includes(name));
  return { node: sum(own), postgres: sum(cluster) };
};

const processes = (): string[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

/** The processes of the PostgreSQL of a folder: the first line of its lock is the one that they descend from. */
const clusterOf = (dataFolder: string): string[] => {
  const [first = ''] = textOf(join(dataFolder, 'database', 'cluster', 'postmaster.pid')).split('\n');
  return descendants(first, processes());
};

const descendants = (pid: string, all: readonly string[]): string[] => {
  const children = all.filter((name) => parentOf(name) === pid);
  return [pid, ...children.flatMap((child) => descendants(child, all))];
};

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
const parentOf = (pid: string): string => /PPid:\t(\d+)/.exec(textOf(`/proc/${pid}/status`))?.[1] ?? '';
const proportional = (pid: string): number =>
  Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
