-- A partner reads the outcomes in which it works, and what hangs on them; not those of other partners of the institute.

-- What a window asks for is asked of all its partners, so that it names the outcomes of its indicators to them. Its
-- command keeps this; an indicator that a standing window asks for changes its outcome no more.
alter table reporting_windows add column outcomes uuid[] not null default '{}';
update reporting_windows w set outcomes = (
  select coalesce(array_agg(distinct i.outcome_id), '{}') from indicators i
   where i.institute_id = w.institute_id and i.id = any (w.indicators));
alter table reporting_windows alter column outcomes drop default;
grant update (outcomes) on reporting_windows to relais_institute;

-- The question below is read from indexes alone.
do $$
declare name text;
begin
  foreach name in array array['activities', 'measurements', 'expenses', 'action_plan_lines', 'progress_reviews',
      'budget_amounts', 'planned_transfers', 'transactions', 'opening_balances', 'assets', 'revenues'] loop
    execute format('create index %1$s_where_a_partner_works on %1$s (institute_id, partnership_id, outcome_id)', name);
  end loop;
end $$;

-- The outcomes of the partnerships in the settings: those that they carry, in which a row of theirs stands or stood, or of
-- which a standing window asks them. Whatever row of its own a partner reads, it reads the outcome which that row names.
-- Asked once as a partner's transaction opens, which keeps the answer in relais.outcomes (src/db/transaction.ts). Of the
-- three tables that grow it looks up the next outcome after the last (a step an outcome), not thousands of rows.
create view outcomes_worked_in with (security_invoker = true) as
with recursive own as (
  select i.institute_id, p.partnership_id
    from unnest(nullif(current_setting('relais.institutes', true), '')::uuid[]) as i (institute_id)
   cross join unnest(nullif(current_setting('relais.partnerships', true), '')::uuid[]) as p (partnership_id)
),
did (institute_id, partnership_id, outcome_id) as (
  select own.*, (select f.outcome_id from activities f
      where f.institute_id = own.institute_id and f.partnership_id = own.partnership_id
      order by f.outcome_id limit 1) from own
  union all
  select d.institute_id, d.partnership_id, (select f.outcome_id from activities f
      where f.institute_id = d.institute_id and f.partnership_id = d.partnership_id and f.outcome_id > d.outcome_id
      order by f.outcome_id limit 1) from did d where d.outcome_id is not null
),
spent (institute_id, partnership_id, outcome_id) as (
  select own.*, (select f.outcome_id from expenses f
      where f.institute_id = own.institute_id and f.partnership_id = own.partnership_id
      order by f.outcome_id limit 1) from own
  union all
  select d.institute_id, d.partnership_id, (select f.outcome_id from expenses f
      where f.institute_id = d.institute_id and f.partnership_id = d.partnership_id and f.outcome_id > d.outcome_id
      order by f.outcome_id limit 1) from spent d where d.outcome_id is not null
),
measured (institute_id, partnership_id, outcome_id) as (
  select own.*, (select f.outcome_id from measurements f
      where f.institute_id = own.institute_id and f.partnership_id = own.partnership_id
      order by f.outcome_id limit 1) from own
  union all
  select d.institute_id, d.partnership_id, (select f.outcome_id from measurements f
      where f.institute_id = d.institute_id and f.partnership_id = d.partnership_id and f.outcome_id > d.outcome_id
      order by f.outcome_id limit 1) from measured d where d.outcome_id is not null
)
select institute_id, outcome_id from (
  select institute_id, outcome_id from did
  union select institute_id, outcome_id from spent
  union select institute_id, outcome_id from measured
  union select institute_id, outcome_id from own join outcome_partners using (institute_id, partnership_id)
  union select institute_id, outcome_id from own join action_plan_lines using (institute_id, partnership_id)
  union select institute_id, outcome_id from own join progress_reviews using (institute_id, partnership_id)
  union select institute_id, outcome_id from own join budget_amounts using (institute_id, partnership_id)
  union select institute_id, outcome_id from own join planned_transfers using (institute_id, partnership_id)
  union select institute_id, outcome_id from own join transactions using (institute_id, partnership_id)
  union select institute_id, outcome_id from own join opening_balances using (institute_id, partnership_id)
  union select institute_id, outcome_id from own join assets using (institute_id, partnership_id)
  union select institute_id, outcome_id from own join revenues using (institute_id, partnership_id)
  union select w.institute_id, o.outcome_id
    from own join reporting_windows w on w.institute_id = own.institute_id and own.partnership_id = any (w.partnerships)
      cross join unnest(w.outcomes) as o (outcome_id)
   where w.ended_by_no is null
) as named where outcome_id is not null;
grant select on outcomes_worked_in to relais_partner;

