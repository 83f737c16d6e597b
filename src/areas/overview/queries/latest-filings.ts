import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
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

/** What was filed in any way: books, performance scores, lessons, or what is owed in a year. */
export type NewFiling = Omit<InstituteFilings['filings'][number], 'isNew' | 'kind'> & {
  kind: 'programme' | 'yearly_account' | 'scores' | 'lessons' | 'obligation';
  /** What the law calls it, of an obligation. */
  title: Localized | null;
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

/**
 * What all institutes that the actor may see filed after `since`, the newest first, at most `most`. Of what bears a day and no
 * hour, everything of that day is new, as it was filed last; what went another way is new once the institute has put it on record.
 */
export const filingsSince = async (tx: Tx, since: Temporal.Instant, most = 50): Promise<NewFiling[]> => {
  const { rows } = await sql<NewFiling>`
    select f.id, f.kind, f.year, f.filed_on as on, f.filed_by_name as by, f.programme_reference as programme, null::jsonb as title,
           i.code as institute, f.filed_at as moment,
           exists (select from filings e where e.institute_id = f.institute_id and e.programme_id = f.programme_id
             and e.kind = f.kind and e.year is not distinct from f.year and e.entry_no < f.entry_no) as "isAgain"
      from filings f join institutes i on i.id = f.institute_id
     where f.filed_at > ${since.toString()}::timestamptz
    union all
    select s.id, 'scores', s.year, s.filed_on, s.filed_by_name, s.programme_reference || ' · ' || s.outcome_code, null, i.code,
           s.filed_on,
           exists (select from score_filings e where e.institute_id = s.institute_id and e.sheet_id = s.sheet_id and e.entry_no < s.entry_no)
      from score_filings s join institutes i on i.id = s.institute_id where s.filed_on >= ${dayOf(since)}::date
       and not exists (select from score_filings n where n.institute_id = s.institute_id and n.sheet_id = s.sheet_id and n.entry_no > s.entry_no)
    union all
    select l.id, 'lessons', l.year, l.filed_on, l.filed_by_name, l.programme_reference || ' · ' || l.outcome_code, null, i.code,
           l.filed_on,
           exists (select from lesson_filings e where e.institute_id = l.institute_id and e.sheet_id = l.sheet_id and e.entry_no < l.entry_no)
      from lesson_filings l join institutes i on i.id = l.institute_id where l.filed_on >= ${dayOf(since)}::date
       and not exists (select from lesson_filings n where n.institute_id = l.institute_id and n.sheet_id = l.sheet_id and n.entry_no > l.entry_no)
    union all
    select c.id, 'obligation', c.year, c.filed_on, '', c.subject, c.kind_title, i.code, c.recorded_at, c.filing_version > 1
      from obligation_closings c join institutes i on i.id = c.institute_id
     where c.ended_by_no is null and c.recorded_at > ${since.toString()}::timestamptz
     order by moment desc, id desc limit ${most}`.execute(tx);
  return rows;
};

/** The day of an instant in Brussels. */
const dayOf = (at: Temporal.Instant): CalendarDay =>
  todayIn('Europe/Brussels', new Date(at.epochMilliseconds));
