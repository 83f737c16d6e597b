import type { Config } from '../config.ts';
import type { DatabasePlace } from '../db/open.ts';

/** @throws Error while a server or a restore works on the same data folder or database. */
export const refuseBesideServer = async (place: DatabasePlace, config: Config): Promise<void> => {
  const other = (await place.others()).find(({ purpose }) => purpose === 'serve' || purpose === 'restore');
  if (!other) return;
  const what = other.purpose === 'serve' ? 'A server' : 'A restore';
  const where = place.kind === 'embedded' ? config.dataFolder : 'this database';
  throw new Error(`${what} (process ${other.pid}) works on ${where}; stop it first`);
};
