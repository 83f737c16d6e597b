import { canonical, isPlainObject, isSame, stampOf } from './canonical.ts';

/**
 * What a publication says beyond, or other than, what Relais's own tables would make it say. A part of it counts
 * only as long as the tables say what they said when it was noted (`of`): whatever is changed in Relais since is
 * what will be published. JSON.
 */
export type Patch =
  /** Published as `is`; without `is`, not published. */
  { of: string; is?: unknown } | { fields: Record<string, Patch> } | { items: PatchItem[] };

/** The order of a list: elements that come from the tables by their key, others as they are. */
export type PatchItem = { key: string; patch?: Patch } | { is: unknown };

/** The key of an element of a list that comes from the tables; the same for its counterpart in a publication. */
export type Keys = WeakMap<object, string>;

/** A key of an element that a publication may leave out; other elements that it does not name are published still. */
const mayBeLeftOut = (key: string): boolean => key.startsWith('?');

/** What makes `wanted` of `rendered`; undefined where they are the same. */
export function difference(rendered: unknown, wanted: unknown, keys: Keys): Patch | undefined {
  if (Array.isArray(rendered) && Array.isArray(wanted) && rendered.every((each) => keyOf(each, keys)))
    return listDifference(rendered, wanted, keys);
  if (isPlainObject(rendered) && isPlainObject(wanted)) {
    const names = new Set([...Object.keys(rendered), ...Object.keys(wanted)]);
    const fields: Record<string, Patch> = {};
    for (const name of names) {
      const patch = difference(rendered[name], wanted[name], keys);
      if (patch) fields[name] = patch;
    }
    return Object.keys(fields).length > 0 ? { fields } : undefined;
  }
  if (isSame(rendered, wanted)) return undefined;
  return { of: stampOf(rendered), ...(wanted === undefined ? {} : { is: wanted }) };
}

/** `rendered` as it is to be published. Whatever of the patch no longer fits is passed over. */
export function patched(rendered: unknown, patch: Patch | undefined, keys: Keys): unknown {
  if (!patch) return rendered;
  if ('items' in patch) return Array.isArray(rendered) ? patchedList(rendered, patch.items, keys) : rendered;
  if ('fields' in patch) {
    if (!isPlainObject(rendered)) return rendered;
    const result: Record<string, unknown> = { ...rendered };
    for (const [name, inner] of Object.entries(patch.fields)) {
      const value = patched(rendered[name], inner, keys);
      if (value === undefined) delete result[name];
      else result[name] = value;
    }
    return carryKey(rendered, result, keys);
  }
  if (stampOf(rendered) !== patch.of) return rendered;
  return isPlainObject(rendered) && isPlainObject(patch.is)
    ? carryKey(rendered, { ...patch.is }, keys)
    : patch.is;
}

function listDifference(rendered: object[], wanted: unknown[], keys: Keys): Patch | undefined {
  const byKey = new Map(rendered.map((each) => [keyOf(each, keys)!, each]));
  const counterparts = counterpartsOf(wanted, byKey, keys);
  const items: PatchItem[] = wanted.map((each, at) => {
    const key = counterparts[at];
    if (key === undefined) return { is: each };
    const patch = difference(byKey.get(key), each, keys);
    return patch ? { key, patch } : { key };
  });
  const named = new Set(items.flatMap((item) => ('key' in item ? item.key : [])));
  for (const [key, own] of byKey)
    if (!named.has(key) && mayBeLeftOut(key)) items.push({ key, patch: { of: stampOf(own) } });
  const order = [...byKey.keys()].filter((key) => named.has(key));
  const plain = items.every((item, at) => 'key' in item && !item.patch && item.key === order[at]);
  return plain ? undefined : { items };
}

/** The key of the rendered element that each wanted one is: by its own key, else one that says just the same. */
function counterpartsOf(
  wanted: readonly unknown[],
  byKey: ReadonlyMap<string, object>,
  keys: Keys,
): (string | undefined)[] {
  const found = wanted.map((each) => {
    const key = keyOf(each, keys);
    return key !== undefined && byKey.has(key) ? key : undefined;
  });
  if (!found.includes(undefined)) return found;
  const claimed = new Set(found);
  const free = [...byKey].filter(([key]) => !claimed.has(key));
  const bySaying = Map.groupBy(free, ([, element]) => canonical(element));
  return found.map((key, at) => key ?? bySaying.get(canonical(wanted[at]))?.shift()?.[0]);
}

function patchedList(rendered: object[], items: PatchItem[], keys: Keys): unknown[] {
  const byKey = new Map(rendered.map((each) => [keyOf(each, keys), each]));
  const result: unknown[] = [];
  for (const item of items) {
    if ('is' in item) {
      result.push(item.is);
      continue;
    }
    const own = byKey.get(item.key);
    if (own === undefined) continue;
    byKey.delete(item.key);
    const value = patched(own, item.patch, keys);
    if (value !== undefined) result.push(value);
  }
  return [...result, ...byKey.values()];
}

function keyOf(value: unknown, keys: Keys): string | undefined {
  return typeof value === 'object' && value !== null ? keys.get(value) : undefined;
}

function carryKey(from: object, to: object, keys: Keys): object {
  const key = keys.get(from);
  if (key !== undefined) keys.set(to, key);
  return to;
}
