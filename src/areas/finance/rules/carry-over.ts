import { type CalendarDay, lastDayOfYear } from '../../../kernel/calendar-day.ts';
import { type Place, type Placed, placeOf } from './budget-place.ts';

/** A group of cells whose unspent amount goes on: where it stood last, and how much, in minor units. */
export type Carried = { place: Place; minor: number };

export type CarryOver<Cell extends Placed> = {
  /** The whole budget afterwards; it adds up to what it was, group by group. */
  cells: (Cell | Placed)[];
  carried: Carried[];
  /** Groups with an amount that runs beyond the year, which cannot be told apart by year. */
  leftOut: Carried[];
};

/** What makes amounts one group: outcome, block, line, partner and heading, whatever their item and period. */
export const groupKey = (place: Omit<Place, 'item' | 'from' | 'until' | 'currency'>): string =>
  JSON.stringify([place.outcomeId, place.block, place.line, place.partnershipId, place.heading]);

type Year = {
  year: number;
  /** The year that receives. */
  next: { from: CalendarDay; until: CalendarDay };
};

/**
 * Carries what a group has left at the end of a year (its budget until then less what was charged) to the next year: the
 * latest amounts give first, down to nothing, the first amount of the next year receives, or a new one of that place. A
 * group that spent more than it had keeps its amounts. Structure costs follow the flat rate and stay. `spent`: what was
 * charged until the end of the year, by group.
 */
export const carriedOver = <Cell extends Placed>(
  cells: readonly Cell[],
  spent: ReadonlyMap<string, number>,
  { year, next }: Year,
): CarryOver<Cell> => {
  const changes = new Map<Cell, number>();
  const fresh: Placed[] = [];
  const carried: Carried[] = [];
  const leftOut: Carried[] = [];
  const end = lastDayOfYear(year);
  const direct = cells.filter(({ block }) => block !== 'structure');
  for (const [key, group] of Map.groupBy(direct, groupKey)) {
    const past = group.filter(({ until }) => until <= end).toSorted((a, b) => (a.until > b.until ? -1 : 1));
    const [latest] = past;
    const left = past.reduce((sum, { minor }) => sum + minor, 0) - (spent.get(key) ?? 0);
    if (!latest || left <= 0) continue;
    const place = placeOf(latest);
    if (group.some(({ from, until }) => from <= end && until > end)) {
      leftOut.push({ place, minor: left });
      continue;
    }
    const minor = take(past, left, changes);
    carried.push({ place, minor });
    const receiving = group.find(({ from, until }) => from >= next.from && until <= next.until);
    if (receiving) changes.set(receiving, (changes.get(receiving) ?? 0) + minor);
    else fresh.push({ ...place, ...next, minor });
  }
  const changed = cells.map((cell) => ({ ...cell, minor: cell.minor + (changes.get(cell) ?? 0) }));
  return { cells: [...changed, ...fresh], carried, leftOut };
};

/** Takes as much of an amount from the cells as they hold, in their order; returns how much that was. */
const take = <Cell extends Placed>(
  past: readonly Cell[],
  amount: number,
  changes: Map<Cell, number>,
): number => {
  let wanted = amount;
  for (const cell of past) {
    const given = Math.min(wanted, Math.max(cell.minor, 0));
    if (given > 0) changes.set(cell, -given);
    wanted -= given;
  }
  return amount - wanted;
};
