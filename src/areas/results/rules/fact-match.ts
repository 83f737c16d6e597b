/** A fact that stands: what makes it that fact (`key`) and what it says (`digest`, canonical text). */
export type StandingFact = { id: string; key: string; digest: string };
export type WantedFact<T> = { key: string; digest: string; fact: T };

export type FactChange<T> = { fact: T; replacesId: string | null };

/**
 * What must be written so that every wanted fact stands: nothing for one that stands as it is, a replacement for one
 * that says something else. The nth wanted fact of a key answers to the nth standing one, so that a file that holds
 * two figures for one period can be read again. What the file does not name stays as it is.
 */
export const factChanges = <T>(
  standing: readonly StandingFact[],
  wanted: readonly WantedFact<T>[],
): { changes: FactChange<T>[]; unchanged: number } => {
  const byKey = Map.groupBy(standing, ({ key }) => key);
  const changes: FactChange<T>[] = [];
  let unchanged = 0;
  for (const { key, digest, fact } of wanted) {
    const found = byKey.get(key)?.shift();
    if (found?.digest === digest) unchanged += 1;
    else changes.push({ fact, replacesId: found?.id ?? null });
  }
  return { changes, unchanged };
};
