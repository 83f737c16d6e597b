import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { TransferLayer } from '../rules/transfer-layers.ts';

/** Whose money, received in which currency, of programmes kept in which other. */
export type Purse = { partnershipId: string; currency: string; to: string };

export const purseKey = ({ partnershipId, currency, to }: Purse): string =>
  `${partnershipId} ${currency} ${to}`;

/**
 * What is left of each transfer that a partner received in a currency, the oldest first: minor units of that currency,
 * and of what was debited for it. A transfer without a receipt is not here: nobody said what arrived of it.
 */
export const openLayers = async (tx: Tx, instituteId: string, purse: Purse): Promise<TransferLayer[]> => {
  const { rows } = await sql<TransferLayer>`
    select r.id, greatest(r.received_minor - coalesce(u.used, 0), 0)::bigint as left,
           greatest(t.amount_minor - coalesce(u.cost, 0), 0)::bigint as cost
      from transfer_receipts r
      join transactions t on t.institute_id = r.institute_id and t.id = r.transaction_id
      left join (select receipt_id, sum(used_minor) as used, sum(cost_minor) as cost from transfer_uses
         where institute_id = ${instituteId} and partnership_id = ${purse.partnershipId} and ended_by_no is null group by receipt_id) u
        on u.receipt_id = r.id
     where r.institute_id = ${instituteId} and r.partnership_id = ${purse.partnershipId} and r.ended_by_no is null
       and t.kind = 'disbursement' and t.ended_by_no is null
       and r.received_currency = ${purse.currency} and t.currency = ${purse.to}
     order by r.received_on, r.entry_no, r.id`.execute(tx);
  return rows;
};

/** A payment that no transfer bears whole yet. */
export type UncoveredExpense = { id: string; day: string; open: number };

/** Expenses out of a purse of which a part waits for a transfer, the first paid first; what was reversed of one waits for none. */
export const uncoveredExpenses = async (
  tx: Tx,
  instituteId: string,
  purse: Purse,
): Promise<UncoveredExpense[]> => {
  const { rows } = await sql<UncoveredExpense>`
    select e.expense_id as id, e.paid_on as day, o.open from expenses e
      left join (select expense_id, sum(used_minor) as used from transfer_uses
         where institute_id = ${instituteId} and partnership_id = ${purse.partnershipId} and ended_by_no is null group by expense_id) u
        on u.expense_id = e.expense_id
      left join expenses n on n.institute_id = e.institute_id and n.reverses_id = e.expense_id and n.ended_by_no is null
      cross join lateral (select (e.amount_minor + coalesce(n.amount_minor, 0) - coalesce(u.used, 0))::bigint as open) o
     where e.institute_id = ${instituteId} and e.partnership_id = ${purse.partnershipId} and e.ended_by_no is null
       and e.currency = ${purse.currency} and e.converted_currency = ${purse.to} and o.open > 0
     order by e.paid_on, e.entry_no, e.expense_id`.execute(tx);
  return rows;
};
