-- Area activities: a story of change is told of an activity or of an outcome, to which many activities led. The one that the
-- institute tells itself has no partnership; a partner tells of the outcomes in which it works.

alter table stories
  alter column activity_id drop not null,
  add column outcome_id uuid,
  add foreign key (institute_id, outcome_id) references outcomes,
  add constraint story_is_of_an_activity_or_an_outcome check (num_nonnulls(activity_id, outcome_id) = 1);
create index stories_of_outcome on stories (institute_id, outcome_id) where outcome_id is not null;
-- It opens no outcome: a partner tells and reads it where the outcome is open to it (0180).
call keep_partner_where_it_works('stories');
create policy partner_reads_where_it_works on stories as restrictive for select to relais_partner using (
  institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
  and (outcome_id is null
    or outcome_id = any ((select nullif(current_setting('relais.outcomes', true), '')::uuid[])::uuid[])));
alter policy auditor_in_scope on stories
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and (outcome_id = any (nullif(current_setting('relais.outcomes', true), '')::uuid[])
      or exists (select from activities a where (a.institute_id, a.id) = (stories.institute_id, stories.activity_id))));

-- What hangs on a story asks the story what it is of: a second copy of it could say otherwise.
do $$
declare
  hanging text[][] := array[
    ['story_consents', 'stories', 'story_id'],
    ['story_publications', 'stories', 'story_id'],
    ['consent_withdrawals', 'story_consents', 'consent_id'],
    ['story_removals', 'story_publications', 'publication_id']];
  part text[];
begin
  foreach part slice 1 in array hanging loop
    execute format('drop policy auditor_in_scope on %I', part[1]);
    execute format('alter table %I drop column activity_id', part[1]);
    execute format('create policy auditor_in_scope on %1$I for select to relais_auditor using (
      institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[])
      and exists (select from %2$I x where (x.institute_id, x.id) = (%1$I.institute_id, %1$I.%3$I)))', part[1], part[2], part[3]);
  end loop;
end $$;

-- Of a story of an outcome, picture and papers hang on the story itself, and its entries in the trail too: an outcome and its
-- history are read by controls of other outcomes.
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
        where (m.institute_id, m.measurement_id) = (documents.institute_id, documents.subject_id)))
      or (subject_kind = 'story' and exists (select from stories s
        where (s.institute_id, s.id) = (documents.institute_id, documents.subject_id)))));
