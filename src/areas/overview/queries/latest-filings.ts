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
    /** Filed after `since`. */
    isNew: boolean;
  }[];
};

export type NewFiling = Omit<InstituteFilings['filings'][number], 'isNew'> & {
  institute: string;
  /** The same account was filed before: this one takes its place. */
  isAgain: boolean;
};

/** Every institute that the actor may see with what it filed last, the newest first, at most `most` each. */
export const latestFilings = async (
  tx: Tx,
  since: Temporal.Instant | null,
  most = 6,
): Promise<InstituteFilings[]> => {
  const { rows } = await sql<InstituteFilings>`
    select i.id, i.code, i.name, coalesce(f.filings, '[]'::jsonb) as filings
      from institutes i
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'year', x.year, 'on', x.filed_on::text,
                 'by', x.filed_by_name, 'programme', x.programme_reference,
                 'isNew', coalesce(x.filed_at > ${since?.toString() ?? null}::timestamptz, false)) order by x.entry_no desc) as filings
          from (select * from filings where institute_id = i.id order by entry_no desc limit ${most}) as x) as f on true
     order by i.code`.execute(tx);
  return rows;
};

/** What all institutes that the actor may see filed after `since`, the newest first, at most `most`. */
export const filingsSince = async (tx: Tx, since: Temporal.Instant, most = 50): Promise<NewFiling[]> => {
  const { rows } = await sql<NewFiling>`
    select f.id, f.kind, f.year, f.filed_on as on, f.filed_by_name as by, f.programme_reference as programme,
           i.code as institute,
           exists (select from filings e where e.institute_id = f.institute_id and e.programme_id = f.programme_id
             and e.kind = f.kind and e.year is not distinct from f.year and e.entry_no < f.entry_no) as "isAgain"
      from filings f join institutes i on i.id = f.institute_id
     where f.filed_at > ${since.toString()}::timestamptz
     order by f.filed_at desc, f.id desc limit ${most}`.execute(tx);
  return rows;
};
