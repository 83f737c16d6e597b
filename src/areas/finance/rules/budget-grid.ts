import { type CalendarDay, calendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import type { BudgetBlock, BudgetHeading, BudgetLine } from './budget-input.ts';

/** Where a row of the grid stands; an operational row without an outcome is of none yet. */
export type GridPlace = {
  block: BudgetBlock;
  outcomeId: string | null;
  line: BudgetLine | null;
  partnershipId: string | null;
  heading: BudgetHeading | null;
  item: string;
};

type Period = { from: CalendarDay; until: CalendarDay };
type Amount = {
  id: string;
  block: string;
  outcomeId: string | null;
  line: string | null;
  partnershipId: string | null;
  heading: string | null;
  item: string;
  minor: number;
  currency: string;
  isSuperseded: boolean;
} & Period;

export type GridRow<Row extends Amount> = { place: GridPlace; cells: ReadonlyMap<number, Row> };

export type BudgetGrid<Row extends Amount> = {
  years: readonly number[];
  rows: readonly GridRow<Row>[];
  /** Amounts that no cell shows: of another period than a year, another currency, or superseded. */
  outside: readonly Row[];
};

type Programme = { fromOn: CalendarDay; untilOn: CalendarDay; currency: string };

/** A budget's amounts as rows of places and columns of years, in the order in which they came. */
export const budgetGrid = <Row extends Amount>(
  programme: Programme,
  amounts: readonly Row[],
): BudgetGrid<Row> => {
  const years = yearsOf(programme);
  const rows = new Map<string, { place: GridPlace; cells: Map<number, Row> }>();
  const outside: Row[] = [];
  for (const amount of amounts) {
    const year = yearOf(amount.from);
    const isCell =
      !amount.isSuperseded && amount.currency === programme.currency && isYear(programme, amount);
    const key = placeKeyOf(amount);
    const row = rows.get(key) ?? { place: placeOf(amount), cells: new Map() };
    if (!isCell || row.cells.has(year)) outside.push(amount);
    else rows.set(key, { ...row, cells: row.cells.set(year, amount) });
  }
  return { years, rows: [...rows.values()], outside };
};

/** The calendar years that a programme touches. */
const yearsOf = ({ fromOn, untilOn }: Pick<Programme, 'fromOn' | 'untilOn'>): number[] =>
  Array.from({ length: yearOf(untilOn) - yearOf(fromOn) + 1 }, (_, at) => yearOf(fromOn) + at);

/** The days of a year that belong to the programme. */
export const daysOfYear = ({ fromOn, untilOn }: Programme, year: number): Period => {
  const [first, last] = [calendarDay(`${year}-01-01`)!, calendarDay(`${year}-12-31`)!];
  return { from: first < fromOn ? fromOn : first, until: last > untilOn ? untilOn : last };
};

const isYear = (programme: Programme, { from, until }: Period): boolean => {
  const days = daysOfYear(programme, yearOf(from));
  return from === days.from && until === days.until;
};

const placeOf = ({ block, outcomeId, line, partnershipId, heading, item }: Amount): GridPlace =>
  ({ block, outcomeId, line, partnershipId, heading, item }) as GridPlace;

/** What makes two rows the same. */
export const placeKeyOf = (
  place: {
    [Field in keyof GridPlace]: string | null;
  },
): string =>
  JSON.stringify([place.block, place.outcomeId, place.line, place.partnershipId, place.heading, place.item]);
