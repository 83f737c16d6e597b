import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { chargeGroups } from '../../finance/queries/charge-groups.ts';
import { quarterlyExpenditure, quarterOf } from '../rules/quarter.ts';
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
  const funded = await fundedPartnerships(tx, instituteId, programmeId);
  const groups = await chargeGroups(tx, instituteId, { programmeId }, { byQuarter: true });
  const published = groups
    .filter(({ isChargeable, partnershipId }) => isChargeable && !funded.has(partnershipId))
    .map((group) => ({ ...group, quarter: quarterOf(group.paidOn, group.year) }));
  const cells = Map.groupBy(
    published,
    ({ quarter, outcomeId, currency }) => `${quarter} ${outcomeId ?? ''} ${currency}`,
  );
  const sums = [...cells]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, [first, ...others]]) => ({
      ...first!,
      minor: others.reduce((sum, group) => sum + group.minor, first!.minor),
    }));
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
