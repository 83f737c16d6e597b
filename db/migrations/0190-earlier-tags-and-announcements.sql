-- Area activities: what an activity was tagged with (O2) and for whom an outcome was announced (O5) is ended, no longer removed,
-- where it is said anew, so that it can be answered as of an earlier day. A removed outcome takes its announcements with it.

alter table capacity_tags
  add column ended_by_no bigint,
  drop constraint capacity_tags_pkey,
  add primary key (institute_id, activity_id, axis, level, entry_no);
create unique index capacity_tag_stands_once on capacity_tags (institute_id, activity_id, axis, level) where ended_by_no is null;
revoke delete on capacity_tags from relais_institute, relais_partner;
grant update (ended_by_no) on capacity_tags to relais_institute, relais_partner;

alter table announced_groups
  add column ended_by_no bigint,
  drop constraint announced_groups_pkey,
  add primary key (institute_id, outcome_id, target_group, entry_no);
create unique index group_announced_once on announced_groups (institute_id, outcome_id, target_group) where ended_by_no is null;
grant update (ended_by_no) on announced_groups to relais_institute;
