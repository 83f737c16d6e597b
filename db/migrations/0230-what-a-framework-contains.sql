-- Area programmes: what a joint strategic framework contains by royal decree of 11 September 2016, art. 13 (context, targets with their
-- justification, what each actor contributes, synergies, dialogue and learning), in what contributions to a target are
-- counted, why a programme contributes and how much each year.

alter table strategic_frameworks
  add column context jsonb not null default '{}',
  add column synergies jsonb not null default '{}',
  add column arrangements jsonb not null default '{}';
grant update (context, synergies, arrangements) on strategic_frameworks to relais_institute;

alter table framework_targets
  add column justification jsonb not null default '{}',
  add column unit jsonb not null default '{}';
grant update (justification, unit) on framework_targets to relais_institute;

-- Which other organisations contribute to a target and what, as the framework says it; the list is replaced whole.
create table target_actors (
  institute_id uuid not null,
  id uuid not null,
  target_id uuid not null,
  position int not null,
  organisation text not null constraint target_actor_is_named check (organisation <> ''),
  their_part text constraint target_actor_contributes_something check (their_part <> ''),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, target_id) references framework_targets
);
create index target_actors_of_target on target_actors (institute_id, target_id);
call keep_apart_by_institute('target_actors');
call open_to_auditor('target_actors');
grant select, insert, delete on target_actors to relais_institute;
grant select on target_actors to relais_auditor;

alter table framework_contributions add column justification jsonb not null default '{}';
grant update (justification) on framework_contributions to relais_institute;

-- What a contribution is each year: values in the unit of the target, or words; the list is replaced whole.
create table contribution_years (
  institute_id uuid not null,
  id uuid not null,
  contribution_id uuid not null,
  year int not null constraint contribution_year_likely check (year between 1990 and 2100),
  planned_value numeric constraint planned_contribution_not_negative check (planned_value >= 0),
  achieved_value numeric constraint achieved_contribution_not_negative check (achieved_value >= 0),
  text jsonb not null default '{}',
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, contribution_id) references framework_contributions,
  constraint contribution_year_said_once unique (institute_id, contribution_id, year),
  constraint contribution_year_says_something check (num_nonnulls(planned_value, achieved_value) > 0 or text <> '{}')
);
call keep_apart_by_institute('contribution_years');
call open_to_auditor('contribution_years');
grant select, insert, delete on contribution_years to relais_institute;
grant select on contribution_years to relais_auditor;
