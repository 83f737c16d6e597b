-- Areas results and records: the sheet of a window that was withdrawn, or of a partner that it no longer asks, is no
-- evidence of the figures of another window over the same days.
alter policy auditor_of_these_figures on measurement_reports
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and exists (select from measurements m
      join reporting_windows w on (w.institute_id, w.id) = (measurement_reports.institute_id, measurement_reports.window_id)
      where (m.institute_id, m.partnership_id) = (measurement_reports.institute_id, measurement_reports.partnership_id)
        and m.indicator_id = any (w.indicators) and m.country is null
        and m.partnership_id = any (w.partnerships) and w.ended_by_no is null
        and (m.from_on, m.until_on) = (w.from_on, w.until_on)));
