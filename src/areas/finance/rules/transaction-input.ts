import * as z from 'zod/mini';
import { dayInput, idInput, reasonInput } from '../../results/rules/fact-input.ts';
import { localizedInput } from '../../results/rules/localized-input.ts';
import { moneyInput } from './money-input.ts';

/** Money in and out in the standard's kinds, in the order of its codes 1 to 13. */
export const transactionKinds = [
  'incoming_funds',
  'outgoing_commitment',
  'disbursement',
  'expenditure',
  'interest_payment',
  'loan_repayment',
  'reimbursement',
  'purchase_of_equity',
  'sale_of_equity',
  'credit_guarantee',
  'incoming_commitment',
  'outgoing_pledge',
  'incoming_pledge',
] as const;

export type TransactionKind = (typeof transactionKinds)[number];

const shortText = z.optional(z.string().check(z.trim(), z.maxLength(300)));

const transactionFields = {
  id: z.optional(idInput),
  programmeId: idInput,
  outcomeId: z.optional(idInput),
  partnershipId: z.optional(idInput),
  kind: z.enum(transactionKinds),
  reference: shortText,
  on: dayInput,
  valueOn: z.optional(dayInput),
  amount: moneyInput,
  description: z.optional(localizedInput),
  providerId: z.optional(idInput),
  providerActivityRef: shortText,
  receiverId: z.optional(idInput),
  receiverActivityRef: shortText,
};

/** One payment or commitment as a person enters it; what flows back is a kind of its own, so amounts are positive. */
export const transactionInput = z
  .object(transactionFields)
  .check(
    z.refine(({ amount }) => amount.minor > 0, { error: 'finance.amount-not-positive', path: ['amount'] }),
  );

const { id: _, ...sayable } = transactionFields;

/** The row that replaces what stands of a transaction. `version`: the entry number of the row that was looked at. */
export const transactionCorrectionInput = z.object({
  id: idInput,
  version: z.number(),
  reason: reasonInput,
  ...sayable,
});

/** Many at once, as a published file gives them: any amount, their order, and which row each one corrects. */
export const transactionsInput = z.object({
  transactions: z
    .array(
      z.object({
        ...transactionFields,
        position: z.optional(z.int().check(z.gte(0))),
        replaces: z.optional(z.object({ id: idInput, reason: reasonInput })),
      }),
    )
    .check(z.minLength(1), z.maxLength(20_000)),
});

export type TransactionsInput = z.infer<typeof transactionsInput>;
