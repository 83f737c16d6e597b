import {
  addDays,
  addMonths,
  type CalendarDay,
  calendarDay,
  daysBetween,
} from '../../../kernel/calendar-day.ts';
import { allocate } from '../../../kernel/money.ts';

/** A month of the calendar, `2027-03`, and a quarter, `2027-Q1`. */
export type Month = string;
export type Quarter = string;

export const monthOf = (day: CalendarDay): Month => day.slice(0, 7);

export const quarterOfMonth = (month: Month): Quarter =>
  `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

/**
 * An amount (minor units) of a period, by month: shared out by days to the years, of each year to its quarters, of each
 * quarter to its months. So months add up to the quarters, quarters to the years and years to the amount, exactly.
 */
export const amountByMonth = (minor: number, from: CalendarDay, until: CalendarDay): Map<Month, number> => {
  const months = new Map<Month, number>();
  const years = weightsOf(from, until);
  shared(minor, years, (quarters, ofYear) =>
    shared(ofYear, quarters.parts, (within, ofQuarter) =>
      shared(ofQuarter, within.parts, ({ month }, ofMonth) => void months.set(month, ofMonth)),
    ),
  );
  return months;
};

type MonthDays = { month: Month; days: number };
type QuarterDays = { parts: MonthDays[]; days: number };
type YearDays = { parts: QuarterDays[]; days: number };

const shared = <Part extends { days: number }>(
  minor: number,
  parts: readonly Part[],
  give: (part: Part, share: number) => void,
): void => {
  const shares = allocate(
    minor,
    parts.map(({ days }) => days),
  );
  for (const [at, part] of parts.entries()) give(part, shares[at]!);
};

/** Budgets hold thousands of amounts of the same few periods: their days are counted once. */
const counted = new Map<string, YearDays[]>();
const mostCounted = 500;

const weightsOf = (from: CalendarDay, until: CalendarDay): YearDays[] => {
  const key = `${from}${until}`;
  const known = counted.get(key);
  if (known) return known;
  const months = monthsOf(from, until).map((month): MonthDays => {
    const first = `${month}-01` as CalendarDay;
    const last = addDays(addMonths(first, 1), -1);
    return { month, days: daysBetween(first < from ? from : first, last > until ? until : last) + 1 };
  });
  const years = grouped(
    grouped(months, ({ month }) => quarterOfMonth(month)),
    ({ parts }) => parts[0]!.month.slice(0, 4),
  );
  if (counted.size >= mostCounted) counted.clear();
  counted.set(key, years);
  return years;
};

const grouped = <Part extends { days: number }>(parts: readonly Part[], keyOf: (part: Part) => string) =>
  [...Map.groupBy(parts, keyOf).values()].map((list) => ({
    parts: list,
    days: list.reduce((sum, { days }) => sum + days, 0),
  }));

/** What of the amount falls after a month. */
export const amountAfter = (month: Month, minor: number, from: CalendarDay, until: CalendarDay): number => {
  if (monthOf(from) > month) return minor;
  if (monthOf(until) <= month) return 0;
  let after = 0;
  for (const [each, part] of amountByMonth(minor, from, until)) if (each > month) after += part;
  return after;
};

/** The last day of a year (`2027`), a quarter or a month; undefined where a key is none of them. */
export const lastDayOfPeriod = (key: string): CalendarDay | undefined => {
  const [year, within] = [key.slice(0, 4), key.slice(5)];
  const month = within === '' ? '12' : within.startsWith('Q') ? String(3 * Number(within[1])) : within;
  const first = calendarDay(`${year}-${month.padStart(2, '0')}-01`);
  return first && addDays(addMonths(first, 1), -1);
};

/** Every month from the first day to the last. */
export const monthsOf = (from: CalendarDay, until: CalendarDay): Month[] => {
  const months: Month[] = [];
  for (let day = firstOfMonth(from); day <= until; day = addMonths(day, 1)) months.push(monthOf(day));
  return months;
};

const firstOfMonth = (day: CalendarDay): CalendarDay => addDays(day, 1 - Number(day.slice(8)));
