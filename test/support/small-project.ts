import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { projectRoot } from '../../src/root.ts';

export type Ran = { code: number | null; out: string; err: string };

/** Our shell commands around a program of a few lines; removed when the file's tests have ended. */
export const smallProject = (files: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-small-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const name of ['bin', 'package.json', 'package-lock.json']) {
    cpSync(join(projectRoot, name), join(folder, name), { recursive: true });
  }
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    folder,
    write,
    linkPackages: () => symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules')),
    run: (path: string, args: readonly string[] = [], cwd = folder): Ran => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
        cwd,
        env: plainEnvironment(),
        encoding: 'utf8',
      });
      return { code: status, out: stdout, err: stderr };
    },
    /** In a process group of its own, as a terminal would start it. */
    begin: (path: string): ChildProcess =>
      spawn(process.execPath, [join(folder, path)], { cwd: folder, env: plainEnvironment(), detached: true }),
  };
};

// Our own runner tells its children that they are test files. Packages are linked from the project: no npm may be
// found that would install over them.
const plainEnvironment = (): NodeJS.ProcessEnv => {
  const { NODE_TEST_CONTEXT: _, npm_lifecycle_event: __, RELAIS_TEST_COUNTS: ___, ...env } = process.env;
  return { ...env, npm_execpath: '/no/npm/in/tests' };
};
