import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { chargeGroups } from '../../finance/queries/charge-groups.ts';
import { type Quarter, quarterlyExpenditure, quarterOf } from '../rules/quarter.ts';
import type { TransactionRow } from '../rules/subject.ts';

/**
 * What of the expenses of a programme may be charged, by outcome and quarter, in the programme's currency: the
 * figures of the budget comparison, as transactions of type 4. Management costs are the programme's own. What a
 * partner pays from its transfers is left out: it is published as those (type 3), and nothing is published twice.
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
  const funded = await fundedPartnerships(tx, instituteId, programmeId);
  const byQuarter = Map.groupBy(rows, ({ paidOn, chargedYear }) => quarterOf(paidOn, chargedYear));
  const sums: { quarter: Quarter; outcomeId: string | null; currency: string; minor: number }[] = [];
  for (const [quarter, expenses] of [...byQuarter].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const expenseIds = expenses.map(({ id }) => id);
    const groups = await chargeGroups(tx, instituteId, { programmeId, expenseIds });
    const cells = Map.groupBy(
      groups.filter(({ isChargeable, partnershipId }) => isChargeable && !funded.has(partnershipId)),
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

/** Partnerships to which the programme transferred money. */
const fundedPartnerships = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<ReadonlySet<string | null>> => {
  const { rows } = await sql<{ id: string }>`
    select p.id from partnerships p where p.institute_id = ${instituteId} and exists (select from transactions t
      where t.institute_id = p.institute_id and t.programme_id = ${programmeId} and t.ended_by_no is null
        and t.kind = 'disbursement' and (t.partnership_id = p.id or t.receiver_id = p.organisation_id))`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
};
