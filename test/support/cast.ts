import { foundInstitute } from '../../src/areas/people/commands/found-institute.ts';
import { foundingActor } from '../../src/areas/people/queries/system-actors.ts';
import type { Command } from '../../src/command/command.ts';
import { perform } from '../../src/command/perform.ts';
import type { Database } from '../../src/db/database.ts';
import type { Actor, Role } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/id.ts';

/** An institute of this test's own, and people of every role in it: tenancy is what isolates tests. */
export type Cast = {
  institute: { id: string; code: string };
  system: Actor;
  /** Someone with this role; `more` sets partnerships, scope or lent duties. */
  as(role: Role, more?: Partial<Actor>): Actor;
};

export const makeCast = async (db: Database): Promise<Cast> => {
  const id = newId();
  const code = `t${id.replaceAll('-', '').slice(-14)}`;
  const systemMembershipId = newId();
  const founder = foundingActor(id);
  const name = { fr: { text: `Institut ${code}`, source: true } };
  await did(perform(db, founder, foundInstitute, newId(), { id, systemMembershipId, code, name }));
  const institute = { id, code };
  const system: Actor = { ...founder, membershipId: systemMembershipId, institute };
  const as = (role: Role, more: Partial<Actor> = {}): Actor => ({
    ...system,
    membershipId: newId(),
    userId: newId(),
    name: `Someone, ${role}`,
    role,
    duties: [role],
    ...(role === 'donor_officer' ? { institute: null } : {}),
    ...more,
  });
  return { institute, system, as };
};

/** The value of a write that must succeed; the refusal, in full, where it does not. */
export const did = async <V>(performing: Promise<{ done: true; value: V } | { done: false }>): Promise<V> => {
  const performed = await performing;
  if (!performed.done) throw new Error(`Refused: ${JSON.stringify(performed)}`);
  return performed.value;
};

/** Performs a command that must succeed. */
export const doing = <I, V>(db: Database, actor: Actor, command: Command<I, V>, input: unknown): Promise<V> =>
  did(perform(db, actor, command, newId(), input));
