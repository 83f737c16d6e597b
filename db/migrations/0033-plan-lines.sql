-- area: programmes
-- A line is changed or removed until the partner's organ has approved its edition; then it stands.
alter table action_plan_lines add column version int not null default 1;
grant update (theme, title, from_on, until_on, planned_sessions, planned_participants, outcome_id, version)
  on action_plan_lines to relais_institute, relais_partner;
grant delete on action_plan_lines to relais_institute, relais_partner;
