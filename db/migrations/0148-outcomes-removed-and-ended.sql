-- Area programmes: an outcome that was entered by mistake is taken out while nothing refers to it; the trail keeps it.
grant delete on outcomes to relais_institute;

-- An outcome that the donor's decision left out, or that was stopped: from when, by which letter and why. It stays, with all
-- that hangs on it, and nothing is asked of it any more. A correction is a row in its place; what was noted of the wrong
-- outcome is taken back by a row that never stands.
create table outcome_ends (
  institute_id uuid not null,
  id uuid not null,
  outcome_id uuid not null,
  kind text constraint outcome_end_known check (kind in ('left_out', 'stopped')),
  ended_on date,
  reference text constraint outcome_end_has_a_reference check (reference <> ''),
  reason text constraint outcome_end_says_why check (reason <> ''),
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, outcome_id) references outcomes,
  constraint outcome_end_is_given_whole check (num_nonnulls(kind, ended_on, reference, reason) in (0, 4)),
  constraint outcome_end_is_corrected_for_a_reason check ((replaces_id is null) = (correction_reason is null)),
  constraint outcome_end_is_taken_back_for_a_reason
    check (kind is not null or (replaces_id is not null and ended_by_no = entry_no))
);
create unique index one_current_end_an_outcome on outcome_ends (institute_id, outcome_id) where ended_by_no is null;
call keep_apart_by_institute('outcome_ends');
call open_to_partner_for_reading('outcome_ends');
call open_to_auditor('outcome_ends');
grant select, insert, update (ended_by_no) on outcome_ends to relais_institute;
grant select on outcome_ends to relais_auditor;
-- Why is the house’s own.
grant select (institute_id, id, outcome_id, kind, ended_on, reference, entry_no, ended_by_no) on outcome_ends to relais_partner;
