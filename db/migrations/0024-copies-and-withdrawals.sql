-- Area partners: rounds that were taken back; activities and programmes: where a thing was copied from.

alter table activities add column copied_from_id uuid;
alter table activities add constraint an_activity_is_copied_from_one_of_the_institute
  foreign key (institute_id, copied_from_id) references activities;

alter table action_plans add column copied_from_id uuid;
alter table action_plans add constraint an_action_plan_is_copied_from_one_of_the_institute
  foreign key (institute_id, copied_from_id) references action_plans;

alter table assessment_rounds add column opened_by_side text
  constraint round_opened_by_a_side check (opened_by_side in ('partner', 'institute'));

-- A round that was opened by mistake, taken back by the side that opened it; the row of the round stays.
create table assessment_withdrawals (
  institute_id uuid not null,
  round_id uuid not null,
  partnership_id uuid not null,
  side text not null constraint withdrawing_side_known check (side in ('partner', 'institute')),
  reason text not null constraint withdrawal_has_a_reason check (reason <> ''),
  withdrawn_on date not null,
  entry_no bigint not null,
  primary key (institute_id, round_id),
  foreign key (institute_id, round_id) references assessment_rounds,
  foreign key (institute_id, partnership_id) references partnerships
);
call keep_apart_by_institute('assessment_withdrawals');
call open_to_partner('assessment_withdrawals');
call open_to_auditor('assessment_withdrawals');
create policy each_withdraws_what_its_side_opened on assessment_withdrawals as restrictive for insert to relais_institute
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and side = 'institute');
create policy partner_withdraws_what_its_side_opened on assessment_withdrawals as restrictive for insert to relais_partner
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and side = 'partner');
grant select, insert on assessment_withdrawals to relais_institute, relais_partner;
grant select on assessment_withdrawals to relais_auditor;
