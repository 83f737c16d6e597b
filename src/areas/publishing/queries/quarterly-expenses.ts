import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { chargeGroups } from '../../finance/queries/charge-groups.ts';
import { type Quarter, quarterlyExpenditure, quarterOf } from '../rules/quarter.ts';
import type { TransactionRow } from '../rules/subject.ts';

/**
 * What of the expenses of a programme may be charged, by outcome and quarter, in the programme's currency: the
 * figures of the budget comparison, as transactions of type 4. Management costs are the programme's own.
 */
export const quarterlyExpenses = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<(TransactionRow & { outcomeId: string | null })[]> => {
  const { rows } = await sql<{ id: string; paidOn: CalendarDay; chargedYear: number }>`
    select expense_id as id, paid_on as "paidOn", charged_year as "chargedYear" from expenses
     where institute_id = ${instituteId} and programme_id = ${programmeId} and ended_by_no is null`.execute(
    tx,
  );
  const byQuarter = Map.groupBy(rows, ({ paidOn, chargedYear }) => quarterOf(paidOn, chargedYear));
  const sums: { quarter: Quarter; outcomeId: string | null; currency: string; minor: number }[] = [];
  for (const [quarter, expenses] of [...byQuarter].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const expenseIds = expenses.map(({ id }) => id);
    const groups = await chargeGroups(tx, instituteId, { programmeId, expenseIds });
    const cells = Map.groupBy(
      groups.filter(({ isChargeable }) => isChargeable),
      ({ outcomeId, currency }) => `${outcomeId ?? ''} ${currency}`,
    );
    for (const [first, ...others] of cells.values()) {
      const minor = others.reduce((sum, group) => sum + group.minor, first!.minor);
      sums.push({ quarter, outcomeId: first!.outcomeId, currency: first!.currency, minor });
    }
  }
  return sums
    .filter(({ minor }) => minor !== 0)
    .map(({ quarter, outcomeId, currency, minor }, position) => ({
      ...quarterlyExpenditure(quarter, { minor, currency }, position),
      outcomeId,
    }));
};
