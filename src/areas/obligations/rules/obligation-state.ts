import { addDays, type CalendarDay, daysBetween, yearOf } from '../../../kernel/calendar-day.ts';
import type { ObligationBound } from './obligation-kind.ts';

export const closingChannels = [
  'extranet',
  'mail',
  'registered_letter',
  'registry',
  'website',
  'by_hand',
  'meeting',
] as const;
export type ClosingChannel = (typeof closingChannels)[number];

export const donorDecisions = ['accepted', 'questions', 'refused'] as const;
export type DonorDecision = (typeof donorDecisions)[number];

export const dateGranters = ['decree', 'donor', 'file_manager'] as const;
export type DateGranter = (typeof dateGranters)[number];

/** «waiting»: the fact that sets its day is not recorded; «ahead»: it cannot be filed before its day. */
export const obligationStates = [
  'open',
  'soon',
  'late',
  'ahead',
  'waiting',
  'filed',
  'accepted',
  'questions',
  'refused',
] as const;
export type ObligationState = (typeof obligationStates)[number];

/** So many days before its day an obligation is shown as coming soon (house rule). */
export const soonDays = 30;

type Standing = {
  bound: ObligationBound;
  dueOn: CalendarDay | null;
  filedOn: CalendarDay | null;
  decision: DonorDecision | null;
};

/** How an obligation stands on a day; questions and a refusal open it again until its next version is filed. */
export const obligationState = (
  { bound, dueOn, filedOn, decision }: Standing,
  today: CalendarDay,
): ObligationState => {
  if (filedOn) return decision ?? 'filed';
  if (!dueOn) return 'waiting';
  if (bound === 'from') return today < dueOn ? 'ahead' : 'open';
  if (today > dueOn) return 'late';
  return daysBetween(today, dueOn) <= soonDays ? 'soon' : 'open';
};

/** Filed, and not asked about or refused since. */
export const isClosed = (state: ObligationState): boolean => state === 'filed' || state === 'accepted';

/** Whether a version was filed after the day that held then; undefined where no day held. */
export const filedLate = (filedOn: CalendarDay, dueOn: CalendarDay | null, bound: ObligationBound) =>
  dueOn === null || bound === 'from' ? undefined : filedOn > dueOn;

/** Saturday or Sunday: said beside the day, which stays where the law puts it. */
export const isWeekend = (day: CalendarDay): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
};

/** Easter Sunday of a Gregorian year (anonymous computus, Meeus 1991). */
const easterOf = (year: number): CalendarDay => {
  const golden = year % 19;
  const century = Math.trunc(year / 100);
  const inCentury = year % 100;
  const correction = Math.trunc((century - Math.trunc((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.trunc(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.trunc(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const shift = Math.trunc((golden + 11 * epact + 22 * toSunday) / 451);
  const count = epact + toSunday - 7 * shift + 114;
  const month = String(Math.trunc(count / 31)).padStart(2, '0');
  return `${year}-${month}-${String((count % 31) + 1).padStart(2, '0')}` as CalendarDay;
};

const fixedHolidays = ['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'];

/** A legal holiday in Belgium (law of 4 January 1974, royal decree of 18 April 1974). */
export const isHoliday = (day: CalendarDay): boolean => {
  if (fixedHolidays.includes(day.slice(5))) return true;
  const easter = easterOf(yearOf(day));
  return [1, 39, 50].some((after) => addDays(easter, after) === day);
};
