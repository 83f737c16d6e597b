/** A fact that stands: what makes it that fact (`key`) and what it says (`digest`, canonical text). */
export type StandingFact = { id: string; key: string; digest: string };
export type WantedFact<T> = { key: string; digest: string; fact: T };

export type FactChange<T> = { fact: T; replacesId: string | null };

/**
 * What must be written so that every wanted fact stands: nothing for one that stands as it is, a replacement for one
 * that says something else. Of the facts of a key those that say the same answer to each other, the others in their
 * order, so that a file that holds two figures for one period can be read again. What it does not name stays as it is.
 */
export const factChanges = <T>(
  standing: readonly StandingFact[],
  wanted: readonly WantedFact<T>[],
): { changes: FactChange<T>[]; unchanged: number } => {
  const byKey = Map.groupBy(standing, ({ key }) => key);
  const others = wanted.filter(({ key, digest }) => !takeSame(byKey.get(key), digest));
  const changes = others.map(({ key, fact }) => ({ fact, replacesId: byKey.get(key)?.shift()?.id ?? null }));
  return { changes, unchanged: wanted.length - others.length };
};

/** Takes the fact that says the same out of those of a key; whether there was one. */
const takeSame = (facts: StandingFact[] | undefined, digest: string): boolean => {
  const at = facts?.findIndex((each) => each.digest === digest) ?? -1;
  if (at >= 0) facts!.splice(at, 1);
  return at >= 0;
};
