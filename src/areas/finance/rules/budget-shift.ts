import { type Place, type Placed, placeKey, placeOf } from './budget-place.ts';

/** From one cell to another of the same period; `from` is null where a decree brings the money. */
export type Move = { from: Place | null; to: Place; minor: number };

/** What the moves come to for each cell that they touch, in minor units; a cell that gives has less than nothing. */
const changesOf = (moves: readonly Move[]): Map<string, { place: Place; minor: number }> => {
  const changes = new Map<string, { place: Place; minor: number }>();
  const add = (place: Place, minor: number) => {
    const key = placeKey(place);
    changes.set(key, { place, minor: (changes.get(key)?.minor ?? 0) + minor });
  };
  for (const { from, to, minor } of moves) {
    if (from) add(from, -minor);
    add(to, minor);
  }
  return changes;
};

/** The cells after the moves, in their order, those that were not there yet at the end; an amount may be below zero. */
export const shiftedCells = <Cell extends Placed>(
  cells: readonly Cell[],
  moves: readonly Move[],
): (Cell | Placed)[] => {
  const changes = changesOf(moves);
  const take = (cell: Cell): Cell => {
    const key = placeKey(cell);
    const minor = cell.minor + (changes.get(key)?.minor ?? 0);
    // Two cells of one place: the first of them takes the change.
    changes.delete(key);
    return { ...cell, minor };
  };
  const kept = cells.map(take);
  const fresh = [...changes.values()].map(({ place, minor }) => ({ ...placeOf(place), minor }));
  return [...kept, ...fresh];
};

/** The moves taken back. */
export const undone = (moves: readonly Move[]): Move[] =>
  moves.map((move) => ({ ...move, minor: -move.minor }));

/** The place of the first move that asks more of its cell than all moves together leave in it; -1 where none does. */
export const firstShort = (cells: readonly Placed[], moves: readonly Move[]): number => {
  const short = new Set(
    shiftedCells(cells, moves)
      .filter(({ minor }) => minor < 0)
      .map(placeKey),
  );
  return moves.findIndex(({ from }) => from !== null && short.has(placeKey(from)));
};

/** A part of the budget that can receive: an outcome, the management or the structure block, or a heading. */
export type Part = { kind: 'outcome' | 'block' | 'heading'; id: string };

const partsOf = ({ outcomeId, block, heading }: Place): Part[] => {
  const part: Part = outcomeId ? { kind: 'outcome', id: outcomeId } : { kind: 'block', id: block };
  return heading ? [part, { kind: 'heading', id: heading }] : [part];
};

const partKey = ({ kind, id }: Part): string => `${kind} ${id}`;

/** What a part has, by its key. */
const byPart = (cells: readonly Placed[]): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const cell of cells)
    for (const part of partsOf(cell)) sums.set(partKey(part), (sums.get(partKey(part)) ?? 0) + cell.minor);
  return sums;
};

/** A part that has more after the moves than before, in minor units of the budget's currency. */
export type Receipt = { part: Part; before: number; received: number };

/** What each part receives net; a move within it brings it nothing. */
export const receipts = (before: readonly Placed[], moves: readonly Move[]): Receipt[] => {
  const had = byPart(before);
  const has = byPart(shiftedCells(before, moves));
  const parts = new Map(moves.flatMap(({ to }) => partsOf(to)).map((part) => [partKey(part), part]));
  return [...parts].flatMap(([key, part]) => {
    const received = (has.get(key) ?? 0) - (had.get(key) ?? 0);
    return received > 0 ? [{ part, before: had.get(key) ?? 0, received }] : [];
  });
};

/** What a shift brings into a budget that had no money for it. */
export type News = { outcomes: number; partners: number; headings: number; countries: number };

/**
 * `countryOf`: where a partner is. A heading is new within its outcome or block. `expected`: outcomes, countries and
 * partnerships that are no news to the donor.
 */
export const newsOf = (
  before: readonly Placed[],
  moves: readonly Move[],
  countryOf: (partnershipId: string) => string | undefined,
  expected: ReadonlySet<string> = new Set(),
): News => {
  const funded = before.filter(({ minor }) => minor > 0);
  const fresh = (said: (place: Place) => string | null | undefined): number => {
    const known = new Set(funded.map(said));
    const asked = moves
      .map(({ to }) => said(to))
      .filter((each) => each && !known.has(each) && !expected.has(each));
    return new Set(asked).size;
  };
  return {
    outcomes: fresh(({ outcomeId }) => outcomeId),
    partners: fresh(({ partnershipId }) => partnershipId),
    headings: fresh(({ outcomeId, block, heading }) => heading && `${outcomeId ?? block} ${heading}`),
    countries: fresh(({ partnershipId }) => partnershipId && countryOf(partnershipId)),
  };
};
