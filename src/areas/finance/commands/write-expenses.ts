import type { Writing } from '../../../command/command.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { expenseContext } from '../queries/expense-context.ts';
import { draftExpense, type ExpenseDraft } from '../rules/expense-draft.ts';
import type { ExpenseInput } from '../rules/expense-input.ts';
import { applyDeclaredRates } from './apply-declared-rates.ts';
import { type Payment, useTransfers } from './use-transfers.ts';

export type WrittenExpense = { id: string; reference: string; input: ExpenseInput; draft: ExpenseDraft };

/** The expense number: the year it is charged to and the audit number that wrote it; a bulk counts on within it. */
const referenceOf = ({ entryNo }: Writing, draft: ExpenseDraft, at: number, of: number): string =>
  `D${draft.chargedYear}-${entryNo}${of === 1 ? '' : `.${at + 1}`}`;

/** Settles every expense, by row what is wrong, or all of them with their reference. */
export const draftExpenses = async (
  writing: Writing,
  inputs: readonly ExpenseInput[],
): Promise<{ errors: FieldErrors[] } | { drafted: WrittenExpense[] }> => {
  const context = await expenseContext(writing.tx, writing.chain, inputs);
  const rated = await applyDeclaredRates(writing, context, inputs);
  const outcomes = rated.map((input) => draftExpense(context, input));
  if (outcomes.some((outcome) => 'errors' in outcome))
    return { errors: outcomes.map((outcome) => ('errors' in outcome ? outcome.errors : {})) };
  const drafts = outcomes.flatMap((outcome) => ('draft' in outcome ? outcome.draft : []));
  return {
    drafted: inputs.map((input, at) => {
      const draft = drafts[at]!;
      return {
        id: input.id ?? newId(),
        reference: referenceOf(writing, draft, at, inputs.length),
        input,
        draft,
      };
    }),
  };
};

/** Inserts drafted expenses, a thousand rows a statement. */
export const writeExpenses = async (writing: Writing, written: readonly WrittenExpense[]): Promise<void> => {
  const rows = written.map((expense) => ({
    ...expenseRow(writing, expense),
    id: expense.id,
    expense_id: expense.id,
  }));
  for (let at = 0; at < rows.length; at += 1000)
    await writing.tx
      .insertInto('expenses')
      .values(rows.slice(at, at + 1000))
      .execute();
  await useTransfers(writing, written.flatMap(paymentsOf));
};

/** Out of the transfers of whom an expense is paid, and how much; in the programme's own currency nothing is exchanged. */
export const paymentsOf = ({
  id,
  input,
  draft,
}: Pick<WrittenExpense, 'id' | 'input' | 'draft'>): Payment[] => {
  const { partnershipId, converted } = draft;
  const { minor, currency } = input.amount;
  if (!partnershipId || currency === converted.currency) return [];
  const day = input.paidOn as CalendarDay;
  return [{ partnershipId, currency, to: converted.currency, expenseId: id, day, minor }];
};

/** The columns of an expense but its ids. */
export const expenseRow = (
  { chain, entryNo }: Writing,
  { reference, input, draft }: Pick<WrittenExpense, 'reference' | 'input' | 'draft'>,
) => ({
  institute_id: chain,
  entry_no: entryNo,
  reference,
  programme_id: draft.programmeId,
  outcome_id: draft.outcomeId,
  partnership_id: draft.partnershipId,
  activity_id: draft.activityId,
  block: draft.block,
  budget_line: draft.line,
  heading: draft.heading,
  item: input.item,
  paid_on: input.paidOn,
  charged_year: draft.chargedYear,
  description: input.description,
  amount_minor: input.amount.minor,
  currency: input.amount.currency,
  rate: draft.rate,
  rate_source: draft.rateSource,
  rate_on: draft.rateOn,
  converted_minor: draft.converted.minor,
  converted_currency: draft.converted.currency,
  voucher_state: input.voucherState,
  voucher_class: input.voucherClass,
  voucher_number: input.voucherNumber || null,
  voucher_minor: input.wholeVoucher?.minor ?? null,
  other_shares: JSON.stringify(
    input.otherShares.map(({ funder, amount, isBelgian }) => ({ funder, minor: amount.minor, isBelgian })),
  ),
  others_minor: input.otherShares.reduce((sum, { amount }) => sum + amount.minor, 0),
  vat_minor: input.vat?.minor ?? null,
  post_id: input.postId ?? null,
  attested_by: input.voucherState === 'attested' ? (input.attestedBy ?? null) : null,
  attested_why: input.voucherState === 'attested' ? (input.attestedWhy ?? null) : null,
  entered_on_behalf: input.onBehalf?.source ?? null,
});
