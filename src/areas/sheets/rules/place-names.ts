import { nameKey } from '../../../kernel/name-key.ts';
import type { Problem } from '../../../kernel/problem.ts';

/** Names of things, in small letters, to their id; a name that two bear stands for neither. */
export type PlaceNames = Readonly<
  Record<'outcomes' | 'partners' | 'activities', ReadonlyMap<string, string | null>>
>;

type Places = {
  outcomes: readonly { id: string; code: string }[];
  partners: readonly { id: string; name: string; acronym: string | null }[];
  activities: readonly { id: string; reference: string }[];
};

export const placeNames = ({ outcomes, partners, activities }: Places): PlaceNames => ({
  outcomes: named(outcomes.map(({ id, code }) => [code, id])),
  partners: named(
    partners.flatMap(({ id, name, acronym }) => [
      [name, id],
      ...(acronym && acronym !== name ? [[acronym, id] as [string, string]] : []),
    ]),
  ),
  activities: named(activities.map(({ id, reference }) => [reference, id])),
});

const named = (pairs: readonly (readonly [string, string])[]): Map<string, string | null> => {
  const names = new Map<string, string | null>();
  for (const [name, id] of pairs) {
    const key = nameKey(name);
    names.set(key, names.has(key) && names.get(key) !== id ? null : id);
  }
  return names;
};

const unknown = {
  outcomes: 'finance.outcome-unknown',
  partners: 'sheets.partner-unknown',
  activities: 'finance.activity-unknown',
} as const;

/** The id that a name stands for, nothing where nothing is said, or why it stands for none. */
export const placeNamed = (
  names: PlaceNames,
  list: keyof PlaceNames,
  said: string | undefined,
): { id?: string; problem?: Problem } => {
  if (said === undefined) return {};
  const id = names[list].get(nameKey(said));
  if (id) return { id };
  return { problem: { key: id === null ? 'sheets.name-of-two' : unknown[list], args: { typed: said } } };
};
