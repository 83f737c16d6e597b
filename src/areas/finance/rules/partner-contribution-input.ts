import * as z from 'zod/mini';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { replacedRow } from '../../rulebook/rules/opened-version.ts';
import { positiveMoneyInput } from './money-input.ts';

const id = z.string().check(z.refine(isId, 'problem.not-understood'));
const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));
const onBehalf = z.optional(z.object({ source: line }));

/** Money, or work, rooms and goods at what they would have cost. */
export const contributionForms = ['cash', 'in_kind'] as const;

const said = {
  year: z.int().check(
    z.minimum(1990),
    z.refine((year) => year <= yearOf(todayIn()), 'finance.contributed-ahead'),
  ),
  form: z.enum(contributionForms),
  what: line,
  amount: positiveMoneyInput,
  source: line,
};

/** What a partner itself put into the common work in a year, with the paper that says so (aim O7). */
export const partnerContributionInput = z.object({
  id: z.optional(id),
  partnershipId: id,
  ...said,
  onBehalf,
});

/** The row that takes a contribution's place, or its withdrawal where it never was so. */
export const partnerContributionCorrection = z.object({
  ...replacedRow,
  ...said,
  reason: line,
  onBehalf,
});
