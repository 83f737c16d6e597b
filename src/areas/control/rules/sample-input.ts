import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';
import { budgetHeadings } from '../../finance/rules/budget-input.ts';
import { sampleMethods } from './audit-sample.ts';

const id = z.string().check(z.refine(isId, 'problem.not-understood'));

/** What a control draws its sample from, and how; the same seed gives the same sample of the same state of the books. */
export const sampleInput = z.object({
  id: z.optional(id),
  outcomes: z.array(id).check(z.minLength(1)),
  years: z.array(z.int().check(z.gte(1900), z.lte(2199))).check(z.minLength(1)),
  headings: z._default(z.array(z.enum(budgetHeadings)), []),
  items: z._default(z.array(z.string().check(z.minLength(1), z.maxLength(200))), []),
  method: z.enum(sampleMethods),
  size: z.int().check(z.gte(1), z.lte(500)),
  seed: z.int().check(z.gte(0)),
});

export const sampleResults = ['in_order', 'finding'] as const;
export type SampleResult = (typeof sampleResults)[number];

export const sampleResultInput = z
  .object({
    sampleId: id,
    expenseId: id,
    result: z.enum(sampleResults),
    remark: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(4_000))),
  })
  .check(
    z.refine(({ result, remark }) => result === 'in_order' || remark !== undefined, {
      path: ['remark'],
      error: 'control.sample-say-what',
    }),
  );
