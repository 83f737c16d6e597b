-- Area finance: an amount of the budget over several years is read by the control of any of them, also where it began before.

do $$
declare name text;
begin
  foreach name in array array['budget_amounts', 'budget_shift_moves'] loop
    execute format('alter policy auditor_in_scope on %I using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and outcome_id = any (nullif(current_setting(''relais.outcomes'', true), '''')::uuid[]) and exists (select from unnest(nullif(current_setting(''relais.years'', true), '''')::int[]) as y (year) where y.year between extract(year from from_on)::int and extract(year from until_on)::int))', name);
  end loop;
end $$;
