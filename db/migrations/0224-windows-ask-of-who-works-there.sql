-- A window asks a partner for the indicators of the outcomes in which it works, and of others only where it says so of that
-- partner: `[{"partnershipId": ..., "outcomeId": ...}]`.
alter table reporting_windows
  add column also_asked jsonb not null default '[]'
    constraint window_lists_whom_it_also_asks check (jsonb_typeof(also_asked) = 'array');
grant update (also_asked) on reporting_windows to relais_institute;

-- A reason that a partner handed in names its outcome: whatever becomes of the window, who wrote it reads what it is about.
alter table unreported_figures add column outcome_id uuid;
update unreported_figures u set outcome_id = (
  select i.outcome_id from indicators i where (i.institute_id, i.id) = (u.institute_id, u.indicator_id));
alter table unreported_figures alter column outcome_id set not null;
alter table unreported_figures add foreign key (institute_id, outcome_id) references outcomes;
create index unreported_figures_where_a_partner_works on unreported_figures (institute_id, partnership_id, outcome_id);
call keep_partner_where_it_works('unreported_figures');
-- An indicator that is moved takes its reasons along.
grant update (outcome_id) on unreported_figures to relais_institute;

-- As before (0180), but that a standing window names the outcomes alone for which it asks the partner expressly.
create or replace view outcomes_worked_in with (security_invoker = true) as
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
  union select institute_id, outcome_id from own join unreported_figures using (institute_id, partnership_id)
  union select w.institute_id, (also ->> 'outcomeId')::uuid
    from own join reporting_windows w on w.institute_id = own.institute_id and own.partnership_id = any (w.partnerships)
      cross join jsonb_array_elements(w.also_asked) as also
   where w.ended_by_no is null and also ->> 'partnershipId' = own.partnership_id::text
) as named where outcome_id is not null;
