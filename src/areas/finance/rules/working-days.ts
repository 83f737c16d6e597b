import { addDays, type CalendarDay, calendarDay, yearOf } from '../../../kernel/calendar-day.ts';

/**
 * The day that is `count` working days after `day`: neither Saturdays, Sundays nor the holidays named. Holidays are
 * written as a day of every year (`07-21`), a day of one year (`2027-01-02`) or a distance from Easter (`easter+39`).
 * Undefined where the list names something else, or the count is no small whole number.
 */
export const workingDaysAfter = (
  day: CalendarDay,
  count: number,
  holidays: string,
): CalendarDay | undefined => {
  const named = holidays
    .split(';')
    .map((each) => each.trim())
    .filter(Boolean);
  if (!named.every(isHolidayName) || !Number.isSafeInteger(count) || count < 0 || count > 366)
    return undefined;
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached, named)) left -= 1;
  }
  return reached;
};

const isHolidayName = (name: string): boolean =>
  /^easter\+\d{1,2}$/.test(name) ||
  calendarDay(name) !== undefined ||
  calendarDay(`2000-${name}`) !== undefined;

const isWorkingDay = (day: CalendarDay, named: readonly string[]): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const easter = easterSunday(yearOf(day));
  return !named.some((name) =>
    name.startsWith('easter+')
      ? addDays(easter, Number(name.slice('easter+'.length))) === day
      : name === day || name === day.slice('2000-'.length),
  );
};

/** Gregorian Easter Sunday (Meeus, Jones, Butcher). */
export const easterSunday = (year: number): CalendarDay => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const count = epact + weekday - 7 * late + 114;
  const text = `${year}-${String(Math.floor(count / 31)).padStart(2, '0')}-${String((count % 31) + 1).padStart(2, '0')}`;
  return text as CalendarDay;
};
