import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { type Database, type DatabaseOptions, openDatabase } from './database.ts';
import { type Embedded, openEmbedded } from './embedded.ts';
import { withOwner } from './owner.ts';
import { withProgramLock } from './program-lock.ts';
import { programRegister } from './program-register.ts';

/** A place that holds the database: the embedded one of the data folder, or a server named by DATABASE_URL. */
export type DatabasePlace = {
  kind: 'embedded' | 'server';
  ownerUrl: string;
  appUrl: string;
  /** The login under which the application connects. */
  appLogin: string;
  open(size?: Pick<DatabaseOptions, 'connections' | 'patience'>): Database;
  /** Other Relais programs on the same data folder (the embedded database only). */
  others(): Promise<{ pid: number; purpose: string }[]>;
  close(): Promise<void>;
};

export const openPlace = async (config: Config, purpose: string): Promise<DatabasePlace> => {
  if (config.databaseUrl)
    return serverPlace(config, config.databaseUrl, config.databaseOwnerUrl ?? config.databaseUrl, purpose);
  return embeddedPlace(await openEmbedded({ folder: join(config.dataFolder, 'database'), purpose }));
};

export const embeddedPlace = (embedded: Embedded, database = 'relais'): DatabasePlace => ({
  kind: 'embedded',
  ownerUrl: embedded.url('relais_owner', database),
  appUrl: embedded.url('relais_app', database),
  appLogin: 'relais_app',
  open: (size) =>
    openDatabase({ url: embedded.url('relais_app', database), onAway: embedded.revive, ...size }),
  others: () => embedded.others(),
  close: () => embedded.close(),
});

const serverPlace = async (
  config: Config,
  appUrl: string,
  ownerUrl: string,
  purpose: string,
): Promise<DatabasePlace> => {
  const appLogin = await loginOf(appUrl);
  const folder = join(config.dataFolder, 'programs');
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  const register = programRegister(folder);
  const alone = <T>(fn: () => T): Promise<T> => withProgramLock(folder, 60, async () => fn());
  await alone(() => register.enter(purpose));
  return {
    kind: 'server',
    ownerUrl,
    appUrl,
    appLogin,
    open: (size) => openDatabase({ url: appUrl, ...size }),
    others: async () => {
      const here = await alone(() => register.others());
      return here.length > 0 ? here : connectedElsewhere(ownerUrl);
    },
    close: () => alone(() => register.leave()),
  };
};

/** Application processes on other machines show as connections of the server. */
const connectedElsewhere = (ownerUrl: string): Promise<{ pid: number; purpose: string }[]> =>
  withOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and application_name = 'relais'`,
    );
    return rows.map(({ pid }) => ({ pid, purpose: 'serve' }));
  });

const loginOf = (url: string): Promise<string> =>
  withOwner(url, async (client) => {
    const { rows } = await client.query<{ name: string }>('select current_user::text as name');
    return rows[0]?.name ?? '';
  });
