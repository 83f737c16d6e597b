-- What is due of a partner rests on whether a window asks others for the same indicator: it reads the windows of the outcomes in
-- which it works too, so that it is told the same as the institute. Pages name it those alone that ask it.
drop policy partner_reads on reporting_windows;
create policy partner_reads on reporting_windows for select to relais_partner using (
  institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
  and (partnerships && (select nullif(current_setting('relais.partnerships', true), '')::uuid[])::uuid[]
    or outcomes && (select nullif(current_setting('relais.outcomes', true), '')::uuid[])::uuid[]));
