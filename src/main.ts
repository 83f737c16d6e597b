import { existsSync, mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { makeBackup } from './backup/make-backup.ts';
import { sweepFiles } from './backup/sweep-files.ts';
import type { Config } from './config.ts';
import { migrate, schemaState } from './db/migrate.ts';
import { type DatabasePlace, openPlace } from './db/open.ts';
import { folderStore } from './files/store.ts';
import { keepSchedule } from './jobs/keep-schedule.ts';
import { mailOf } from './mail/outgoing.ts';
import type { Services } from './page/page.ts';
import { routes } from './registry.ts';
import { openShieldKey } from './secrets/shield-key.ts';
import { createApp } from './shell/app.ts';
import { loadAssets } from './shell/assets.ts';

export type RunningServer = { port: number; place: DatabasePlace; close(): Promise<void> };

/** The composition root: config -> database -> application -> listen. */
export const startServer = async (config: Config): Promise<RunningServer> => {
  const place = await openPlace(config, 'serve');
  try {
    await prepareSchema(place, config);
    const db = place.open();
    const services = servicesOf(config);
    const app = createApp({
      db,
      config,
      services,
      assets: await loadAssets(),
      routes,
      isDemo: async () => isDemo(config),
    });
    const server = await listen(app.fetch, config);
    const address = server.address();
    const sweeping = sweepAtTimes(place, config);
    const schedule = keepSchedule({ db, sendMail: services.sendMail, publicUrl: config.publicUrl });
    return {
      port: typeof address === 'object' && address ? address.port : config.port,
      place,
      close: async () => {
        clearInterval(sweeping);
        // A letter that is on its way is waited for, but not for ever: its lease gives it back.
        await Promise.race([schedule.stop(), pause(2_000)]);
        await new Promise<void>((done) => {
          server.close(() => done());
          server.closeIdleConnections();
          setTimeout(() => server.closeAllConnections(), 1_000).unref();
        });
        // A query that takes its time does not hold the end up: the embedded server ends it, a far one by itself.
        await Promise.race([db.close(), pause(500)]);
        await place.close();
      },
    };
  } catch (error) {
    await place.close();
    throw error;
  }
};

/**
 * The embedded database is ours to migrate, and saved first; a server's is migrated by `relais migrate`, and one that
 * is behind or ahead is refused.
 */
const prepareSchema = async (place: DatabasePlace, config: Config): Promise<void> => {
  const others = await place.others();
  const restoring = others.find(({ purpose }) => purpose === 'restore');
  if (restoring) throw new Error(`A restore (process ${restoring.pid}) works on ${config.dataFolder}`);
  const { applied, pending } = await schemaState(place.ownerUrl);
  if (pending.length === 0) return;
  if (place.kind === 'server')
    throw new Error(`The database is behind by ${pending.length} migrations: run «relais migrate» first`);
  const older = applied.length > 0 && others.find(({ purpose }) => purpose === 'serve');
  if (older)
    throw new Error(`An older server (process ${older.pid}) runs on ${config.dataFolder}; stop it first`);
  if (applied.length > 0) await saveBeforeMigrating(place, config);
  await migrate(place.ownerUrl, place.appLogin);
};

const saveBeforeMigrating = async ({ ownerUrl }: DatabasePlace, { dataFolder }: Config): Promise<void> => {
  const folder = join(dataFolder, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { path } = await makeBackup({
    ownerUrl,
    files: folderStore(join(dataFolder, 'files')),
    shieldKey: openShieldKey(join(dataFolder, 'keys')),
    demoFile: join(dataFolder, 'demo.json'),
    out: folder,
  });
  console.error(`Before the database is brought up to this version it is saved in ${path}`);
};

/** Attachments that nothing names, a few times a day; an office that cannot be swept today still serves. */
const sweepAtTimes = ({ ownerUrl }: DatabasePlace, { dataFolder }: Config): NodeJS.Timeout => {
  const sweep = () =>
    sweepFiles({ ownerUrl, folder: join(dataFolder, 'files') }).catch((error: Error) =>
      console.error(`Attachments without a document could not be swept: ${error.message}`),
    );
  return setInterval(sweep, 6 * 3600 * 1000).unref();
};

const servicesOf = (config: Config): Services => {
  const files = folderStore(join(config.dataFolder, 'files'));
  return {
    keepFile: files.keep,
    openFile: files.open,
    sendMail: mailOf(config),
    publicUrl: config.publicUrl,
    dataFolder: config.dataFolder,
  };
};

const isDemo = (config: Config): boolean => existsSync(join(config.dataFolder, 'demo.json'));

const listen = (fetch: Parameters<typeof serve>[0]['fetch'], config: Config): Promise<Server> =>
  new Promise((settle, refuse) => {
    const server = serve({ fetch, port: config.port, hostname: config.host }, () =>
      settle(server as Server),
    ) as Server;
    server.once('error', (error: NodeJS.ErrnoException) =>
      refuse(
        error.code === 'EADDRINUSE'
          ? new Error(`The port ${config.port} is in use; PORT names another`)
          : error,
      ),
    );
  });
