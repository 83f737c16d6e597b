import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Config } from './config.ts';
import { migrate, schemaState } from './db/migrate.ts';
import { type DatabasePlace, openPlace } from './db/open.ts';
import { folderStore } from './files/store.ts';
import { outgoingMail } from './mail/outgoing.ts';
import type { Services } from './page/page.ts';
import { routes } from './registry.ts';
import { createApp } from './shell/app.ts';
import { loadAssets } from './shell/assets.ts';

export type RunningServer = { port: number; place: DatabasePlace; close(): Promise<void> };

/** The composition root: config -> database -> application -> listen. */
export const startServer = async (config: Config): Promise<RunningServer> => {
  const place = await openPlace(config, 'serve');
  try {
    await prepareSchema(place);
    const db = place.open();
    const app = createApp({
      db,
      config,
      services: servicesOf(config),
      assets: await loadAssets(),
      routes,
      isDemo: async () => isDemo(config),
    });
    const server = await listen(app.fetch, config);
    const address = server.address();
    return {
      port: typeof address === 'object' && address ? address.port : config.port,
      place,
      close: async () => {
        await new Promise<void>((done) => {
          server.close(() => done());
          server.closeIdleConnections();
          setTimeout(() => server.closeAllConnections(), 3_000).unref();
        });
        await db.close();
        await place.close();
      },
    };
  } catch (error) {
    await place.close();
    throw error;
  }
};

/** The embedded database is ours to migrate; a server's is migrated by `relais migrate`, and one that is behind is refused. */
const prepareSchema = async (place: DatabasePlace): Promise<void> => {
  const { pending } = await schemaState(place.ownerUrl);
  if (pending.length === 0) return;
  if (place.kind === 'server')
    throw new Error(`The database is behind by ${pending.length} migrations: run «relais migrate» first`);
  await migrate(place.ownerUrl, place.appLogin);
};

const servicesOf = (config: Config): Services => {
  const files = folderStore(join(config.dataFolder, 'files'));
  const sendMail = outgoingMail({
    smtpUrl: config.smtpUrl,
    folder: join(config.dataFolder, 'mail'),
    from: 'Relais <relais@localhost>',
  });
  return {
    keepFile: files.keep,
    openFile: files.open,
    sendMail,
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
    server.once('error', refuse);
  });
