/** How a milestone is apart from the plain target of its period and cell. */
export const MILESTONE = 'milestone';

/**
 * A fact that stands: what makes it that fact (`key`) and what it says (`digest`, canonical text). `apart`: what tells
 * facts of one key apart that a file may leave unsaid, a country or that a target is a milestone; empty for the plain one.
 */
export type StandingFact = { id: string; key: string; apart: string; digest: string };
/** `apart`: undefined where the file leaves it unsaid. */
export type WantedFact<T> = { key: string; apart: string | undefined; digest: string; fact: T };

/** What is written: in the place of which fact, and, whatever the file left unsaid, what it is apart from others. */
export type FactChange<T> = { fact: T; replacesId: string | null; apart: string };

/**
 * What must be written so that every wanted fact stands: nothing for one that stands as it is, a replacement for one
 * that says something else. Of the facts of a key those that say the same answer to each other, the others in their
 * order, so that a file that holds two figures for one period can be read again; what leaves unsaid where it was measured
 * or how it is meant answers to the plain one first. What the file does not name stays as it is.
 */
export const factChanges = <T>(
  standing: readonly StandingFact[],
  wanted: readonly WantedFact<T>[],
): { changes: FactChange<T>[]; unchanged: number } => {
  const byKey = Map.groupBy(standing, ({ key }) => key);
  const others = wanted.filter((each) => !takeFact(byKey.get(each.key), each, each.digest));
  const changes = others.map((each): FactChange<T> => {
    const found = takeFact(byKey.get(each.key), each);
    return { fact: each.fact, replacesId: found?.id ?? null, apart: found?.apart ?? each.apart ?? '' };
  });
  return { changes, unchanged: wanted.length - others.length };
};

/** Takes out of the facts of a key the one that a wanted fact answers to; with a digest, only one that says the same. */
const takeFact = (
  facts: StandingFact[] | undefined,
  { apart }: { apart: string | undefined },
  digest?: string,
): StandingFact | undefined => {
  const isSaid = (fact: StandingFact) => digest === undefined || fact.digest === digest;
  const find = (of: string | undefined) =>
    facts?.find((fact) => isSaid(fact) && (of === undefined || fact.apart === of));
  const found = apart === undefined ? (find('') ?? find(undefined)) : find(apart);
  if (found) facts!.splice(facts!.indexOf(found), 1);
  return found;
};
