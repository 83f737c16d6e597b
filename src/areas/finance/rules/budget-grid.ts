import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import type { Place } from './budget-place.ts';

/** A column: a calendar year, as far as the programme lasts in it. */
export type GridYear = { year: string; from: CalendarDay; until: CalendarDay };

/** Where the amounts of a row stand, whatever the year. */
export type GridPlace = Omit<Place, 'from' | 'until' | 'currency'>;

export type GridAmount = Place & { minor: number; isSuperseded: boolean };

/** What stands in a cell, in minor units; `isFixed` where several amounts share it, so that no one can be set for it. */
export type GridCell = { minor: number; isFixed: boolean };

export type GridRow<Amount extends GridAmount = GridAmount> = {
  /** The same for every row of one place, in any version. */
  key: string;
  /** Any of its amounts, for what they have in common. */
  place: Amount;
  /** A column each; undefined where nothing stands. */
  cells: (GridCell | undefined)[];
  /** What stands in periods that are no column. */
  beside: number;
};

export const gridYears = ({ fromOn, untilOn }: { fromOn: CalendarDay; untilOn: CalendarDay }): GridYear[] => {
  const [first, last] = [yearOf(fromOn), yearOf(untilOn)];
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const year = String(first + at);
    return {
      year,
      from: at === 0 ? fromOn : (`${year}-01-01` as CalendarDay),
      until: first + at === last ? untilOn : (`${year}-12-31` as CalendarDay),
    };
  });
};

const gridKey = ({ outcomeId, partnershipId, block, line, heading, item }: GridPlace): string =>
  JSON.stringify([outcomeId, partnershipId, block, line, heading, item]);

/** The amounts of one currency as rows of years, in their order; one that a revised one stands in for is left out. */
export const gridRows = <Amount extends GridAmount>(
  amounts: readonly Amount[],
  years: readonly GridYear[],
  currency: string,
): GridRow<Amount>[] => {
  const counted = amounts.filter((each) => !each.isSuperseded && each.currency === currency);
  return [...Map.groupBy(counted, gridKey)].map(([key, members]) => {
    const columns = years.map(({ from, until }) =>
      members.filter((each) => each.from === from && each.until === until),
    );
    const placed = new Set(columns.flat());
    return {
      key,
      place: members[0]!,
      cells: columns.map((found) =>
        found.length === 0 ? undefined : { minor: sum(found), isFixed: found.length > 1 },
      ),
      beside: sum(members.filter((each) => !placed.has(each))),
    };
  });
};

const sum = (amounts: readonly { minor: number }[]): number =>
  amounts.reduce((total, { minor }) => total + minor, 0);

/** The sum of each column, of what is beside them, and of it all. */
export const gridTotals = (
  rows: readonly GridRow[],
  columns: number,
): { years: number[]; beside: number; whole: number } => {
  const years = Array.from({ length: columns }, (_, at) =>
    rows.reduce((total, { cells }) => total + (cells[at]?.minor ?? 0), 0),
  );
  const beside = rows.reduce((total, row) => total + row.beside, 0);
  return { years, beside, whole: years.reduce((total, each) => total + each, beside) };
};
