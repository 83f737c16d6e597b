import { type PartyKind, partyKinds, threeKinds } from './party.ts';

export const dialogueForms = ['information', 'consultation', 'negotiation'] as const;
export const dialogueLevels = [
  'cross_border',
  'national',
  'sectoral',
  'territorial',
  'enterprise',
  'local',
] as const;
export const dialogueResults = [
  'none_yet',
  'minutes',
  'joint_position',
  'memorandum',
  'agreement',
  'broken_off',
] as const;
export const bodyStandings = ['institutionalised', 'ad_hoc'] as const;

export type DialogueLevel = (typeof dialogueLevels)[number];

/** `one_sided`: fewer than two of the three kinds were there, which is a meeting and no dialogue between parties. */
export const dialogueTypes = ['tripartite', 'tripartite_plus', 'bipartite', 'one_sided'] as const;
export type DialogueType = (typeof dialogueTypes)[number];

/** The type as it follows from who was there; nobody chooses it. */
export const dialogueType = (kinds: ReadonlySet<PartyKind>): DialogueType => {
  const present = threeKinds.filter((kind) => kinds.has(kind)).length;
  if (present < 2) return 'one_sided';
  if (present === 2) return 'bipartite';
  return kinds.has('other') ? 'tripartite_plus' : 'tripartite';
};

const localLevels: readonly DialogueLevel[] = ['local', 'territorial', 'enterprise'];

export const dialogueClasses = ['local_tripartite', 'other_tripartite', 'bipartite', 'other'] as const;
/** What an event is counted under: each event once, under one of these. */
export type DialogueClass = (typeof dialogueClasses)[number];

/** Agreement of 6 June 2007, objective 4: local dialogue between public authorities, company managers and local unions. */
export const dialogueClass = (kinds: ReadonlySet<PartyKind>, level: DialogueLevel): DialogueClass => {
  const type = dialogueType(kinds);
  if (type === 'one_sided') return 'other';
  if (type === 'bipartite') return 'bipartite';
  return localLevels.includes(level) ? 'local_tripartite' : 'other_tripartite';
};

/** Kinds and level as one key, as queries write it: `employers,union/local`. */
export const tableKey = (kinds: Iterable<PartyKind>, level: DialogueLevel): string =>
  `${[...kinds].sort().join(',')}/${level}`;

/** Every table that is counted under a class, by its key: what a list asks for that shows this class alone. */
export const tablesOfClass = (wanted: DialogueClass): string[] =>
  subsets(partyKinds).flatMap((kinds) =>
    dialogueLevels
      .filter((level) => dialogueClass(new Set(kinds), level) === wanted)
      .map((level) => tableKey(kinds, level)),
  );

const subsets = ([first, ...others]: readonly PartyKind[]): PartyKind[][] =>
  first === undefined ? [[]] : subsets(others).flatMap((some) => [some, [first, ...some]]);
