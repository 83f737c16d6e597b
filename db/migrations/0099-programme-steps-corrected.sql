-- Area programmes: a step of a programme that was noted wrongly is corrected by a row in its place, or ended where it never was.

-- The entry of the row that first said the step: a correction stands where that stood, in order and against subsidy cuts.
alter table programme_decisions
  add column place_no bigint,
  add column replaces_id uuid,
  add column correction_reason text,
  add column ended_by_no bigint;
update programme_decisions set place_no = entry_no;
alter table programme_decisions
  alter column place_no set not null,
  add constraint a_corrected_step_says_why check ((replaces_id is null) = (correction_reason is null));
create unique index one_current_row_a_step on programme_decisions (institute_id, programme_id, place_no) where ended_by_no is null;
grant update (ended_by_no) on programme_decisions to relais_institute;
