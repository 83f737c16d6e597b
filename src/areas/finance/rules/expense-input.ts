import * as z from 'zod/mini';
import { storedFile } from '../../records/rules/document-input.ts';
import { dayInput, idInput, onBehalfInput, reasonInput } from '../../results/rules/fact-input.ts';
import { budgetHeadings, budgetLines } from './budget-input.ts';
import { currencyInput, positiveMoneyInput, rateInput } from './money-input.ts';

const voucherStates = ['attached', 'to_follow', 'kept_at_partner', 'attested'] as const;
/** A list of persons stays at the partner; lists and pay are for the finance officer and the auditor only. */
const voucherClasses = ['ordinary', 'list_of_persons', 'pay'] as const;

const spent = {
  /** Follows from the outcome or the activity where it is left out. */
  programmeId: z.optional(idInput),
  /** None: management costs. */
  outcomeId: z.optional(idInput),
  activityId: z.optional(idInput),
  line: z.optional(z.enum(budgetLines)),
  heading: z.enum(budgetHeadings),
  item: z._default(z.string().check(z.trim(), z.maxLength(200)), ''),
  paidOn: dayInput,
  /** The year of the day of payment where it is left out. */
  chargedYear: z.optional(z.int().check(z.gte(1990), z.lte(2199))),
  description: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  voucherState: z._default(z.enum(voucherStates), 'to_follow'),
  voucherClass: z._default(z.enum(voucherClasses), 'ordinary'),
  voucherNumber: z.optional(z.string().check(z.trim(), z.maxLength(80))),
  /** Where no receipt can exist: who attests (a function or an organ) and why there is none. */
  attestedBy: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  attestedWhy: z.optional(z.string().check(z.trim(), z.maxLength(1000))),
};

/** What another funder bears of the same voucher, in the currency of the expense. */
const otherShare = z.object({
  funder: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  amount: positiveMoneyInput,
  /** Another subsidy of the Belgian Development Cooperation. */
  isBelgian: z._default(z.boolean(), false),
});

const shared = {
  /** The whole of the voucher, where the expense is a part of it. */
  wholeVoucher: z.optional(positiveMoneyInput),
  otherShares: z._default(z.array(otherShare).check(z.maxLength(20)), []),
  /** Of the amount, the part that is VAT. */
  vat: z.optional(positiveMoneyInput),
  /** Whose work a personnel expense pays: a post, never a person. */
  postId: z.optional(idInput),
};

const rated = {
  amount: positiveMoneyInput,
  /** Needed where the amount is in another currency than the programme's. */
  rate: z.optional(rateInput),
  rateSource: z.optional(z.string().check(z.trim(), z.maxLength(300))),
  rateOn: z.optional(dayInput),
};

/** What was spent, for what, by whom, at which rate. */
export const expenseInput = z.object({
  id: z.optional(idInput),
  partnershipId: z.optional(idInput),
  ...spent,
  ...rated,
  ...shared,
  onBehalf: z.optional(onBehalfInput),
});

/** The row that replaces what stands of an expense. `version`: the entry number of the row that was looked at. */
export const expenseCorrectionInput = z.object({
  id: idInput,
  version: z.number(),
  reason: reasonInput,
  ...spent,
  ...rated,
  ...shared,
});

/** Takes an expense back altogether: entered twice, not ours. */
export const voidInput = z.object({ id: idInput, version: z.number(), reason: reasonInput });

/** Takes the amount of an expense back in an open period. `paidOn`: the day that it is booked on. */
export const reversalInput = z.object({
  id: idInput,
  newId: z.optional(idInput),
  version: z.number(),
  paidOn: dayInput,
  reason: reasonInput,
});

const lookedAt = z.object({ id: idInput, version: z.number() });

/** Approved by another than who entered them; each as it was looked at. */
export const approvalInput = z.object({
  expenses: z.array(lookedAt).check(z.minLength(1), z.maxLength(5000)),
});

/** A word on one expense, with its reason and the article it rests on. */
export const expenseDecisionInput = z.object({
  id: idInput,
  version: z.number(),
  reason: reasonInput,
  article: z.optional(z.string().check(z.trim(), z.maxLength(300))),
});

export const periodLockInput = z.object({ programmeId: idInput, until: dayInput, reason: reasonInput });
export const periodOpeningInput = z.object({ programmeId: idInput, reason: reasonInput });

/** A cash book: one partner's (or the institute's own) payments in one currency at one rate. */
export const cashBookInput = z.object({
  programmeId: z.optional(idInput),
  partnershipId: z.optional(idInput),
  currency: currencyInput,
  rate: z.optional(rateInput),
  rateSource: rated.rateSource,
  rateOn: rated.rateOn,
  onBehalf: z.optional(onBehalfInput),
  rows: z
    .array(
      z.object({
        id: z.optional(idInput),
        ...spent,
        amountMinor: z.int().check(z.gte(1, 'finance.amount-not-positive')),
      }),
    )
    .check(z.minLength(1), z.maxLength(5000)),
});

/** Files that were taken in before, each with the expense that it backs. */
export const attachedVouchersInput = z.object({
  vouchers: z
    .array(z.object({ expenseId: idInput, file: storedFile }))
    .check(z.minLength(1, 'records.file-or-place'), z.maxLength(200)),
});

export type ExpenseInput = z.infer<typeof expenseInput>;
export type CashBookInput = z.infer<typeof cashBookInput>;
