import * as z from 'zod/mini';
import { calendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { subjectInput } from './subject.ts';

const id = z.string().check(z.refine(isId));
const said = z.string().check(z.trim(), z.minLength(1), z.maxLength(4_000));
const day = z.string().check(
  z.minLength(1),
  z.refine((text) => calendarDay(text) !== undefined, 'problem.not-understood'),
);

/** What an auditor asks of a thing; `outcomes` and `years` are what of the control the thing touches. */
export const controlQuestionInput = z.object({
  id: z.optional(id),
  subject: subjectInput,
  outcomes: z.array(id).check(z.minLength(1)),
  years: z.array(z.int()).check(z.minLength(1)),
  question: said,
  /** Where it was asked by letter before; today where it is left out. */
  askedOn: z.optional(day),
  dueOn: day,
});

export const controlReplyInput = z.object({ questionId: id, reply: said });

export const controlDecisions = ['closed', 'asked_again', 'withdrawn'] as const;
export type ControlDecision = (typeof controlDecisions)[number];

/** Asking again says what is missing and until when, a withdrawal says why; closing needs no word. */
export const controlDecisionInput = z
  .object({
    questionId: id,
    decision: z.enum(controlDecisions),
    remark: z.optional(said),
    dueOn: z.optional(day),
  })
  .check(
    z.refine(({ decision, remark }) => decision === 'closed' || remark !== undefined, {
      path: ['remark'],
      error: 'records.control-say-why',
    }),
    z.refine(({ decision, dueOn }) => decision !== 'asked_again' || dueOn !== undefined, {
      path: ['dueOn'],
      error: 'problem.missing',
    }),
  );

/** Open: the institute is to reply; answered: the auditor is to read; the rest is final. */
export const controlStates = ['open', 'answered', 'closed', 'withdrawn'] as const;
export type ControlState = (typeof controlStates)[number];

/** A question that ended stays as it is: who has more to ask asks anew. */
export const isEnded = (state: ControlState): boolean => state === 'closed' || state === 'withdrawn';
