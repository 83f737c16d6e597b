import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

/**
 * What can rest on an indicator, the gravest first: that it was handed in to the donor, or by a partner in its sheet; a point
 * of a review or a returned item of a partner's report, unless that was withdrawn; figures that stand, or were taken back since; windows that ask for
 * it; sittings that count toward it; documents.
 */
export const restingFacts = [
  'filed',
  'reported',
  'reviewed',
  'measured',
  'once-measured',
  'asked',
  'sitting',
  'document',
] as const;
export type RestingFact = (typeof restingFacts)[number];

/** What rests on an indicator, the gravest first; `names` says which, where they have names. */
export const restingOnIndicator = async (
  tx: Tx,
  instituteId: string,
  indicatorId: string,
): Promise<{ fact: RestingFact; names: string }[]> => {
  const { rows } = await sql<{ fact: RestingFact; names: string }>`
    with own as (select i.institute_id, i.id, i.entry_no, o.programme_id from indicators i
      join outcomes o on (o.institute_id, o.id) = (i.institute_id, i.outcome_id)
      where i.institute_id = ${instituteId} and i.id = ${indicatorId}),
    windows as (select w.name, exists (select from measurement_reports r
        join report_steps s on (s.institute_id, s.report_id) = (r.institute_id, r.id)
       where (r.institute_id, r.window_id) = (w.institute_id, w.id)) as "isReported"
      from reporting_windows w, own
      where (w.institute_id, w.programme_id) = (own.institute_id, own.programme_id) and own.id = any (w.indicators)
       and w.ended_by_no is null)
    select f.fact, coalesce(string_agg(distinct f.name, ', ' order by f.name), '') as names from (
      select 'filed' as fact, null::text as name from programme_decisions d, own
       where (d.institute_id, d.programme_id) = (own.institute_id, own.programme_id) and d.ended_by_no is null
         and d.place_no > own.entry_no
      union all
      select 'filed', null from filings g, own
       where (g.institute_id, g.programme_id) = (own.institute_id, own.programme_id) and g.entry_no > own.entry_no
      union all
      select 'reported', name from windows where "isReported"
      union all
      select 'reviewed', null from review_points p
        join progress_reviews v on (v.institute_id, v.id) = (p.institute_id, p.review_id) and v.withdrawn_on is null, own
       where (p.institute_id, p.indicator_id) = (own.institute_id, own.id) and p.ended_by_no is null
      union all
      select 'reviewed', null from returned_report_items t, own
       where (t.institute_id, t.subject_id) = (own.institute_id, own.id) and t.about = 'indicator'
         and not exists (select from partner_report_steps s where (s.institute_id, s.report_id) = (t.institute_id, t.report_id)
           and s.step = 'withdrawn')
      union all
      select case when m.ended_by_no is null then 'measured' else 'once-measured' end, null from measurements m, own
       where (m.institute_id, m.indicator_id) = (own.institute_id, own.id)
      union all
      select 'asked', name from windows where not "isReported"
      union all
      select 'sitting', null from indicator_dialogues l, own
       where (l.institute_id, l.indicator_id) = (own.institute_id, own.id)
      union all
      select 'document', c.title from documents c, own
       where (c.institute_id, c.subject_kind, c.subject_id) = (own.institute_id, 'indicator', own.id) and c.ended_by_no is null
    ) as f group by f.fact order by array_position(${[...restingFacts]}::text[], f.fact)`.execute(tx);
  return rows;
};
