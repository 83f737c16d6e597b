import * as z from 'zod/mini';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { dayInput } from '../../rulebook/rules/day-input.ts';
import { replacedRow } from '../../rulebook/rules/opened-version.ts';

const id = z.string().check(z.refine(isId, 'problem.not-understood'));
const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));
const onBehalf = z.optional(z.object({ source: line }));
const pastDay = dayInput.check(z.refine((day) => day <= todayIn(), 'partners.not-dated-ahead'));

/** The first edition of a hand-over plan, or the next one, which takes the items of the last along. */
export const handOverPlanInput = z.object({
  id: z.optional(id),
  partnershipId: id,
  title: line,
  /** From this day on the partner carries the work alone. */
  handOverOn: dayInput,
  /** What the new edition takes along of the last one; left out: everything. */
  itemIds: z.optional(z.array(id).check(z.maxLength(200))),
  onBehalf,
});

/** What is taken over, by which function or organ, when, and what it costs a year afterwards. */
export const handOverItemInput = z.object({
  id: z.optional(id),
  planId: id,
  what: line,
  takenOverBy: line,
  dueOn: dayInput,
  yearlyCost: z.optional(
    z.object({
      minor: z.int().check(z.minimum(0, 'partners.amount-negative')),
      currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'problem.not-in-list')),
    }),
  ),
  borneBy: z.optional(line),
  onBehalf,
});

export const milestoneInput = z.object({
  id: z.optional(id),
  itemId: id,
  reachedOn: pastDay,
  source: line,
  onBehalf,
});

export const finalPlanInput = z.object({ planId: id, finalOn: pastDay, onBehalf });

/** What an organ of a partner decides on; a thing of all but the last kind can be pointed at. */
export const decisionSubjects = [
  'hand_over_plan',
  'agreement',
  'action_plan',
  'programme',
  'budget',
  'other',
] as const;

export const decisionVerdicts = ['approved', 'rejected'] as const;

const said = {
  about: z.enum(decisionSubjects),
  aboutId: z.optional(id),
  aboutText: line,
  verdict: z.enum(decisionVerdicts),
  organ: line,
  decidedOn: pastDay,
  source: line,
  onBehalf,
};

/** What an organ of the partner decided, with the paper that says so. */
export const partnerDecisionInput = z.object({ id: z.optional(id), partnershipId: id, ...said });

/** The row that takes a decision's place, or its withdrawal where it never was so. */
export const partnerDecisionCorrection = z.object({
  ...replacedRow,
  ...said,
  reason: line,
});
