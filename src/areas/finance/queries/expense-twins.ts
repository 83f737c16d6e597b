import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

/** Whether a standing row `w` looks like `e`: same partner, amount and currency, and the same day or voucher number. */
export const looksLike = (): RawBuilder<boolean> => sql<boolean>`w.amount_minor = e.amount_minor
  and w.currency = e.currency and w.partnership_id is not distinct from e.partnership_id
  and (w.paid_on = e.paid_on or w.voucher_number = e.voucher_number)`;

export type TypedLine = { paidOn: string; minor: number; voucherNumber: string | undefined };

/** References of standing expenses that look like each line that was typed, in the order of the lines. */
export const standingTwins = async (
  tx: Tx,
  instituteId: string,
  { partnershipId, currency }: { partnershipId: string | null; currency: string },
  lines: readonly TypedLine[],
): Promise<string[][]> => {
  const typed = JSON.stringify(
    lines.map(({ paidOn, minor, voucherNumber }, no) => ({
      no,
      paid_on: paidOn,
      amount_minor: minor,
      voucher_number: voucherNumber ?? null,
      currency,
      partnership_id: partnershipId,
    })),
  );
  const { rows } = await sql<{ no: number; reference: string }>`
    select e.no, w.reference from jsonb_to_recordset(${typed}::jsonb) as e (no int, paid_on date, amount_minor bigint,
        voucher_number text, currency text, partnership_id uuid)
      join expenses w on w.institute_id = ${instituteId} and w.ended_by_no is null and ${looksLike()}
     order by e.no, w.reference`.execute(tx);
  return lines.map((_, at) => rows.filter(({ no }) => no === at).map(({ reference }) => reference));
};
