import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Which programs use a folder now: one file a program, named by its process id, holding its start time, so that
 * a number given again to another process does not count. Call only under the folder's program lock.
 */
export type ProgramRegister = {
  enter(purpose: string): void;
  leave(): void;
  others(): { pid: number; purpose: string }[];
};

export const programRegister = (folder: string): ProgramRegister => {
  const mine = join(folder, `${process.pid}-${Math.random().toString(36).slice(2, 8)}`);
  const alive = (name: string): { pid: number; purpose: string } | undefined => {
    const path = join(folder, name);
    const pid = Number.parseInt(name, 10);
    const [startedAt, purpose] = readFileSync(path, 'utf8').split('\n');
    if (isRunning(pid) && startTimeOf(pid) === startedAt) return { pid, purpose: purpose ?? '' };
    rmSync(path, { force: true });
    return undefined;
  };
  return {
    enter: (purpose) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(mine, `${startTimeOf(process.pid)}\n${purpose}`, { mode: 0o600 });
    },
    leave: () => rmSync(mine, { force: true }),
    others: () => {
      const names = readdirSync(folder).filter((name) => join(folder, name) !== mine);
      return names.map(alive).filter((program) => program !== undefined);
    },
  };
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Clock ticks since boot at which the process began (Linux); elsewhere unknown, and the number alone decides. */
const startTimeOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
};
