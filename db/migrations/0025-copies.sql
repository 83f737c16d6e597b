-- Area activities: where an activity was copied from.

alter table activities add column copied_from_id uuid;
alter table activities add constraint an_activity_is_copied_from_one_of_the_institute
  foreign key (institute_id, copied_from_id) references activities;
