import * as z from 'zod/mini';
import { dayInput, idInput, reasonInput } from '../../results/rules/fact-input.ts';
import { budgetBlocks, budgetHeadings, budgetLines, headingFits } from './budget-input.ts';
import { positiveMoneyInput } from './money-input.ts';
import { shiftSteps } from './shift-state.ts';

export const shiftKinds = ['move', 'extra'] as const;

const line = z.optional(z.string().check(z.trim(), z.maxLength(300)));

/** A cell that the budget does not have yet; its period is that of the cell that gives. */
const newCell = z
  .object({
    outcomeId: z.optional(idInput),
    partnershipId: z.optional(idInput),
    block: z.enum(budgetBlocks),
    line: z.optional(z.enum(budgetLines)),
    heading: z.optional(z.enum(budgetHeadings)),
    item: z._default(z.string().check(z.trim(), z.maxLength(200)), ''),
  })
  .check(
    z.refine(headingFits, { error: 'finance.heading-of-another-block', path: ['heading'] }),
    z.refine(({ block, line, outcomeId }) => block === 'operational' || (!line && !outcomeId), {
      error: 'finance.only-operational-costs-have-a-line',
      path: ['line'],
    }),
  );

const move = z
  .object({
    /** Cells of the budget in force, by the id of their amount. */
    fromId: z.optional(idInput),
    toId: z.optional(idInput),
    to: z.optional(newCell),
    amount: positiveMoneyInput,
  })
  .check(
    z.refine(({ toId, to }) => (toId === undefined) !== (to === undefined), {
      error: 'finance.shift-needs-a-cell',
      path: ['toId'],
    }),
    z.refine(({ fromId, toId }) => toId === undefined || fromId !== toId, {
      error: 'finance.shift-same-cell',
      path: ['toId'],
    }),
  );

/** Moves between cells of the budget in force, or new money by a decree. */
export const shiftInput = z.object({
  id: z.optional(idInput),
  programmeId: idInput,
  kind: z.enum(shiftKinds),
  on: dayInput,
  reason: reasonInput,
  decree: line,
  moves: z.array(move).check(z.minLength(1, 'finance.shift-needs-a-move'), z.maxLength(100)),
});

export const shiftStepInput = z
  .object({
    shiftId: idInput,
    step: z.enum(shiftSteps),
    on: dayInput,
    reference: line,
    note: z.optional(z.string().check(z.trim(), z.maxLength(1000))),
  })
  .check(
    z.refine(({ step, reference }) => (step !== 'agreed' && step !== 'refused') || Boolean(reference), {
      error: 'finance.shift-answer-has-a-reference',
      path: ['reference'],
    }),
  );

export type ShiftInput = z.infer<typeof shiftInput>;
