import type { Command } from '../../src/command/command.ts';
import { performAt } from '../../src/command/perform.ts';
import type { Database } from '../../src/db/database.ts';
import type { FileStore } from '../../src/files/store.ts';
import type { Actor, Role } from '../../src/kernel/actor.ts';
import type { CalendarDay } from '../../src/kernel/calendar-day.ts';
import type { DemoFile, SignIn } from './demo-file.ts';
import { storyId } from './draws.ts';
import { type Names, namesOf, type Party, partiesOf } from './parties.ts';
import type { Story } from './story.ts';
import { type StoryClock, storyClock } from './story-clock.ts';

/** Everything that the loading of one institute's story works with. */
export type Telling = {
  db: Database;
  files: Pick<FileStore, 'keep'>;
  demo: DemoFile;
  story: Story;
  names: Names;
  parties: readonly Party[];
  today: CalendarDay;
  clock: StoryClock;
  say: (line: string) => void;
  /** People of the institute by role, those of a partner by `role partner-key`. */
  actors: Map<string, Actor>;
  /** Links that set a first password, by address. */
  links: Map<string, string>;
  signIns: SignIn[];
  signal: AbortSignal | undefined;
};

export const tellingOf = (
  parts: Pick<Telling, 'db' | 'files' | 'demo' | 'story' | 'say' | 'signal'>,
): Telling => ({
  ...parts,
  names: namesOf(parts.story),
  parties: partiesOf(parts.story),
  today: parts.demo.day,
  clock: storyClock(parts.demo.day),
  actors: new Map(),
  links: new Map(),
  signIns: [],
});

/** An input as a story writes it: names are checked here, values by the command's own schema. */
type Written<I> = I extends string
  ? string
  : I extends readonly (infer Row)[]
    ? readonly Written<Row>[]
    : I extends object
      ? { readonly [Field in keyof I]?: Written<I[Field]> | undefined }
      : I;

/**
 * Performs one command of the story. Its id follows from its name, so that telling it again changes nothing.
 * @throws Error where it is refused: then the story and the program disagree.
 */
export const tell = async <I, V>(
  { db, story, signal, clock }: Telling,
  actor: Actor,
  command: Command<I, V>,
  name: readonly (string | number)[],
  input: Written<I>,
): Promise<V> => {
  signal?.throwIfAborted();
  const id = storyId(story.code, 'command', command.name, ...name);
  const performed = await performAt(db, actor, command, {
    commandId: id,
    rawInput: input,
    moment: clock.next(),
  });
  if (performed.done) return performed.value;
  throw new Error(`The demo could not ${command.name} (${name.join(' ')}): ${JSON.stringify(performed)}`);
};

/** Someone of the institute who holds a role. */
export const staff = ({ actors, story }: Telling, role: Role): Actor => {
  const actor = actors.get(role);
  if (!actor) throw new Error(`Nobody at ${story.code} is ${role}`);
  return actor;
};

/** Who enters something of a partner: its own person where it has an account, else staff with the source named. */
export const enteringFor = (
  telling: Telling,
  party: Party | undefined,
  role: 'partner_coordinator' | 'partner_treasurer',
): { actor: Actor; isStaff: boolean } => {
  const own = party && telling.actors.get(`${role} ${party.key}`);
  if (own) return { actor: own, isStaff: false };
  return {
    actor: staff(telling, role === 'partner_treasurer' ? 'finance_officer' : 'programme_officer'),
    isStaff: true,
  };
};
