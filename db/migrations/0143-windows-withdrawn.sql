-- Area results: a reporting window that was opened by mistake is withdrawn, with the reason, while nobody submitted in it.
-- It asks nobody then, and another one may bear its name.
alter table reporting_windows
  add column ended_by_no bigint,
  add column withdrawn_on date,
  add column withdrawn_by_name text,
  add column withdrawal_reason text constraint window_withdrawal_says_why check (withdrawal_reason <> ''),
  add constraint a_withdrawn_window_says_when_and_why
    check (num_nonnulls(ended_by_no, withdrawn_on, withdrawn_by_name, withdrawal_reason) in (0, 4)),
  drop constraint a_window_has_its_own_name;
create unique index a_window_has_its_own_name on reporting_windows (institute_id, programme_id, name)
  where ended_by_no is null;
grant update (ended_by_no, withdrawn_on, withdrawn_by_name, withdrawal_reason) on reporting_windows to relais_institute;
