import { createHash } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A lock between programs that the operating system releases when its holder dies, even by kill -9:
 * whoever listens on the name holds it. Linux: abstract socket; Windows: named pipe; elsewhere: socket file.
 * @throws Error after `seconds` with the reason.
 */
export const withProgramLock = async <T>(name: string, seconds: number, fn: () => Promise<T>): Promise<T> => {
  const address = lockAddress(name);
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const held = await tryListen(address);
    if (held) {
      try {
        return await fn();
      } finally {
        await new Promise((done) => held.close(done));
      }
    }
    if (Date.now() > deadline)
      throw new Error(`Another program has held the database folder for ${seconds} s`);
    await clearIfAbandoned(address);
    await pause(20);
  }
};

const lockAddress = (name: string): string => {
  const short = createHash('sha256').update(name).digest('hex').slice(0, 24);
  if (process.platform === 'linux') return `\0relais-${short}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\relais-${short}` : `/tmp/relais-${short}.lock`;
};

const tryListen = (address: string): Promise<Server | undefined> =>
  new Promise((settle, refuse) => {
    const server = createServer();
    server.unref();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? settle(undefined) : refuse(error),
    );
    server.listen(address, () => settle(server));
  });

/** Only a socket file outlives its holder; nobody answers on it then. */
const clearIfAbandoned = (address: string): Promise<void> =>
  new Promise((settle) => {
    if (!address.startsWith('/')) return settle();
    const knock = connect(address);
    knock.once('connect', () => knock.destroy());
    knock.once('error', () => {
      try {
        unlinkSync(address);
      } catch {
        // Another program cleared it first.
      }
    });
    knock.once('close', () => settle());
  });
