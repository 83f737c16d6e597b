/** Kinds of transaction in the order of the standard's codes 1 to 13 (codelist TransactionType). */
const KINDS = [
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

export type TransactionKind = (typeof KINDS)[number];

/** The kind that a code stands for; undefined where the standard has no such code. */
export const kindOfCode = (code: string | undefined): TransactionKind | undefined =>
  /^[1-9]\d?$/.test(code ?? '') ? KINDS[Number(code) - 1] : undefined;

export const codeOfKind = (kind: string): string => String((KINDS as readonly string[]).indexOf(kind) + 1);
