-- Area activities: a withdrawal of a consent, a publication or a take-down that was noted wrongly is taken back; the row that
-- says why never stands, it ends with its own entry.

alter table consent_withdrawals
  add column id uuid,
  add column replaces_id uuid,
  add column correction_reason text,
  add column ended_by_no bigint,
  add constraint withdrawal_is_taken_back_for_a_reason check ((replaces_id is null) = (correction_reason is null));
update consent_withdrawals set id = consent_id;
alter table consent_withdrawals
  alter column id set not null,
  drop constraint consent_withdrawals_pkey,
  add primary key (institute_id, id);
create unique index one_current_withdrawal_a_consent on consent_withdrawals (institute_id, consent_id) where ended_by_no is null;

alter table story_publications
  add column replaces_id uuid,
  add column correction_reason text,
  add column ended_by_no bigint,
  add constraint publication_is_taken_back_for_a_reason check ((replaces_id is null) = (correction_reason is null));

alter table story_removals
  add column id uuid,
  add column replaces_id uuid,
  add column correction_reason text,
  add column ended_by_no bigint,
  add constraint removal_is_taken_back_for_a_reason check ((replaces_id is null) = (correction_reason is null));
update story_removals set id = publication_id;
alter table story_removals
  alter column id set not null,
  drop constraint story_removals_pkey,
  add primary key (institute_id, id);
create unique index one_current_removal_a_publication on story_removals (institute_id, publication_id) where ended_by_no is null;

grant update (ended_by_no) on consent_withdrawals to relais_institute, relais_partner;
grant update (ended_by_no) on story_publications, story_removals to relais_institute;
