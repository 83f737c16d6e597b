import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Money } from '../../../kernel/money.ts';

/** What arrived of a transfer, and how much of it was used. */
export type TransferReceipt = {
  id: string;
  receivedMinor: number;
  receivedCurrency: string;
  costMinor: number | null;
  costCurrency: string | null;
  receivedOn: CalendarDay;
  correctionReason: string | null;
  usedMinor: number;
};

/** The receipt that stands of a transfer; undefined where nobody said what arrived. */
export const receiptOf = async (
  tx: Tx,
  instituteId: string,
  transactionId: string,
): Promise<TransferReceipt | undefined> => {
  const { rows } = await sql<TransferReceipt>`
    select r.id, r.received_minor as "receivedMinor", r.received_currency as "receivedCurrency", r.cost_minor as "costMinor",
      r.cost_currency as "costCurrency", r.received_on as "receivedOn", r.correction_reason as "correctionReason",
      coalesce((select sum(u.used_minor) from transfer_uses u where u.institute_id = r.institute_id and u.receipt_id = r.id
        and u.ended_by_no is null), 0)::bigint as "usedMinor"
      from transfer_receipts r
     where r.institute_id = ${instituteId} and r.transaction_id = ${transactionId} and r.ended_by_no is null`.execute(
    tx,
  );
  return rows[0];
};

export const arrivedOf = ({ receivedMinor, receivedCurrency }: TransferReceipt): Money => ({
  minor: receivedMinor,
  currency: receivedCurrency,
});

/** A part of an expense and the transfer that bears it. */
export type ExpensePart = {
  transactionId: string;
  reference: string | null;
  receivedOn: CalendarDay;
  used: Money;
  cost: Money;
  debited: Money;
  received: Money;
};

export type PartRow = Record<'used' | 'cost' | 'debited' | 'receivedMinor', number> & {
  transactionId: string;
  reference: string | null;
  receivedOn: CalendarDay;
  currency: string;
  to: string;
};

/** The transfers that bear an expense, the oldest first. */
export const partRows = (instituteId: string, expenseId: string): RawBuilder<PartRow> => sql<PartRow>`
    select t.id as "transactionId", t.reference, r.received_on as "receivedOn", sum(u.used_minor)::bigint as used,
      sum(u.cost_minor)::bigint as cost, t.amount_minor as debited, r.received_minor as "receivedMinor",
      r.received_currency as currency, t.currency as to
      from transfer_uses u
      join transfer_receipts r on r.institute_id = u.institute_id and r.id = u.receipt_id
      join transactions t on t.institute_id = r.institute_id and t.id = r.transaction_id
     where u.institute_id = ${instituteId} and u.expense_id = ${expenseId} and u.ended_by_no is null
     group by t.id, t.reference, t.amount_minor, t.currency, r.id, r.received_on, r.received_minor, r.received_currency
     order by r.received_on, r.id`;

export const partOf = ({
  used,
  cost,
  debited,
  receivedMinor,
  currency,
  to,
  ...row
}: PartRow): ExpensePart => ({
  ...row,
  used: { minor: used, currency },
  cost: { minor: cost, currency: to },
  debited: { minor: debited, currency: to },
  received: { minor: receivedMinor, currency },
});
