-- Area finance: a control that is limited to budget items reads none of the others by another way either.

do $$
declare name text;
begin
  foreach name in array array['budget_shift_moves', 'opening_balances'] loop
    execute format('create policy auditor_of_these_items on %I as restrictive for select to relais_auditor using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and (coalesce(cardinality(nullif(current_setting(''relais.items'', true), '''')::text[]), 0) = 0 or item = any (nullif(current_setting(''relais.items'', true), '''')::text[])))', name);
  end loop;
end $$;
create policy auditor_of_these_expenses on assets as restrictive for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and (coalesce(cardinality(nullif(current_setting('relais.items', true), '')::text[]), 0) = 0
      or expense_id in (select e.expense_id from expenses e)));
-- The deed of an asset is read by whoever reads the asset.
create policy auditor_of_these_assets on documents as restrictive for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and (subject_kind <> 'asset' or subject_id in (select a.asset_id from assets a)));
