-- Area obligations: the donor reads beside a legal day the article that the institute names for it and how sure it is; of the
-- kinds that the program brings, as their days.
grant select (citation, confidence) on obligation_kinds to relais_donor;

-- Days given and facts that set a day are lent of those kinds alone, not of what an institute keeps for itself.
grant select (kind_id) on obligation_dates to relais_donor;
grant select (kind_id) on obligation_events to relais_donor;
do $$
declare name text;
begin
  foreach name in array array['obligation_dates', 'obligation_events'] loop
    execute format('alter policy donor_is_told_dates on %1$I using (
      institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[])
      and current_setting(''relais.telling_dates'', true) = ''on'' and ended_by_no is null
      and exists (select from obligation_kinds k where (k.institute_id, k.id) = (%1$I.institute_id, %1$I.kind_id)))', name);
  end loop;
end $$;
