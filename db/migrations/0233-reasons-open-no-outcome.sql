-- Before windows asked a partner only for the outcomes in which it works (0224), it had to say «nothing because …» for the
-- others too. Such a reason opens no outcome any more (as in 0224, but for them): where a reason was asked rightly, the
-- partner works there or a standing window asks it expressly, and says so by a row of its own.
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
  union select w.institute_id, (also ->> 'outcomeId')::uuid
    from own join reporting_windows w on w.institute_id = own.institute_id and own.partnership_id = any (w.partnerships)
      cross join jsonb_array_elements(w.also_asked) as also
   where w.ended_by_no is null and also ->> 'partnershipId' = own.partnership_id::text
) as named where outcome_id is not null;

-- The reason itself is read by the partner where its outcome is, so that a sheet which is handed in anew ends none that it
-- does not show. It stays for the institute.
create policy partner_reads_where_it_works on unreported_figures as restrictive for select to relais_partner using (
  institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
  and outcome_id = any ((select nullif(current_setting('relais.outcomes', true), '')::uuid[])::uuid[]));
drop index unreported_figures_where_a_partner_works;
