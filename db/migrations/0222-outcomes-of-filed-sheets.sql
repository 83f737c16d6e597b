-- Area obligations: the donor's year finds what was filed of scores and lessons by the outcome of its sheet, not by what it
-- was called then. Whose a sheet is of which something was filed is lent as the days are, nothing else of it.
do $$
declare what text;
begin
  foreach what in array array['score', 'lesson'] loop
    execute format('create policy donor_is_told_dates on %1$s_sheets for select to relais_donor using (
      institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[])
      and current_setting(''relais.telling_dates'', true) = ''on''
      and exists (select from %1$s_filings f where (f.institute_id, f.sheet_id) = (%1$s_sheets.institute_id, %1$s_sheets.id)))', what);
    execute format('grant select (institute_id, id, outcome_id) on %s_sheets to relais_donor', what);
  end loop;
end $$;
