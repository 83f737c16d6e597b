import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import { type Database, openDatabase } from './database.ts';
import { type Embedded, openEmbedded } from './embedded.ts';

/** A place that holds the database: the embedded one of the data folder, or a server named by DATABASE_URL. */
export type DatabasePlace = {
  kind: 'embedded' | 'server';
  ownerUrl: string;
  appUrl: string;
  /** The login under which the application connects. */
  appLogin: string;
  open(connections?: number): Database;
  /** Other Relais programs on the same data folder (the embedded database only). */
  others(): Promise<{ pid: number; purpose: string }[]>;
  close(): Promise<void>;
};

export const openPlace = async (config: Config, purpose: string): Promise<DatabasePlace> => {
  if (config.databaseUrl)
    return serverPlace(config.databaseUrl, config.databaseOwnerUrl ?? config.databaseUrl);
  return embeddedPlace(await openEmbedded({ folder: join(config.dataFolder, 'database'), purpose }));
};

export const embeddedPlace = (embedded: Embedded, database = 'relais'): DatabasePlace => ({
  kind: 'embedded',
  ownerUrl: embedded.url('relais_owner', database),
  appUrl: embedded.url('relais_app', database),
  appLogin: 'relais_app',
  open: (connections) =>
    openDatabase({ url: embedded.url('relais_app', database), ...(connections ? { connections } : {}) }),
  others: () => embedded.others(),
  close: () => embedded.close(),
});

const serverPlace = async (appUrl: string, ownerUrl: string): Promise<DatabasePlace> => ({
  kind: 'server',
  ownerUrl,
  appUrl,
  appLogin: await loginOf(appUrl),
  open: (connections) => openDatabase({ url: appUrl, ...(connections ? { connections } : {}) }),
  others: async () => [],
  close: async () => {},
});

const loginOf = async (url: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select current_user::text as name');
    return rows[0]?.name ?? '';
  } finally {
    await client.end();
  }
};
