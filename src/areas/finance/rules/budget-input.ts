import * as z from 'zod/mini';
import {
  dayInput,
  endsAfterItBegins,
  idInput,
  reasonInput,
  untilBeforeFrom,
} from '../../results/rules/fact-input.ts';
import { moneyInput } from './money-input.ts';

const budgetVersionKinds = ['filed', 'decided', 'amended', 'imported'] as const;
/** Kinds that a person opens; the fourth comes from a published file. */
export const openedVersionKinds = ['filed', 'decided', 'amended'] as const;
export const budgetBlocks = ['operational', 'management', 'structure'] as const;
/** a partners, b third organisations, c local office, d headquarters (decree, art. 1, 22°). */
export const budgetLines = ['a', 'b', 'c', 'd'] as const;
export const budgetHeadings = ['investment', 'running', 'personnel', 'evaluation', 'other'] as const;

export type BudgetBlock = (typeof budgetBlocks)[number];
export type BudgetLine = (typeof budgetLines)[number];
export type BudgetHeading = (typeof budgetHeadings)[number];

/** Which headings a block knows (decree, art. 1, 17°). */
const headingsOf: Record<BudgetBlock, readonly BudgetHeading[]> = {
  operational: ['investment', 'running', 'personnel'],
  management: ['personnel', 'evaluation', 'other'],
  structure: [],
};

export type HeadingFacts = { block: BudgetBlock; heading?: BudgetHeading | undefined };

/** Whether the heading, where there is one, belongs to the block. */
export const headingFits = ({ block, heading }: HeadingFacts): boolean =>
  heading === undefined || headingsOf[block].includes(heading);

const code = z.optional(z.string().check(z.maxLength(10)));

/** One cell of the budget: outcome x line x heading x item x period, or a management or structure amount. */
export const budgetAmountInput = z
  .object({
    id: z.optional(idInput),
    outcomeId: z.optional(idInput),
    partnershipId: z.optional(idInput),
    block: z.enum(budgetBlocks),
    line: z.optional(z.enum(budgetLines)),
    heading: z.optional(z.enum(budgetHeadings)),
    item: z._default(z.string().check(z.trim(), z.maxLength(200)), ''),
    from: dayInput,
    until: dayInput,
    amount: moneyInput,
    /** What the standard says of a published budget: type, status, value date. */
    iatiType: code,
    iatiStatus: code,
    valueOn: z.optional(dayInput),
  })
  .check(
    z.refine(endsAfterItBegins, untilBeforeFrom),
    z.refine(headingFits, { error: 'finance.heading-of-another-block', path: ['heading'] }),
    z.refine(({ block, line, outcomeId }) => block === 'operational' || (!line && !outcomeId), {
      error: 'finance.only-operational-costs-have-a-line',
      path: ['line'],
    }),
  );

/** A new version of a programme's whole budget: as filed, decided, amended, or imported. */
export const budgetInput = z.object({
  id: z.optional(idInput),
  programmeId: idInput,
  kind: z.enum(budgetVersionKinds),
  note: z._default(z.string().check(z.trim(), z.maxLength(1000)), ''),
  amounts: z.array(budgetAmountInput).check(z.maxLength(20_000)),
});

/** A new version that begins as the one in force stands; the note names the decree or the request, and its day. */
export const budgetVersionInput = z.object({
  programmeId: idInput,
  kind: z.enum(openedVersionKinds),
  note: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
  /** Number of the budget's version that it was opened on. */
  version: z.int(),
});

/** Cells of the version in force; a cell that stands already is replaced, and then a reason is needed. */
export const budgetAmountsInput = z.object({
  programmeId: idInput,
  amounts: z.array(budgetAmountInput).check(z.minLength(1), z.maxLength(20_000)),
  reason: z.optional(reasonInput),
  /** Number of the trail at which the cells were read: one that was set since is refused. */
  version: z.optional(z.int()),
});

export type BudgetAmountInput = z.infer<typeof budgetAmountInput>;
