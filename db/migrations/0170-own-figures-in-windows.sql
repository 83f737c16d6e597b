-- Area results: a reporting window asks the institute for its own figures too. Its sheet is one as a partner's is, with
-- no partnership: handed in by one person, reviewed by another, approved and locked.
alter table reporting_windows
  add column asks_institute boolean not null default false,
  drop constraint window_asks_someone,
  add constraint window_asks_someone check (partnerships <> '{}' or asks_institute);
grant update (asks_institute) on reporting_windows to relais_institute;

alter table measurement_reports
  alter column partnership_id drop not null,
  drop constraint a_partner_reports_once_a_window,
  add constraint a_partner_reports_once_a_window unique nulls not distinct (institute_id, window_id, partnership_id);
alter table report_steps alter column partnership_id drop not null;
alter table unreported_figures alter column partnership_id drop not null;
