import { canonical, isSame } from './canonical.ts';

/** How the nth wanted thing stands to what is known: the same, another version of it, or new. */
export type Match<K> = { known: K; same: boolean } | undefined;

/**
 * Which wanted thing is which known one: first those that are the same in all, then by each key in turn, then, where
 * as many are left on both sides, by their order. A known thing answers to one wanted thing only.
 */
export function matchRecords<W, K>(
  wanted: readonly W[],
  known: readonly K[],
  by: { value: (known: K) => W; keys: readonly ((value: W) => string | undefined)[] },
): Match<K>[] {
  const matches: Match<K>[] = wanted.map(() => undefined);
  const left = new Set(known);
  const pair = (keyOfWanted: (value: W) => string | undefined, same: boolean) => {
    const waiting = Map.groupBy(left, (each) => keyOfWanted(by.value(each)));
    for (const [at, each] of wanted.entries()) {
      if (matches[at]) continue;
      const key = keyOfWanted(each);
      const found = key === undefined ? undefined : waiting.get(key)?.shift();
      if (found === undefined) continue;
      matches[at] = { known: found, same: same || isSame(by.value(found), each) };
      left.delete(found);
    }
  };
  pair(canonical, true);
  for (const key of by.keys) pair(key, false);
  const open = matches.flatMap((match, at) => (match ? [] : [at]));
  const rest = [...left];
  if (open.length === rest.length)
    for (const [nth, at] of open.entries()) matches[at] = { known: rest[nth]!, same: false };
  return matches;
}
