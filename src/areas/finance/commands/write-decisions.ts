import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type ExpenseDetail, expenseHistory } from '../queries/expenses.ts';

export type ExpenseDecision = 'approved' | 'returned' | 'own_funds' | 'to_subsidy';

type Said = {
  decision: ExpenseDecision;
  reason?: string | undefined;
  article?: string | undefined;
  /** It settles a finding of a control. */
  ofControl?: true;
};

/** The row of an expense that stands, for a decision on it. @throws NotFound */
export const decidedExpense = async ({ tx, chain }: Writing, id: string): Promise<ExpenseDetail> => {
  const [standing] = await expenseHistory(tx, chain, id);
  if (!standing || standing.endedByNo !== null) throw new NotFound();
  return standing;
};

/** One word on each of these expenses, as rows of their own. */
export const writeDecisions = async (
  { tx, chain, actor, entryNo }: Writing,
  expenses: readonly Pick<
    ExpenseDetail,
    'id' | 'programmeId' | 'outcomeId' | 'partnershipId' | 'chargedYear' | 'entryNo'
  >[],
  { decision, reason, article, ofControl }: Said,
): Promise<void> => {
  const rows = expenses.map((expense) => ({
    institute_id: chain,
    id: newId(),
    expense_id: expense.id,
    programme_id: expense.programmeId,
    outcome_id: expense.outcomeId,
    partnership_id: expense.partnershipId,
    charged_year: expense.chargedYear,
    decision,
    reason: reason ?? null,
    article: article ?? null,
    of_control: ofControl ?? false,
    judged_no: expense.entryNo,
    decided_by: actor.membershipId,
    decided_by_name: actor.name,
    entry_no: entryNo,
  }));
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insertInto('expense_decisions')
      .values(rows.slice(at, at + 1000))
      .execute();
};
