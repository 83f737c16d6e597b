import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { after } from 'node:test';
import { readConfig } from '../../src/config.ts';
import { openPlace } from '../../src/db/open.ts';
import { projectRoot } from '../../src/root.ts';

export type Answered = { code: number | null; out: string; err: string };

/** As bin/relais does: a program that starts for the second time is there in half the time. */
const compileCache = join(projectRoot, 'node_modules', '.cache', 'relais', 'compile');

const start = (args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess => {
  const hook = join(projectRoot, 'bin', 'tsx-hook.mjs');
  const { NODE_TEST_CONTEXT: _, DATABASE_URL: __, DATABASE_OWNER_URL: ___, ...own } = process.env;
  return spawn(process.execPath, ['--import', hook, join(projectRoot, 'src', 'cli', 'main.ts'), ...args], {
    env: { NODE_COMPILE_CACHE: compileCache, ...own, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
};

/** Runs the command-line program as a shell does, in a process of its own. */
export const relais = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<Answered> => {
  const child = start(args, env);
  const [out, err] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'close')]);
  return { code: child.exitCode, out, err };
};

/** The office's database stays open, as beside a server: each program then finds it running. */
export const keepRunning = async (env: NodeJS.ProcessEnv): Promise<void> => {
  const place = await openPlace(readConfig(env), 'test');
  after(() => place.close());
};

/** The same, read by someone who leaves before the first line, as `| head` does. */
export const unread = async (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Omit<Answered, 'out'>> => {
  const child = start(args, env);
  child.stdout!.destroy();
  const [err] = await Promise.all([text(child.stderr!), once(child, 'close')]);
  return { code: child.exitCode, err };
};

export type Serving = {
  address: string;
  child: ChildProcess;
  /** Sends the signal and waits until the program has ended; its exit code, null where the signal ended it. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
};

/** `relais serve`, once it says where. @throws Error with what it said where it ends before. */
export const serving = async (env: NodeJS.ProcessEnv): Promise<Serving> => {
  const child = start(['serve'], env);
  const closed = once(child, 'close');
  const complaint = text(child.stderr!);
  const address = await new Promise<string>((settle, refuse) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const found = /serves on (http:\S+)/.exec(line)?.[1];
      if (found) settle(found);
    });
    closed.then(async () => refuse(new Error(`serve ended: ${await complaint}`)));
  });
  return {
    address,
    child,
    end: async (signal) => {
      child.kill(signal);
      await closed;
      return child.exitCode;
    },
  };
};
