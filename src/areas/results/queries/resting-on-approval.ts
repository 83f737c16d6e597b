import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { RestingOnApproval } from '../rules/report-state.ts';

/**
 * What was filed with the donor of the days of a sheet since it was approved, or accepted in a partner's report, the filing
 * first; undefined where nothing was. Since: the first approval of the sheet, or of a figure of it, that stands.
 */
export const restingOnApproval = async (
  tx: Tx,
  instituteId: string,
  reportId: string,
  figureIds: readonly string[],
): Promise<RestingOnApproval | undefined> => {
  const { rows } = await sql<RestingOnApproval>`
    with sheet as (
      select r.institute_id, r.partnership_id, w.programme_id, w.until_on, least(
          (select min(v.entry_no) from measurement_reviews v
            where v.institute_id = r.institute_id and v.measurement_id = any (${[...figureIds]}::uuid[]) and v.kind = 'approved'
              and not exists (select from measurement_reviews t where (t.institute_id, t.measurement_id) = (v.institute_id, v.measurement_id)
                and t.kind = 'taken_back' and t.entry_no > v.entry_no)),
          (select min(s.entry_no) from report_steps s
            where (s.institute_id, s.report_id) = (r.institute_id, r.id) and s.kind = 'approved'
              and not exists (select from report_steps t where (t.institute_id, t.report_id) = (s.institute_id, s.report_id)
                and t.kind = 'taken_back' and t.entry_no > s.entry_no))) as approved_no
        from measurement_reports r join reporting_windows w on (w.institute_id, w.id) = (r.institute_id, r.window_id)
       where r.institute_id = ${instituteId} and r.id = ${reportId})
    select fact, "on", from_on as "from", until_on as until from (
      select 'filed' as fact, f.filed_on as "on", null::date as from_on, null::date as until_on, f.entry_no
        from filings f join sheet h on (h.institute_id, h.programme_id) = (f.institute_id, f.programme_id)
       where f.entry_no > h.approved_no and (f.year is null or h.until_on <= make_date(f.year, 12, 31))
      union all
      select 'accepted', l.on_day, p.from_on, p.until_on, l.entry_no
        from sheet h join partner_reports p on (p.institute_id, p.programme_id, p.partnership_id)
            = (h.institute_id, h.programme_id, h.partnership_id) and h.until_on between p.from_on and p.until_on
        join lateral (select s.step, s.on_day, s.entry_no from partner_report_steps s
          where (s.institute_id, s.report_id) = (p.institute_id, p.id) order by s.entry_no desc limit 1) l on l.step = 'accepted'
       where l.entry_no > h.approved_no) x
     order by fact = 'filed' desc, entry_no limit 1`.execute(tx);
  return rows[0];
};
