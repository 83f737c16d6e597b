declare const brand: unique symbol;

/** A day without time or zone, ISO `yyyy-mm-dd`, 1900 to 2199; sorts as text. */
export type CalendarDay = string & { readonly [brand]: 'CalendarDay' };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const DAY_MS = 86_400_000;
const zoneClocks = new Map<string, Intl.DateTimeFormat>();

/** The day that the text names, or undefined where no such day exists (2027-02-30) or the year is out of range. */
export function calendarDay(text: string): CalendarDay | undefined {
  const match = DAY.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return text as CalendarDay;
}

/** The day it is at `at` (default: now) in an IANA time zone. */
export function todayIn(zone = 'Europe/Brussels', at: Date = new Date()): CalendarDay {
  let clock = zoneClocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    zoneClocks.set(zone, clock);
  }
  const parts = Object.fromEntries(clock.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  return dayOf(parts.year!, parts.month!, parts.day!);
}

/** The day `count` days later (earlier where negative). Throws a RangeError beyond 1900..2199. */
export function addDays(day: CalendarDay, count: number): CalendarDay {
  if (!Number.isSafeInteger(count)) throw new RangeError(`Not a whole number of days: ${count}`);
  const moved = new Date(utcMs(day) + count * DAY_MS);
  return dayOf(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/**
 * The same day of the month `count` months later (earlier where negative), or the last day of that month
 * where it is shorter: 31 January plus one month is 28 or 29 February. Throws a RangeError beyond 1900..2199.
 */
export function addMonths(day: CalendarDay, count: number): CalendarDay {
  if (!Number.isSafeInteger(count)) throw new RangeError(`Not a whole number of months: ${count}`);
  const months = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return dayOf(year, month, Math.min(Number(day.slice(8)), daysInMonth(year, month)));
}

/** Days from `a` to `b`: 1 from a day to the next, negative where `b` is earlier. */
export function daysBetween(a: CalendarDay, b: CalendarDay): number {
  return (utcMs(b) - utcMs(a)) / DAY_MS;
}

/** The year as a number. */
export function yearOf(day: CalendarDay): number {
  return Number(day.slice(0, 4));
}

/** The years from that of one day to that of another, both included; none where the end precedes the start. */
export function yearsBetween({ fromOn, untilOn }: { fromOn: CalendarDay; untilOn: CalendarDay }): number[] {
  const first = yearOf(fromOn);
  return Array.from({ length: Math.max(0, yearOf(untilOn) - first + 1) }, (_, at) => first + at);
}

/** 1 January of a year. Throws a RangeError beyond 1900..2199. */
export function firstDayOfYear(year: number): CalendarDay {
  return dayOf(year, 1, 1);
}

/** 31 December of a year. Throws a RangeError beyond 1900..2199. */
export function lastDayOfYear(year: number): CalendarDay {
  return dayOf(year, 12, 31);
}

/** For sorting: negative where `a` is earlier, 0 where they are the same, positive where it is later. */
export function compareDays(a: CalendarDay, b: CalendarDay): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function dayOf(year: number, month: number, day: number): CalendarDay {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const found = calendarDay(text);
  if (!found) throw new RangeError(`Not a day between ${FIRST_YEAR} and ${LAST_YEAR}: ${text}`);
  return found;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function utcMs(day: CalendarDay): number {
  return Date.UTC(yearOf(day), Number(day.slice(5, 7)) - 1, Number(day.slice(8)));
}
