import * as z from 'zod/mini';
import { moneyInput, positiveMoneyInput } from '../../finance/rules/money-input.ts';
import { dayInput, idInput } from '../../results/rules/fact-input.ts';
import { findingDecisions } from './finding-state.ts';

const said = z.string().check(z.trim(), z.minLength(1), z.maxLength(4_000));
const line = z.optional(z.string().check(z.trim(), z.maxLength(300)));

/** What a control found: of an expense, of a sample, or in general of outcomes and years of one programme. */
export const findingInput = z
  .object({
    id: z.optional(idInput),
    expenseId: z.optional(idInput),
    sampleId: z.optional(idInput),
    /** Left out, they are those of the expense. */
    outcomes: z._default(z.array(idInput), []),
    years: z._default(z.array(z.int().check(z.gte(1900), z.lte(2199))), []),
    /** Put in question, in the currency of the programme; none where no amount is. */
    amount: z.optional(moneyInput.check(z.refine(({ minor }) => minor >= 0, 'finance.amount-not-positive'))),
    reason: said,
    article: line,
    controlEndedOn: dayInput,
    /** Today where it is left out. */
    foundOn: z.optional(dayInput),
    reportFiledOn: z.optional(dayInput),
    /** The reference of the letter, where the institute enters what it received. */
    letter: line,
  })
  .check(
    z.refine(({ expenseId, outcomes }) => expenseId !== undefined || outcomes.length > 0, {
      path: ['outcomes'],
      error: 'problem.missing',
    }),
    z.refine(({ expenseId, years }) => expenseId !== undefined || years.length > 0, {
      path: ['years'],
      error: 'problem.missing',
    }),
  );

export const findingReplyInput = z.object({
  findingId: idInput,
  reply: said,
  repliedOn: z.optional(dayInput),
});

export const findingDecisionInput = z
  .object({
    findingId: idInput,
    decision: z.enum(findingDecisions),
    /** Of a part that is rejected. */
    rejected: z.optional(positiveMoneyInput),
    remark: z.optional(said),
    decidedOn: z.optional(dayInput),
    letter: line,
  })
  .check(
    z.refine(({ decision, remark }) => decision === 'accepted' || remark !== undefined, {
      path: ['remark'],
      error: 'control.finding-say-why',
    }),
    z.refine(({ decision, rejected }) => decision !== 'partly' || rejected !== undefined, {
      path: ['rejected'],
      error: 'problem.missing',
    }),
  );

/** `version`: the entry of the expense that was looked at. `paidOn`: when a part is booked, in an open period. */
export const findingSettlementInput = z.object({
  findingId: idInput,
  version: z.number(),
  paidOn: z.optional(dayInput),
});

export type FindingInput = z.infer<typeof findingInput>;
