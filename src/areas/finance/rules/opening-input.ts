import * as z from 'zod/mini';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { storedFile } from '../../records/rules/document-input.ts';
import { dayInput, idInput, reasonInput } from '../../results/rules/fact-input.ts';
import { replacedRow } from '../../rulebook/rules/opened-version.ts';
import { budgetBlocks, budgetHeadings, budgetLines, headingFits } from './budget-input.ts';
import { moneyInput } from './money-input.ts';

const year = z.int().check(z.minimum(1990), z.maximum(2200));
const line = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));

/** A report on what was spent before the house joined: which years, who certified it when, and the document itself. */
export const certifiedReportInput = z
  .object({
    id: z.optional(idInput),
    programmeId: idInput,
    title: line(200),
    certifiedBy: line(300),
    certifiedOn: dayInput,
    fromYear: year,
    untilYear: year,
    file: storedFile,
  })
  .check(
    z.refine(({ fromYear, untilYear }) => fromYear <= untilYear, {
      error: 'problem.until-before-from',
      path: ['untilYear'],
    }),
    z.refine(({ certifiedOn, untilYear }) => yearOf(certifiedOn as never) > untilYear, {
      error: 'finance.certified-within-its-years',
      path: ['certifiedOn'],
    }),
  );

export const certifiedReportWithdrawal = z.object({ id: idInput, reason: reasonInput });

/** What was spent of one cell in one year, as a report certifies it; an outcome's stands on a budget line. */
export const openingBalanceInput = z
  .object({
    reportId: idInput,
    outcomeId: z.optional(idInput),
    partnershipId: z.optional(idInput),
    block: z.enum(budgetBlocks),
    line: z.optional(z.enum(budgetLines)),
    heading: z.optional(z.enum(budgetHeadings)),
    item: z._default(z.string().check(z.trim(), z.maxLength(200)), ''),
    year,
    amount: moneyInput.check(z.refine(({ minor }) => minor >= 0, 'finance.amount-negative')),
  })
  .check(
    z.refine(headingFits, { error: 'finance.heading-of-another-block', path: ['heading'] }),
    z.refine(({ block, heading }) => block === 'structure' || heading !== undefined, {
      error: 'problem.missing',
      path: ['heading'],
    }),
    z.refine(({ block, outcomeId }) => block !== 'operational' || outcomeId !== undefined, {
      error: 'problem.missing',
      path: ['outcomeId'],
    }),
    z.refine(({ block, line: of }) => block !== 'operational' || of !== undefined, {
      error: 'finance.line-needed',
      path: ['line'],
    }),
    z.refine(({ block, line: of, outcomeId }) => block === 'operational' || (!of && !outcomeId), {
      error: 'finance.only-operational-costs-have-a-line',
      path: ['line'],
    }),
  );

export type OpeningBalanceInput = z.infer<typeof openingBalanceInput>;

/** Balances of a programme; a cell that stands already is replaced, and then a reason is needed. */
export const openingBalancesInput = z.object({
  programmeId: idInput,
  balances: z.array(openingBalanceInput).check(z.minLength(1), z.maxLength(20_000)),
  reason: z.optional(reasonInput),
});

/** Another amount or report for a balance, or its withdrawal where it never was so. */
export const openingBalanceCorrection = z.object({
  ...replacedRow,
  reportId: idInput,
  amount: moneyInput.check(z.refine(({ minor }) => minor >= 0, 'finance.amount-negative')),
  reason: reasonInput,
});
