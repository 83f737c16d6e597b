import * as z from 'zod/mini';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { budgetBlocks, budgetLines } from '../../finance/rules/budget-input.ts';
import { moneyInput } from '../../finance/rules/money-input.ts';
import { dayInput, idInput, reasonInput } from '../../results/rules/fact-input.ts';
import { localizedInput } from '../../results/rules/localized-input.ts';

const line = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));

/** A joint programme begins with the title, the period, the currency and the outcomes of the lead's programme. */
export const jointProgrammeInput = z.object({
  id: z.optional(idInput),
  programmeId: idInput,
  reference: line(60),
});

export const jointOutcomeInput = z.object({ jointId: idInput, code: line(20), title: localizedInput });

/** An institute that works here (`tenantId`), or an organisation that does not, by its name. */
export const coApplicantInput = z
  .object({
    id: z.optional(idInput),
    jointId: idInput,
    tenantId: z.optional(idInput),
    name: z.optional(line(200)),
    fromOn: dayInput,
  })
  .check(
    z.refine(({ tenantId, name }) => (tenantId === undefined) !== (name === undefined), {
      error: 'joint.institute-or-name',
      path: ['name'],
    }),
  );

export const leavingInput = z.object({ coApplicantId: idInput, onDay: dayInput, reason: reasonInput });

/** Which programme of the own institute is its part. */
export const partInput = z.object({ jointId: idInput, programmeId: idInput });

/** Budget and execution of one cell, as the organisation told it. */
export const organisationAmountInput = z
  .object({
    coApplicantId: idInput,
    block: z.enum(budgetBlocks),
    outcomeCode: z.optional(line(20)),
    line: z.optional(z.enum(budgetLines)),
    year: z.int().check(z.minimum(1990), z.maximum(2200)),
    budget: moneyInput,
    actual: moneyInput,
    source: line(500),
  })
  .check(
    z.refine(({ block, outcomeCode }) => block !== 'operational' || outcomeCode !== undefined, {
      error: 'problem.missing',
      path: ['outcomeCode'],
    }),
    z.refine(({ block, outcomeCode, line: of }) => block === 'operational' || (!of && !outcomeCode), {
      error: 'finance.only-operational-costs-have-a-line',
      path: ['line'],
    }),
  );

export type OrganisationAmountInput = z.infer<typeof organisationAmountInput>;

/** Cells of organisations that do not work here; one that stands already is replaced, and then a reason is needed. */
export const organisationAmountsInput = z.object({
  jointId: idInput,
  amounts: z.array(organisationAmountInput).check(z.minLength(1), z.maxLength(5000)),
  reason: z.optional(reasonInput),
});

/**
 * The figures of an organisation as of a day, for the others to read. `placements`: which joint outcome each of the own
 * outcomes is part of; none: of no part of it.
 */
export const releaseInput = z.object({
  id: z.optional(idInput),
  jointId: idInput,
  coApplicantId: idInput,
  asOfDay: dayInput.check(z.refine((day) => day <= todayIn(), 'finance.day-ahead')),
  placements: z._default(
    z.array(z.object({ outcomeId: idInput, code: z.optional(line(20)) })).check(z.maxLength(500)),
    [],
  ),
});

export const blockWithdrawalInput = z.object({ id: idInput, reason: reasonInput });
