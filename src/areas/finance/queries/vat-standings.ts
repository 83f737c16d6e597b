import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

export type VatStanding = {
  id: string;
  partnershipId: string | null;
  /** Null: the institute itself. */
  partner: string | null;
  recovers: boolean;
  from: CalendarDay;
  reason: string;
  entryNo: number;
};

/** Who recovers VAT from which day on, with the reason of each change; the latest first of each. */
export const vatStandings = async (tx: Tx, instituteId: string): Promise<VatStanding[]> => {
  const { rows } = await sql<VatStanding>`
    select v.id, v.partnership_id as "partnershipId", g.name as partner, v.recovers, v.from_on as "from", v.reason,
           v.entry_no as "entryNo"
      from vat_standings v
      left join partnerships s on s.institute_id = v.institute_id and s.id = v.partnership_id
      left join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
     where v.institute_id = ${instituteId} order by g.name nulls first, v.from_on desc, v.entry_no desc`.execute(
    tx,
  );
  return rows;
};
