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

-- What the test after a training came to; each test is a row, a correction another.
create table training_tests (
  institute_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  tested_on date not null,
  tested_before int not null constraint tested_before_not_negative check (tested_before between 0 and 100000),
  tested_after int not null constraint somebody_was_tested check (tested_after between 1 and 100000),
  passed int constraint who_passed_was_tested check (passed between 0 and tested_after),
  mean_before int constraint mean_before_in_per_cent check (mean_before between 0 and 100),
  mean_after int constraint mean_after_in_per_cent check (mean_after between 0 and 100),
  replaces_id uuid,
  correction_reason text,
  entered_on_behalf text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, activity_id) references activities,
  foreign key (institute_id, replaces_id) references training_tests,
  constraint a_test_says_who_passed_or_the_mean check (passed is not null or mean_after is not null),
  constraint corrected_test_has_a_reason check (replaces_id is null or correction_reason <> '')
);
create index tests_of_activity on training_tests (institute_id, activity_id);
call keep_apart_by_institute('training_tests');
call open_to_partner('training_tests');
create policy auditor_in_scope on training_tests for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and exists (
    select from activities a where a.institute_id = training_tests.institute_id and a.id = training_tests.activity_id));
grant select, insert, update (ended_by_no) on training_tests to relais_institute, relais_partner;
grant select on training_tests to relais_auditor;
