import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { PlanLineFact } from './activity-facts.ts';

export type Training = {
  from: CalendarDay;
  until: CalendarDay;
  country: string | null;
  theme: string;
  planLineId?: string | undefined;
};

/** Why a line does not carry a training, in the order in which it is said; `covered` where it does. */
export type Coverage =
  | 'covered'
  | 'no-line'
  | 'other-country'
  | 'plan-not-approved'
  | 'approved-too-late'
  | 'outside-plan'
  | 'outside-line'
  | 'other-theme';

/** Themes are the same whatever their capitals, accents' form and blanks. */
export const sameTheme = (a: string, b: string): boolean => themeKey(a) === themeKey(b);

const themeKey = (theme: string): string => theme.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * Whether the line a training hangs on is one of an approved plan that covers its country, its days and its theme.
 * A plan is approved before the training begins. Online trainings without a country are in the plan's.
 */
export const planCoverage = (training: Training, line: PlanLineFact | undefined): Coverage => {
  if (!line) return 'no-line';
  if (training.country !== null && training.country !== line.country) return 'other-country';
  if (line.approvedOn === null) return 'plan-not-approved';
  if (line.approvedOn >= training.from) return 'approved-too-late';
  if (training.from < line.planFromOn || training.until > line.planUntilOn) return 'outside-plan';
  if (training.from < line.fromOn || training.until > line.untilOn) return 'outside-line';
  return sameTheme(training.theme, line.theme) ? 'covered' : 'other-theme';
};

/** Lines that would carry a training, for offering them when it hangs on none. */
export const coveringLines = (training: Training, lines: readonly PlanLineFact[]): PlanLineFact[] =>
  lines.filter((line) => planCoverage(training, line) === 'covered');
