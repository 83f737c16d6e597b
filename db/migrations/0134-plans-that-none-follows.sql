-- Area programmes: an organ of the partner, or the institute, says that no plan follows one: from then on none is waited for.

create table action_plan_ends (
  institute_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  partnership_id uuid not null,
  organ text not null constraint plan_end_names_the_organ check (organ <> ''),
  on_day date not null,
  reason text not null constraint plan_end_has_a_reason check (reason <> ''),
  entered_on_behalf text,
  entry_no bigint not null,
  -- The entry that took it back.
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, plan_id) references action_plans,
  foreign key (institute_id, partnership_id) references partnerships
);
create unique index one_standing_end_a_plan on action_plan_ends (institute_id, plan_id) where ended_by_no is null;
call keep_apart_by_institute('action_plan_ends');
call open_to_partner('action_plan_ends');
call open_to_auditor('action_plan_ends');
grant select, insert, update (ended_by_no) on action_plan_ends to relais_institute, relais_partner;
grant select on action_plan_ends to relais_auditor;
