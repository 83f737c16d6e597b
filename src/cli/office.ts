import { instituteCodes } from '../areas/people/queries/institute-codes.ts';
import { systemActorOf } from '../areas/people/queries/system-actors.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import { migrate, schemaState } from '../db/migrate.ts';
import { type DatabasePlace, openPlace } from '../db/open.ts';
import type { Actor } from '../kernel/actor.ts';
import { UnknownReference } from './verb.ts';

/** What most verbs need: the database, whether a server runs on it or not. */
export type Office = { place: DatabasePlace; db: Database };

/**
 * Opens the office for one verb and leaves it afterwards. A bare embedded database is brought into being.
 * @throws Error with what to do where the database is behind or ahead of this version.
 */
export const inOffice = async <T>(config: Config, fn: (office: Office) => Promise<T>): Promise<T> => {
  const place = await openPlace(config, 'cli');
  try {
    await readySchema(place);
    const db = place.open({ connections: 2 });
    try {
      return await fn({ place, db });
    } finally {
      await db.close();
    }
  } finally {
    await place.close();
  }
};

const readySchema = async (place: DatabasePlace): Promise<void> => {
  const { applied, pending } = await schemaState(place.ownerUrl);
  if (pending.length === 0) return;
  if (place.kind !== 'embedded' || applied.length > 0)
    throw new Error(`The database is behind by ${pending.length} migrations: run «relais migrate» first`);
  await migrate(place.ownerUrl, place.appLogin);
};

/** The system as a member of the institute. @throws UnknownReference that names the institutes there are. */
export const actingFor = async (db: Database, code: string): Promise<Actor> => {
  const found = await db.read({ role: 'doorkeeper' }, (tx) => systemActorOf(tx, code));
  if (found) return found;
  const codes = await db.read({ role: 'doorkeeper' }, instituteCodes);
  const known = codes.length > 0 ? `there are ${codes.join(', ')}` : '«relais institute found» makes one';
  throw new UnknownReference(`There is no institute «${code}»; ${known}`);
};
