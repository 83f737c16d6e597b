import { instituteCodes } from '../areas/people/queries/institute-codes.ts';
import { systemActorOf } from '../areas/people/queries/system-actors.ts';
import type { Database } from '../db/database.ts';
import type { AskedInstitute } from '../db/figure-question.ts';
import type { Actor } from '../kernel/actor.ts';
import { actingFor } from './office.ts';

/**
 * The institute of this code, or all there are, each read as the system that is its member and nobody else's.
 * @throws UnknownReference where there is no institute of this code.
 */
export const institutesAsked = async (db: Database, code: string | undefined): Promise<AskedInstitute[]> => {
  if (code !== undefined) return [askedAs(db, await actingFor(db, code))];
  const actors: Actor[] = [];
  for (const each of await db.read({ role: 'doorkeeper' }, instituteCodes)) {
    const actor = await db.read({ role: 'doorkeeper' }, (tx) => systemActorOf(tx, each));
    if (actor) actors.push(actor);
  }
  return actors.map((actor) => askedAs(db, actor));
};

const askedAs = (db: Database, actor: Actor): AskedInstitute => ({
  id: actor.institute!.id,
  code: actor.institute!.code,
  read: (fn) => db.read(actor, fn),
});
