-- Areas results and records: the evidence of a sheet is that of its figures of other countries too. By which countries a sheet
-- was ever handed in stands on it, where an auditor, who reads none of its steps, can be held to it.
alter table measurement_reports add column countries text[] not null default '{}';
update measurement_reports r set countries = s.countries from (
  select z.institute_id, z.report_id, array_agg(distinct c.country order by c.country) as countries
    from report_steps z cross join lateral unnest(z.countries) as c (country)
   where z.kind = 'submitted' group by z.institute_id, z.report_id) s
 where (s.institute_id, s.report_id) = (r.institute_id, r.id);
grant update (countries) on measurement_reports to relais_institute, relais_partner;
grant select (countries) on measurement_reports to relais_auditor;

-- A measurement is read within the outcomes and years of the control (0008). The institute's own name a country wherever it measured.
alter policy auditor_of_these_figures on measurement_reports
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and exists (select from measurements m
      join reporting_windows w on (w.institute_id, w.id) = (measurement_reports.institute_id, measurement_reports.window_id)
      where m.institute_id = measurement_reports.institute_id
        and m.partnership_id is not distinct from measurement_reports.partnership_id
        and m.indicator_id = any (w.indicators) and w.ended_by_no is null
        and (m.from_on, m.until_on) = (w.from_on, w.until_on)
        and case when m.partnership_id is null then w.asks_institute
          else m.partnership_id = any (w.partnerships) and (m.country is null or m.country = any (measurement_reports.countries)) end));
