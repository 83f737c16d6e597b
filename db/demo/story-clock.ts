import { addDays, type CalendarDay, daysBetween } from '../../src/kernel/calendar-day.ts';

/** When what a story tells was entered; it only goes on. */
export type StoryClock = {
  /** The office goes on entering so many days ago, on the working day before where that is none; 0 is now. */
  turnTo: (daysAgo: number) => void;
  /** The moment of the next entry; undefined where that is now. */
  next: () => Temporal.Instant | undefined;
};

const secondsAnEntry = 40;
/** From nine to five. */
const entriesADay = (8 * 3600) / secondsAnEntry;

/** An office enters one thing after another in its hours in Brussels, and goes on the next working day. */
export const storyClock = (today: CalendarDay): StoryClock => {
  let on = today;
  let told = 0;
  const turnTo = (daysAgo: number): void => {
    on = workingDay(addDays(today, -daysAgo), -1);
    told = 0;
  };
  const next = (): Temporal.Instant | undefined => {
    if (told === entriesADay) {
      on = workingDay(addDays(on, 1), 1);
      told = 0;
    }
    if (on >= today) return undefined;
    const moment = momentOn(on, told);
    told += 1;
    return moment;
  };
  return { turnTo, next };
};

const momentOn = (day: CalendarDay, told: number): Temporal.Instant =>
  Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: 'Europe/Brussels', plainTime: '09:00' })
    .add({ seconds: told * secondsAnEntry })
    .toInstant();

const aMonday = '2024-01-01' as CalendarDay;

const workingDay = (day: CalendarDay, step: 1 | -1): CalendarDay => {
  const weekday = (((daysBetween(aMonday, day) % 7) + 7) % 7) + 1;
  return weekday <= 5 ? day : workingDay(addDays(day, step), step);
};
