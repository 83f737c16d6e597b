-- Areas results and records: evidence hangs on a single measurement too. An auditor reads that of a measurement within the
-- outcomes and years of the control (0008).

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
        where (r.institute_id, r.id) = (documents.institute_id, documents.subject_id)))
      or (subject_kind = 'measurement' and exists (select from measurements m
        where (m.institute_id, m.measurement_id) = (documents.institute_id, documents.subject_id)))));
