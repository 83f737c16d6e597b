-- Area reviews: a report that was opened wrongly and never accepted is withdrawn with its reason, and its days are free
-- again; until it was filed its period is corrected where it stands, and the trail keeps what stood before.
alter table partner_report_steps drop constraint report_step_known;
alter table partner_report_steps add constraint report_step_known
  check (step in ('filed', 'returned', 'accepted', 'withdrawn'));
alter table partner_report_steps add constraint withdrawn_report_says_why check (step <> 'withdrawn' or note <> '');

-- A partner files and withdraws; it neither returns nor accepts.
drop policy a_partner_only_files on partner_report_steps;
create policy a_partner_files_and_withdraws on partner_report_steps as restrictive for insert to relais_partner
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and step in ('filed', 'withdrawn'));
grant update (from_on, until_on) on partner_reports to relais_institute, relais_partner;
