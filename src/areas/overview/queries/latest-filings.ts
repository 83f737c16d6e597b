import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';

export type InstituteFilings = {
  id: string;
  code: string;
  name: Localized;
  filings: {
    id: string;
    kind: 'programme' | 'yearly_account';
    year: number | null;
    on: CalendarDay;
    by: string;
    /** Reference of the programme, as filed. */
    programme: string;
  }[];
};

/** Every institute that the actor may see with what it filed last, the newest first, at most `most` each. */
export const latestFilings = async (tx: Tx, most = 6): Promise<InstituteFilings[]> => {
  const { rows } = await sql<InstituteFilings>`
    select i.id, i.code, i.name, coalesce(f.filings, '[]'::jsonb) as filings
      from institutes i
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'year', x.year, 'on', x.filed_on::text,
                 'by', x.filed_by_name, 'programme', x.programme_reference) order by x.entry_no desc) as filings
          from (select * from filings where institute_id = i.id order by entry_no desc limit ${most}) as x) as f on true
     order by i.code`.execute(tx);
  return rows;
};
