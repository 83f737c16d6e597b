-- Area programmes: an approval of an action plan that was noted wrongly is taken back; it stays on record as it was noted.

alter table action_plan_approvals
  -- The entry that took it back.
  add column ended_by_no bigint;
drop index one_approval_an_edition;
create unique index one_standing_approval_an_edition on action_plan_approvals (institute_id, plan_id) where ended_by_no is null;
grant update (ended_by_no) on action_plan_approvals to relais_institute, relais_partner;
