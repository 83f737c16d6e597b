-- Area activities: the picture of a story and its removal (aim O8), what an outcome announced last (O5).

-- O8: a picture file belongs to its story; what was published without consent that still holds is taken down on a day.
alter table stories add column document_id uuid;
alter table stories add foreign key (institute_id, document_id) references documents;
create table story_removals (
  institute_id uuid not null,
  publication_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  taken_down_on date not null,
  note text,
  entry_no bigint not null,
  primary key (institute_id, publication_id),
  foreign key (institute_id, publication_id) references story_publications,
  foreign key (institute_id, activity_id) references activities
);
call keep_apart_by_institute('story_removals');
call open_to_partner('story_removals');
create policy auditor_in_scope on story_removals for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and exists (select from activities a where a.institute_id = story_removals.institute_id and a.id = story_removals.activity_id));
grant select, insert on story_removals to relais_institute;
grant select on story_removals to relais_partner, relais_auditor;

-- O5: which entry announced last for whom an outcome is, also where nothing is announced any more.
create table group_announcements (
  institute_id uuid not null,
  outcome_id uuid not null,
  entry_no bigint not null,
  primary key (institute_id, outcome_id),
  foreign key (institute_id, outcome_id) references outcomes
);
call keep_apart_by_institute('group_announcements');
grant select, insert on group_announcements to relais_institute;
grant update (entry_no) on group_announcements to relais_institute;
