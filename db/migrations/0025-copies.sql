-- Area activities: where an activity or an action plan was copied from.

alter table activities add column copied_from_id uuid;
alter table activities add constraint an_activity_is_copied_from_one_of_the_institute
  foreign key (institute_id, copied_from_id) references activities;

alter table action_plans add column copied_from_id uuid;
alter table action_plans add constraint an_action_plan_is_copied_from_one_of_the_institute
  foreign key (institute_id, copied_from_id) references action_plans;
