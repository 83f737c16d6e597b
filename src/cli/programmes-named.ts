import { instituteCodes } from '../areas/people/queries/institute-codes.ts';
import { systemActorOf } from '../areas/people/queries/system-actors.ts';
import { programmeNamed } from '../areas/publishing/queries/publications.ts';
import type { Database } from '../db/database.ts';
import type { Actor } from '../kernel/actor.ts';
import { actingFor } from './office.ts';
import { UnknownReference, UsageError } from './verb.ts';

/**
 * The programmes of these references (or IATI identifiers), all of one institute, and the system as its member.
 * @throws UnknownReference where a programme is in no institute, or no institute has all of them.
 * @throws UsageError where several institutes have them.
 */
export const programmesNamed = async (
  db: Database,
  names: readonly string[],
  institute: string | undefined,
): Promise<{ actor: Actor; ids: string[] }> => {
  const codes = institute === undefined ? await db.read({ role: 'doorkeeper' }, instituteCodes) : [institute];
  const found: { actor: Actor; ids: string[] }[] = [];
  const known = new Set<string>();
  for (const code of codes) {
    const actor =
      institute === undefined
        ? await db.read({ role: 'doorkeeper' }, (tx) => systemActorOf(tx, code))
        : await actingFor(db, code);
    if (!actor) continue;
    const ids = await db.read(actor, async (tx) => {
      const each: (string | undefined)[] = [];
      for (const name of names) each.push(await programmeNamed(tx, actor.institute!.id, name));
      return each;
    });
    for (const [at, id] of ids.entries()) if (id !== undefined) known.add(names[at]!);
    if (ids.every((id) => id !== undefined)) found.push({ actor, ids });
  }
  const [only, ...others] = found;
  if (!only) {
    const unknown = names.filter((name) => !known.has(name));
    if (unknown.length === 0) throw new UnknownReference(`No institute has all of «${names.join('», «')}»`);
    throw new UnknownReference(
      `There is no programme «${unknown.join('», «')}»${institute ? ` in ${institute}` : ''}`,
    );
  }
  if (others.length > 0) {
    const where = found.map(({ actor }) => actor.institute!.code).join(', ');
    throw new UsageError(`Several institutes have that programme (${where}): name one with --institute`);
  }
  return only;
};
