-- Area records: an auditor reads what hangs on the things that a control reaches, and no other document.

-- First what an auditor reads of the whole institute, and what has a policy of its own (0046, 0047, 0051); then what lies
-- within the outcomes and years of the control. A kind that is named nowhere here is not read.
create policy auditor_of_what_it_hangs_on on documents as restrictive for select to relais_auditor
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
        where (t.institute_id, t.transfer_id) = (documents.institute_id, documents.subject_id)))));
