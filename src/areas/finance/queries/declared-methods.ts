import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ExchangeMethod } from '../rules/exchange-methods.ts';

/** A declaration: of an agreement, or (null) of everything that declares nothing itself. */
export type DeclaredMethod = {
  id: string;
  agreementId: string | null;
  agreement: string | null;
  partner: string | null;
  method: ExchangeMethod;
  fromOn: CalendarDay;
  reason: string;
  entryNo: number;
};

/** All declarations that the actor sees: what is common first, then by partner and agreement, the latest first. */
export const declaredMethods = async (tx: Tx, instituteId: string): Promise<DeclaredMethod[]> => {
  const { rows } = await sql<DeclaredMethod>`
    select x.id, x.agreement_id as "agreementId", a.reference as agreement, g.name as partner, x.method,
      x.from_on as "fromOn", x.reason, x.entry_no as "entryNo"
      from exchange_methods x
      left join agreements a on a.institute_id = x.institute_id and a.id = x.agreement_id
      left join partnerships s on s.institute_id = x.institute_id and s.id = x.partnership_id
      left join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
     where x.institute_id = ${instituteId}
     order by g.name nulls first, a.reference nulls first, x.from_on desc, x.entry_no desc`.execute(tx);
  return rows;
};

export type AgreementChoice = { id: string; label: string };

/** Agreements to declare a method for, the latest first. */
export const agreementChoices = async (tx: Tx, instituteId: string): Promise<AgreementChoice[]> => {
  const { rows } = await sql<AgreementChoice>`
    select a.id, g.name || ' · ' || a.reference as label from agreements a
      join partnerships s on s.institute_id = a.institute_id and s.id = a.partnership_id
      join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
     where a.institute_id = ${instituteId} order by g.name, a.from_on desc`.execute(tx);
  return rows;
};
