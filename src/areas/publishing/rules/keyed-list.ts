import type { Keys } from './patch.ts';

/** Makes the elements of one list known by a key each; the second with the same key is `key#2`. */
export function keyedList(keys: Keys): <T extends object>(key: string, element: T) => T {
  const seen = new Map<string, number>();
  return (key, element) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    keys.set(element, count === 1 ? key : `${key}#${count}`);
    return element;
  };
}

/** The object without the fields that are undefined. */
export function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
