import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
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

/** An expense, or the receipt of money that went back, that no transfer bears whole yet; `open` of it in the partner's currency. */
export type WaitingPayment = {
  expenseId: string | null;
  returnId: string | null;
  day: CalendarDay;
  open: number;
};

/** What was taken out of a purse and waits for a transfer, the first paid first; what was reversed of an expense waits for none. */
export const waitingPayments = async (
  tx: Tx,
  instituteId: string,
  purse: Purse,
): Promise<WaitingPayment[]> => {
  const { rows } = await sql<WaitingPayment>`
    with taken as (
      select e.expense_id, null::uuid as return_id, e.paid_on as day, e.entry_no, e.amount_minor + coalesce((
               select sum(n.amount_minor) from expenses n
                where n.institute_id = e.institute_id and n.reverses_id = e.expense_id and n.ended_by_no is null), 0) as minor
        from expenses e
       where e.institute_id = ${instituteId} and e.partnership_id = ${purse.partnershipId} and e.ended_by_no is null
         and e.currency = ${purse.currency} and e.converted_currency = ${purse.to}
      union all
      select null, r.id, t.on_day, r.entry_no, r.received_minor from transfer_receipts r
        join transactions t on t.institute_id = r.institute_id and t.id = r.transaction_id
       where r.institute_id = ${instituteId} and r.partnership_id = ${purse.partnershipId} and r.ended_by_no is null
         and t.kind = 'reimbursement' and t.ended_by_no is null
         and r.received_currency = ${purse.currency} and t.currency = ${purse.to}),
    borne as (
      select coalesce(expense_id, return_receipt_id) as id, sum(used_minor) as used from transfer_uses
       where institute_id = ${instituteId} and partnership_id = ${purse.partnershipId} and ended_by_no is null group by 1)
    select t.expense_id as "expenseId", t.return_id as "returnId", t.day, (t.minor - coalesce(b.used, 0))::bigint as open
      from taken t left join borne b on b.id = coalesce(t.expense_id, t.return_id)
     where t.minor > coalesce(b.used, 0) order by t.day, t.entry_no, t.expense_id, t.return_id`.execute(tx);
  return rows;
};
