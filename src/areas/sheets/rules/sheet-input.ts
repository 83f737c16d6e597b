import * as z from 'zod/mini';
import { budgetBlocks, budgetHeadings, budgetLines } from '../../finance/rules/budget-input.ts';
import { moneyInput, rateInput } from '../../finance/rules/money-input.ts';
import { dayInput, decimalInput, idInput, reasonInput } from '../../results/rules/fact-input.ts';
import { expenseKinds, sheetKinds } from './sheet-kinds.ts';
import { notations } from './sheet-notation.ts';

const line = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));
const name = z.optional(line(300));

/** Columns by the heads of a file, and what every row shares. */
export const sheetMapping = z.object({
  columns: z.record(z.string(), line(300)),
  shared: z._default(z.record(z.string(), line(300)), {}),
});

export type SheetMapping = z.infer<typeof sheetMapping>;

/** A row of a list of expenses as it was read: names and codes of the file, days, decimals and amounts in our form. */
export const expenseRow = z.object({
  /** From 1, as a spreadsheet counts. */
  row: z.int().check(z.gte(1)),
  reference: line(100),
  paidOn: dayInput,
  description: line(2000),
  amount: moneyInput,
  rate: z.optional(rateInput),
  rateSource: name,
  rateOn: z.optional(dayInput),
  outcome: name,
  activity: name,
  partner: name,
  line: z.optional(z.enum(budgetLines)),
  heading: z.enum(budgetHeadings),
  item: z._default(z.string().check(z.maxLength(200)), ''),
  chargedYear: z.optional(z.int()),
});

/** A row of a budget: what makes the cells, and the amount of each year that the file gives. */
export const budgetRow = z.object({
  row: z.int().check(z.gte(1)),
  outcome: name,
  block: z.enum(budgetBlocks),
  line: z.optional(z.enum(budgetLines)),
  partner: name,
  heading: z.optional(z.enum(budgetHeadings)),
  item: z._default(z.string().check(z.maxLength(200)), ''),
  amounts: z.array(z.object({ year: z.int(), amount: moneyInput })),
});

/** A row of what was spent before the house joined: a cell, its year and amount, and the title of the report. */
export const openingRow = z.object({
  row: z.int().check(z.gte(1)),
  outcome: name,
  block: z.enum(budgetBlocks),
  line: z.optional(z.enum(budgetLines)),
  partner: name,
  heading: z.optional(z.enum(budgetHeadings)),
  item: z._default(z.string().check(z.maxLength(200)), ''),
  year: z.int(),
  amount: moneyInput,
  report: line(200),
});

/** A row of the block of an organisation that does not work here, by its name and the codes of the joint outcomes. */
export const jointRow = z.object({
  row: z.int().check(z.gte(1)),
  organisation: line(200),
  block: z.enum(budgetBlocks),
  outcome: name,
  line: z.optional(z.enum(budgetLines)),
  year: z.int(),
  budget: moneyInput,
  actual: moneyInput,
  source: line(500),
});

/** A row of targets or measurements, by the codes of outcome and indicator, the partner's name and the words of the cell. */
export const figureRow = z.object({
  row: z.int().check(z.gte(1)),
  outcome: line(300),
  indicator: line(40),
  from: dayInput,
  until: dayInput,
  partner: name,
  /** Where it was measured, where that is not where the partner works. */
  country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))),
  cell: name,
  goal: z.optional(z.enum(['plain', 'share', 'milestone'])),
  value: z.optional(decimalInput),
  /** What the cell of the value says as a text: of a category its word stands there. */
  answer: z.optional(line(500)),
  numerator: z.optional(decimalInput),
  denominator: z.optional(decimalInput),
  text: z.optional(line(20_000)),
  comment: z.optional(line(20_000)),
  provenance: z.optional(line(500)),
});

export type FigureSheetRow = z.infer<typeof figureRow>;
export type JointSheetRow = z.infer<typeof jointRow>;
export type OpeningSheetRow = z.infer<typeof openingRow>;
export type ExpenseSheetRow = z.infer<typeof expenseRow>;
export type BudgetSheetRow = z.infer<typeof budgetRow>;

/** Counts of a preview, and the digest of what each row came to in it. */
const counts = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  plan: z.optional(z.string().check(z.maxLength(64))),
});

/** A file whose cells were all read. `expected`: what its preview said; another outcome is refused, to be looked at. */
export const sheetImportInput = z.object({
  id: z.optional(idInput),
  kind: z.enum(sheetKinds),
  programmeId: idInput,
  partnershipId: z.optional(idInput),
  fileName: line(200),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  size: z.int().check(z.gte(1)),
  notation: z.enum(notations),
  mapping: z.optional(sheetMapping),
  /** Columns that the file has; what it lacks stays as it stands. */
  columns: z.array(z.string()),
  expenses: z._default(z.array(expenseRow), []),
  budget: z._default(z.array(budgetRow), []),
  openings: z._default(z.array(openingRow), []),
  jointAmounts: z._default(z.array(jointRow), []),
  figures: z._default(z.array(figureRow), []),
  expected: z.optional(counts),
  /** Why what stands is changed, once for the whole file: needed where a row changes anything. */
  reason: z.optional(reasonInput),
});

export type SheetImportInput = z.infer<typeof sheetImportInput>;

export const sheetUndoInput = z.object({ id: idInput, reason: reasonInput });

export const sheetMappingInput = z.object({
  kind: z.enum(expenseKinds),
  partnershipId: z.optional(idInput),
  name: line(100),
  headsSha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  mapping: sheetMapping,
});