-- Reading: rows of these outcomes and, where a table has such, rows of the programme, which are of no outcome.
-- `(select ...)` is worked out once a statement, where the setting alone would be taken apart for every row.
create procedure open_to_partner_where_it_works(protected regclass) language plpgsql as $$
begin
  execute format('create policy partner_reads on %s for select to relais_partner using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and outcome_id = any ((select nullif(current_setting(''relais.outcomes'', true), '''')::uuid[])::uuid[]))', protected);
end $$;
create procedure open_to_partner_of_programme_or_where_it_works(protected regclass) language plpgsql as $$
begin
  execute format('create policy partner_reads on %s for select to relais_partner using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and (outcome_id is null or outcome_id = any ((select nullif(current_setting(''relais.outcomes'', true), '''')::uuid[])::uuid[])))', protected);
end $$;
-- Of what hangs on an indicator, what hangs on one that the partner reads.
create procedure open_to_partner_by_indicator(protected regclass) language plpgsql as $$
begin
  execute format('create policy partner_reads on %1$s for select to relais_partner using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and exists (select from indicators i where i.institute_id = %1$s.institute_id and i.id = %1$s.indicator_id))', protected);
end $$;
-- Writing: a partner makes no outcome its own by entering something in it.
create procedure keep_partner_where_it_works(protected regclass) language plpgsql as $$
begin
  execute format('create policy partner_writes_where_it_works on %s as restrictive to relais_partner with check (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and (outcome_id is null or outcome_id = any ((select nullif(current_setting(''relais.outcomes'', true), '''')::uuid[])::uuid[])))', protected);
end $$;
revoke all on procedure open_to_partner_where_it_works, open_to_partner_of_programme_or_where_it_works,
  open_to_partner_by_indicator, keep_partner_where_it_works from public;

do $$
declare name text;
begin
  foreach name in array array['outcomes', 'outputs', 'outcome_ends', 'announced_groups', 'results', 'indicators'] loop
    execute format('drop policy partner_reads on %I', name);
    execute format('call open_to_partner_where_it_works(%L)', name);
  end loop;
  -- Not the countries: what a partner enters is judged by those of the whole programme, and its sheets are asked by them.
  foreach name in array array['theory_statements', 'programme_classifications'] loop
    execute format('drop policy partner_reads on %I', name);
    execute format('call open_to_partner_of_programme_or_where_it_works(%L)', name);
  end loop;
  foreach name in array array['indicator_versions', 'baselines', 'targets', 'cell_mappings', 'indicator_feeds'] loop
    execute format('drop policy partner_reads on %I', name);
    execute format('call open_to_partner_by_indicator(%L)', name);
  end loop;
  foreach name in array array['activities', 'action_plan_lines', 'measurements', 'measurement_feeds', 'expenses', 'assets',
      'revenues'] loop
    execute format('call keep_partner_where_it_works(%L)', name);
  end loop;
end $$;

-- A link shows its two ends.
alter policy partner_reads on causal_links using (
  institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
  and (from_outcome_id is null or from_outcome_id = any ((select nullif(current_setting('relais.outcomes', true), '')::uuid[])::uuid[]))
  and (to_outcome_id is null or to_outcome_id = any ((select nullif(current_setting('relais.outcomes', true), '')::uuid[])::uuid[]))
  and (from_output_id is null or exists (select from outputs o where (o.institute_id, o.id) = (causal_links.institute_id, causal_links.from_output_id)))
  and (to_output_id is null or exists (select from outputs o where (o.institute_id, o.id) = (causal_links.institute_id, causal_links.to_output_id)))
  and (to_statement_id is null or exists (select from theory_statements s where (s.institute_id, s.id) = (causal_links.institute_id, causal_links.to_statement_id))));
