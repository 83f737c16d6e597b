import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Money } from '../../../kernel/money.ts';

export type AgreementLine = {
  id: string;
  reference: string;
  kind: string;
  from: CalendarDay;
  until: CalendarDay;
  amount: Money | null;
  signedOn: CalendarDay | null;
};
export type TransferLine = {
  id: string;
  on: CalendarDay;
  amount: Money;
  programmeId: string;
  programme: string;
};

/** Agreements of these partnerships that end on or after `from`, the newest first. */
export const agreementsSince = async (
  tx: Tx,
  instituteId: string,
  partnershipIds: readonly string[],
  from: CalendarDay,
): Promise<AgreementLine[]> => {
  const { rows } = await sql<
    Omit<AgreementLine, 'amount'> & { amount_minor: number | null; currency: string }
  >`
    select a.id, a.reference, a.kind, a.from_on as "from", a.until_on as "until", a.amount_minor, a.currency,
           s.signed_on as "signedOn"
      from agreements a
      left join agreement_signings s on (s.institute_id, s.agreement_id) = (a.institute_id, a.id)
     where a.institute_id = ${instituteId} and a.partnership_id = any (${[...partnershipIds]}::uuid[])
       and a.until_on >= ${from}::date
     order by a.from_on desc, a.reference limit 20`.execute(tx);
  return rows.map(({ amount_minor, currency, ...row }) => ({
    ...row,
    amount: amount_minor === null ? null : { minor: amount_minor, currency },
  }));
};

/** The last transfers to these partnerships, the newest first. */
export const lastTransfers = async (
  tx: Tx,
  instituteId: string,
  partnershipIds: readonly string[],
  most = 5,
): Promise<TransferLine[]> => {
  const { rows } = await sql<Omit<TransferLine, 'amount'> & { amount_minor: number; currency: string }>`
    select t.id, t.on_day as "on", t.amount_minor, t.currency, t.programme_id as "programmeId", g.reference as programme
      from transactions t join programmes g on (g.institute_id, g.id) = (t.institute_id, t.programme_id)
     where t.institute_id = ${instituteId} and t.partnership_id = any (${[...partnershipIds]}::uuid[])
       and t.kind = 'disbursement' and t.ended_by_no is null
     order by t.on_day desc, t.id desc limit ${most}`.execute(tx);
  return rows.map(({ amount_minor, currency, ...row }) => ({
    ...row,
    amount: { minor: amount_minor, currency },
  }));
};
