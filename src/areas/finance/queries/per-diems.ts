import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

export type PerDiemRow = {
  country: string;
  from: CalendarDay;
  minor: number;
  currency: string;
  source: string;
  entryNo: number;
};

/** The table of per diems, by country, the latest first; of a country and day loaded twice the later word. */
export const perDiems = async (tx: Tx, instituteId: string): Promise<PerDiemRow[]> => {
  const { rows } = await sql<PerDiemRow>`
    select distinct on (d.country, d.from_on) d.country, d.from_on as "from", d.amount_minor as minor, d.currency, d.source,
           d.entry_no as "entryNo"
      from per_diem_rates d where d.institute_id = ${instituteId}
     order by d.country, d.from_on desc, d.entry_no desc`.execute(tx);
  return rows;
};
