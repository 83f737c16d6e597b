-- area: activities
-- Kinds of action that an activity serves besides its own: they count it in the matrix, money and people stay with the own one.
alter table activities add column further_kinds text[] not null default '{}'
  constraint further_kinds_are_others check (
    further_kinds <@ array['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9'] and not kind = any (further_kinds));
grant update (further_kinds) on activities to relais_institute, relais_partner;

-- A line of a draft plan may be removed, not one on which a training hangs.
alter table activity_trainings
  rename constraint activity_trainings_institute_id_plan_line_id_fkey to a_line_with_a_training_stays;
