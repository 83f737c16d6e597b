import { type CalendarDay, daysBetween } from '../../../kernel/calendar-day.ts';

/** How a line's day is meant: a deadline that passes, or since when something waits. */
export type WaitingAge =
  | { kind: 'due'; days: number; late: boolean }
  | { kind: 'since'; days: number; late: boolean };

const deadlines: readonly string[] = [
  'activity-overdue',
  'activity-ahead',
  'report-due',
  'recommendation-open',
  'use-due',
  'plan-ending',
  'risk-follow-up-due',
  'assumption-follow-up-due',
  'evaluation-to-publish',
  'evaluation-without-response',
  'evaluation-action-due',
  'response-to-sign',
  'file-text-due',
  'commitment-due',
  'appraisal-to-answer',
  'hand-over-plan-due',
  'agreement-ending',
  'agreement-to-sign',
  'amendment-to-sign',
  'derogation-to-decide',
  'control-to-answer',
  'control-reply-due',
  'screening-due',
  'hand-over-due',
  'review-point-due',
  'figures-to-report',
  'period-unreported-due',
  'obligation-due',
  'transfer-to-ask',
  'transfer-to-decide',
  'transfer-to-pay',
];

/** What waits longer than this is shown as late (house rule). */
const longestCalmWait = 30;

/**
 * Days until a deadline (negative: passed) or days since something waits, and whether it is late on `today`. What will
 * wait from a day to come (a programme ahead) has that day as its deadline.
 */
export const waitingAge = (what: string, on: CalendarDay, today: CalendarDay): WaitingAge => {
  if (deadlines.includes(what) || on > today) {
    const days = daysBetween(today, on);
    return { kind: 'due', days, late: days < 0 };
  }
  const days = daysBetween(on, today);
  return { kind: 'since', days, late: days > longestCalmWait };
};
