import * as z from 'zod/mini';
import { day, id, line } from '../../programmes/rules/input-parts.ts';

/** Lines of a person's work that a letter may name: their titles are the house's own, never a person's or a partner's. */
export const remindable = [
  'obligation-due',
  'obligation-open',
  'obligation-asked',
  'figures-to-report',
  'figures-returned',
  'figures-to-review',
  'approval-taken-back',
  'period-unreported',
  'period-unreported-due',
  'report-to-file',
  'report-returned',
  'report-to-judge',
  'report-accepted',
  'report-taken-back',
  'evaluation-to-publish',
  'evaluation-without-response',
  'evaluation-action-due',
  'response-to-sign',
  'file-text-due',
  'appraisal-to-answer',
  'consent-awaited',
  'risk-follow-up-due',
  'assumption-follow-up-due',
  'commitment-due',
] as const;

export const noteRemindersInput = z.object({
  on: day,
  reminders: z
    .array(
      z.object({
        membershipId: id,
        what: z.enum(remindable),
        subjectKind: line(60),
        subjectId: id,
        dueOn: day,
        momentOn: day,
      }),
    )
    .check(z.minLength(1), z.maxLength(5_000)),
});
export type NewReminder = z.output<typeof noteRemindersInput>['reminders'][number];

/** So many of what is owed to the donor are looked at for one person: more than a first page shows. */
export const mostReminded = 200;

/** The refusal where all of it was noted before. */
export const nothingToRemindOf = 'obligations.nothing-to-remind-of';

/** Of the job that sends one letter. */
export const reminderLetter = z.object({ membershipId: id });
export const reminderLetterJob = 'reminder-letter';
