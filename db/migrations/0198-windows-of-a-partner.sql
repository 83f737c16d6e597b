-- A partner reads the windows that ask it, not those that ask others of the institute.
drop policy partner_reads on reporting_windows;
create policy partner_reads on reporting_windows for select to relais_partner using (
  institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
  and partnerships && (select nullif(current_setting('relais.partnerships', true), '')::uuid[])::uuid[]);
-- What an indicator that a window asks for left behind when it was moved.
update reporting_windows w set outcomes = (
  select coalesce(array_agg(distinct i.outcome_id), '{}') from indicators i
   where i.institute_id = w.institute_id and i.id = any (w.indicators));
