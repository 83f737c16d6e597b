-- Areas results and records: an auditor reads the evidence of a sheet on which a figure under control stands. The sheet
-- itself, its draft and its steps stay the institute's and the partner's: only which sheet it is can be read.

grant select (institute_id, id, window_id, partnership_id, entry_no) on measurement_reports to relais_auditor;

-- A measurement is read within the outcomes and years of the control (0008): where none of a sheet is, there is no sheet.
create policy auditor_of_these_figures on measurement_reports for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and exists (select from measurements m
      join reporting_windows w on (w.institute_id, w.id) = (measurement_reports.institute_id, measurement_reports.window_id)
      where (m.institute_id, m.partnership_id) = (measurement_reports.institute_id, measurement_reports.partnership_id)
        and m.indicator_id = any (w.indicators) and m.country is null
        and (m.from_on, m.until_on) = (w.from_on, w.until_on)));

alter policy auditor_of_what_it_hangs_on on documents
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and (subject_kind in (
        'organisation', 'partnership', 'agreement', 'action-plan', 'programme', 'programme_amendment', 'strategic_framework',
        'donor_dialogue', 'outcome', 'indicator', 'library_indicator', 'reporting-window', 'evaluation',
        'evaluation_recommendation', 'budget_shift', 'instalment', 'certified-report', 'parameter', 'derogation',
        'expense', 'finding', 'asset', 'frozen_account')
      or (subject_kind = 'activity' and exists (select from activities a
        where (a.institute_id, a.id) = (documents.institute_id, documents.subject_id)))
      or (subject_kind = 'review' and exists (select from progress_reviews r
        where (r.institute_id, r.id) = (documents.institute_id, documents.subject_id)))
      or (subject_kind = 'post' and exists (select from posts p
        where (p.institute_id, p.post_id) = (documents.institute_id, documents.subject_id)))
      or (subject_kind = 'transaction' and exists (select from transactions t
        where (t.institute_id, t.id) = (documents.institute_id, documents.subject_id)))
      or (subject_kind = 'planned_transfer' and exists (select from planned_transfers t
        where (t.institute_id, t.transfer_id) = (documents.institute_id, documents.subject_id)))
      or (subject_kind = 'measurement-report' and exists (select from measurement_reports r
        where (r.institute_id, r.id) = (documents.institute_id, documents.subject_id)))));
