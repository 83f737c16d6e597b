import { type CalendarDay, lastDayOfYear } from '../../../kernel/calendar-day.ts';
import { type Place, type Placed, placeOf } from './budget-place.ts';
import { amountByYear } from './period-years.ts';

/** A group of cells whose unspent amount goes on: where it stood last, and how much, in minor units. */
export type Carried = { place: Place; minor: number };

export type CarryOver<Cell extends Placed> = {
  /** The whole budget afterwards; it adds up to what it was, group by group. */
  cells: (Cell | Placed)[];
  carried: Carried[];
  /** Groups whose outcome has ended before the next year, or with an amount that runs beyond the year and is to stay whole. */
  leftOut: (Carried & { why: 'ended' | 'whole' })[];
};

type GroupPlace = Omit<Place, 'item' | 'from' | 'until' | 'currency'>;

/** What makes amounts one group: outcome, block, line, partner and heading, whatever their item and period. */
export const groupKey = (place: GroupPlace): string =>
  JSON.stringify([place.outcomeId, place.block, place.line, place.partnershipId, place.heading]);

/**
 * What was spent, by the group of the budget that bears it: its own, or the closest one that says less (no partner, no
 * heading or no line). Minor units; what no group bears stands under its own key.
 */
export const spentByGroup = (
  cells: readonly GroupPlace[],
  sums: readonly (GroupPlace & { minor: number })[],
): Map<string, number> => {
  const groups = new Map(cells.map((cell) => [groupKey(cell), cell]));
  const spent = new Map<string, number>();
  for (const sum of sums) {
    const own = groupKey(sum);
    const wider = groups.has(own) ? undefined : closestGroup([...groups.values()], sum);
    const key = wider ? groupKey(wider) : own;
    spent.set(key, (spent.get(key) ?? 0) + sum.minor);
  }
  return spent;
};

/** Fields in which a group may say nothing, the one that tells the most first. */
const details = ['partnershipId', 'line', 'heading'] as const;

const closestGroup = (groups: readonly GroupPlace[], sum: GroupPlace): GroupPlace | undefined => {
  const bears = (group: GroupPlace) =>
    group.outcomeId === sum.outcomeId &&
    group.block === sum.block &&
    details.every((field) => group[field] === null || group[field] === sum[field]);
  const said = (group: GroupPlace) =>
    details.reduce((total, field, at) => total + (group[field] === null ? 0 : 4 - at), 0);
  return groups.filter(bears).toSorted((a, b) => said(b) - said(a))[0];
};

type Year<Cell> = {
  year: number;
  /** Whether the place takes anything in the year that receives. */
  goesOn?: (place: GroupPlace) => boolean;
  /** Whether an amount may be parted at the end of the year. */
  mayPart?: (cell: Cell) => boolean;
  /** The year that receives. */
  next: { from: CalendarDay; until: CalendarDay };
};

/**
 * Carries what a group has left at the end of a year (its budget until then less what was charged) to the next year: the
 * latest amounts give first, down to nothing, the first amount of the next year receives, or a new one of that place. An
 * amount that runs beyond the year is parted at its end: its days until then keep what was spent of them, the rest goes
 * on. A group that spent more than it had keeps its amounts. Structure costs follow the flat rate and stay. `spent`: what
 * was charged until the end of the year, by group.
 */
export const carriedOver = <Cell extends Placed>(
  cells: readonly Cell[],
  spent: ReadonlyMap<string, number>,
  { year, next, mayPart = () => true, goesOn = () => true }: Year<Cell>,
): CarryOver<Cell> => {
  const changes = new Map<Cell, number>();
  const parted = new Map<Cell, number>();
  const fresh: Placed[] = [];
  const carried: Carried[] = [];
  const leftOut: CarryOver<Cell>['leftOut'] = [];
  const end = lastDayOfYear(year);
  const direct = cells.filter(({ block }) => block !== 'structure');
  for (const [key, group] of Map.groupBy(direct, groupKey)) {
    const past = group.filter(({ until }) => until <= end).toSorted((a, b) => (a.until > b.until ? -1 : 1));
    const running = group.filter(({ from, until }) => from <= end && until > end);
    const [latest = running[0]] = past;
    const had = [...past.map(({ minor }) => minor), ...running.map((cell) => shareUntil(cell, year))];
    const left = had.reduce((sum, minor) => sum + minor, 0) - (spent.get(key) ?? 0);
    if (!latest || left <= 0) continue;
    const place = placeOf(latest);
    const why = !goesOn(place) ? 'ended' : !running.every(mayPart) ? 'whole' : undefined;
    if (why) {
      leftOut.push({ place, minor: left, why });
      continue;
    }
    const given = take(past, left, changes);
    let rest = left - given;
    for (const cell of running) {
      const share = Math.max(shareUntil(cell, year), 0);
      const ahead = Math.min(rest, share);
      if (ahead > 0) parted.set(cell, share - ahead);
      rest -= ahead;
    }
    carried.push({ place, minor: left - rest });
    if (given === 0) continue;
    const receiving = group.find(({ from, until }) => from >= next.from && until <= next.until);
    if (receiving) changes.set(receiving, (changes.get(receiving) ?? 0) + given);
    else fresh.push({ ...place, ...next, minor: given });
  }
  const changed = cells.flatMap((cell): (Cell | Placed)[] => {
    const kept = parted.get(cell);
    if (kept === undefined) return [{ ...cell, minor: cell.minor + (changes.get(cell) ?? 0) }];
    const goesOn = { ...placeOf(cell), from: next.from, minor: cell.minor - kept };
    return [{ ...cell, until: end, minor: kept }, goesOn];
  });
  return { cells: [...changed, ...fresh], carried, leftOut };
};

const shareUntil = ({ minor, from, until }: Placed, year: number): number =>
  [...amountByYear(minor, from, until)].reduce((sum, [at, part]) => sum + (at <= year ? part : 0), 0);

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
