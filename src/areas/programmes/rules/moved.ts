import type { Direction } from './theory-input.ts';

/** The list with one item a place further up or down; undefined where it stands at that end already. */
export const moved = <Item extends { id: string }>(
  list: readonly Item[],
  id: string,
  direction: Direction,
): readonly Item[] | undefined => {
  const at = list.findIndex((item) => item.id === id);
  const to = direction === 'up' ? at - 1 : at + 1;
  const [item, other] = [list[at], list[to]];
  if (!item || !other) return undefined;
  return list.with(at, other).with(to, item);
};
