-- Area activities: how many different people the trainings of a plan reached, the test that follows a training, and who
-- decided on an activity.

-- Attendances count who comes twice twice; how many people they are, no list of names may tell: it is declared, with how
-- that was found out.
create table unique_people_counts (
  institute_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  partnership_id uuid not null,
  year int not null constraint unique_people_are_of_a_year check (year between 1900 and 2199),
  people int not null constraint unique_people_not_negative check (people between 0 and 10000000),
  source text not null constraint unique_people_have_a_source check (source <> ''),
  replaces_id uuid,
  correction_reason text,
  entered_on_behalf text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, plan_id) references action_plans,
  foreign key (institute_id, partnership_id) references partnerships,
  foreign key (institute_id, replaces_id) references unique_people_counts,
  constraint corrected_people_have_a_reason check (replaces_id is null or correction_reason <> '')
);
create unique index one_current_count_of_people_a_year on unique_people_counts (institute_id, plan_id, year) where ended_by_no is null;
call keep_apart_by_institute('unique_people_counts');
call open_to_partner('unique_people_counts');
call open_to_auditor('unique_people_counts');
grant select, insert, update (ended_by_no) on unique_people_counts to relais_institute, relais_partner;
grant select on unique_people_counts to relais_auditor;

-- Who decided on an activity (agreement, aim 7), on which day and in which organ.
alter table activities
  add column decided_by text constraint activity_decider_known check (decided_by in ('partner_organ', 'institute', 'joint', 'network')),
  add column decided_on date,
  add column deciding_organ text;
alter table activities add constraint a_decision_has_someone_who_took_it
  check (decided_by is not null or decided_on is null and deciding_organ is null);
grant update (decided_by, decided_on, deciding_organ) on activities to relais_institute, relais_partner;
