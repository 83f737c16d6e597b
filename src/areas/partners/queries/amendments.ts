import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';

export type AmendmentRow = {
  id: string;
  agreementId: string;
  /** Null where it leaves the last day, or the amount, as it was. */
  untilOn: CalendarDay | null;
  amountMinor: number | null;
  reason: string;
  signedOn: CalendarDay | null;
  signedByName: string | null;
  signedForPartnerBy: string | null;
};

/** The amendments of an agreement in the order in which they were drafted. */
export const amendmentsOf = async (
  tx: Tx,
  instituteId: string,
  agreementId: string,
): Promise<AmendmentRow[]> => rowsWhere(tx, instituteId, sql`m.agreement_id = ${agreementId}`);

/** One amendment; undefined where it is not this institute's or not this partner's. */
export const amendment = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<AmendmentRow | undefined> =>
  isId(id) ? (await rowsWhere(tx, instituteId, sql`m.id = ${id}`)).at(0) : undefined;

const rowsWhere = async (tx: Tx, instituteId: string, which: ReturnType<typeof sql>) => {
  const { rows } = await sql<AmendmentRow>`
    select m.id, m.agreement_id as "agreementId", m.until_on as "untilOn", m.amount_minor as "amountMinor", m.reason,
           g.signed_on as "signedOn", g.signed_by_name as "signedByName", g.signed_for_partner_by as "signedForPartnerBy"
      from agreement_amendments m
      left join amendment_signings g on (g.institute_id, g.amendment_id) = (m.institute_id, m.id)
     where m.institute_id = ${instituteId} and ${which} order by m.entry_no, m.id`.execute(tx);
  return rows;
};
