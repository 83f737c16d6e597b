import { sql } from 'kysely';
import {
  conflict,
  defineCommand,
  done,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { NotAllowed, type Problem } from '../../../kernel/problem.ts';
import { expenseContext } from '../queries/expense-context.ts';
import type { ExpenseDetail } from '../queries/expenses.ts';
import { settledFinding } from '../queries/settled-findings.ts';
import { maySeeFindings } from '../rules/control-link-permissions.ts';
import { closedPeriod } from '../rules/expense-draft.ts';
import { expenseCorrectionInput } from '../rules/expense-input.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { purseOf, releaseTransfers, settleAdvances, useTransfers } from './use-transfers.ts';
import { decidedExpense } from './write-decisions.ts';
import { draftExpenses, expenseRow, paymentsOf } from './write-expenses.ts';

/** Another row in the place of the one that stands, with the reason; number, partner and vouchers stay. */
export const correctExpense = defineCommand({
  name: 'correct-expense',
  version: 1,
  input: expenseCorrectionInput,
  constraints: {
    an_activity_with_expenses_cannot_be_cancelled: {
      fields: { activityId: [{ key: 'finance.activity-cancelled' }] },
    },
  },
  may: (actor) => mayRecordExpense(actor, { partnershipId: actor.partnerships[0] }),
  run: async (writing, { id, version, reason, ...said }) => {
    const standing = await standingExpense(writing, id);
    if (standing.entryNo !== version) return conflict(standing.entryNo, comparable(standing));
    const settled = await whySettled(writing, standing);
    if (settled) return refuse(settled);
    if (standing.reversesId) return refuse({ key: 'finance.reversal-not-corrected' });
    const partnershipId = standing.partnershipId ?? undefined;
    await releaseTransfers(writing, id);
    const drafting = await draftExpenses(writing, [{ ...said, partnershipId }]);
    if ('errors' in drafting) return refuseFields(drafting.errors[0]!);
    const { draft, input } = drafting.drafted[0]!;
    const { reference, enteredOnBehalf } = standing;
    await endExpense(writing, standing.rowId);
    await writing.tx
      .insertInto('expenses')
      .values({
        ...expenseRow(writing, { reference, input, draft }),
        id: newId(),
        expense_id: id,
        entered_on_behalf: enteredOnBehalf,
        replaces_id: standing.rowId,
        correction_reason: reason,
      })
      .execute();
    await useTransfers(writing, paymentsOf({ id, input, draft }));
    await settleAdvances(writing, purseOf(standing));
    return done(
      { id, reference },
      {
        subject: { kind: 'expense', id },
        partnershipId: standing.partnershipId,
        before: comparable(standing),
        after: { ...said, ...draft, reason },
      },
    );
  },
});

/** The row of an expense that stands. @throws NotFound, NotAllowed where it is another partner's. */
export const standingExpense = async (writing: Writing, id: string): Promise<ExpenseDetail> => {
  const standing = await decidedExpense(writing, id);
  const allowed = mayRecordExpense(writing.actor, standing);
  if (allowed !== true) throw new NotAllowed(allowed);
  return standing;
};

/**
 * Why an expense is no longer touched: its period is closed, it was reversed, or it settled a finding. Undefined where it
 * may be.
 */
export const whySettled = async (writing: Writing, expense: ExpenseDetail): Promise<Problem | undefined> => {
  if (expense.reversals.length > 0) return { key: 'finance.reversed-already' };
  const ofControl = await whyOfControl(writing, expense);
  if (ofControl) return ofControl;
  const { tx, chain } = writing;
  const { programmes } = await expenseContext(tx, chain, [{ programmeId: expense.programmeId }]);
  return closedPeriod(expense, programmes.get(expense.programmeId)?.lockedUntil ?? null)?.problem;
};

/** Why what a control rejected stays on own funds: the finding, for whoever sees findings. Undefined where none has. */
export const whyOfControl = async (
  { tx, actor, chain }: Writing,
  { id, isOfControl }: ExpenseDetail,
): Promise<Problem | undefined> => {
  if (!isOfControl) return undefined;
  const number = maySeeFindings(actor) === true ? await settledFinding(tx, chain, id) : undefined;
  return number === undefined
    ? { key: 'finance.settled-by-control' }
    : { key: 'finance.settled-by-finding', args: { number } };
};

export const endExpense = ({ tx, chain, entryNo }: Writing, rowId: string) =>
  sql`update expenses set ended_by_no = ${entryNo} where institute_id = ${chain} and id = ${rowId}`.execute(
    tx,
  );

/** What two people saving at once compare, by the label of its field. */
export const comparable = (row: ExpenseDetail) => ({
  'finance.amount': `${toDecimal({ minor: row.minor, currency: row.currency })} ${row.currency}`,
  'finance.paidOn': row.paidOn,
  'finance.description': row.description,
  'finance.heading': row.heading,
  'finance.item': row.item,
  'finance.chargedYear': row.chargedYear,
});
